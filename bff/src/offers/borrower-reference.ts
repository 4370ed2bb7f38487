import { createHash } from 'node:crypto'

/** A borrower's name at one lender: the same each time, and not the same at another lender. */
export const borrowerReference = (lenderId: string, borrowerId: string): { reference: string } => ({
  reference: `b-${createHash('sha256').update(`${lenderId}:${borrowerId}`).digest('hex').slice(0, 32)}`,
})
