import * as z from 'zod/mini'
import { DisputeReason } from '../dispute/dispute.ts'
import { AmountMinor } from '../money/money.ts'
import { Instant } from '../time/calendar-date.ts'

/** What a borrower disputes of a loan's order, as the lender decides it; `dropped`: the lender found the amount owed. */
export const LoanDispute = z.strictObject({
  reason: DisputeReason,
  status: z.enum(['being_decided', 'given_back', 'dropped']),
  /** In minor units of the loan's currency. */
  amountMinor: AmountMinor,
  openedAt: Instant,
  decidedAt: z.nullable(Instant),
})
export type LoanDispute = z.infer<typeof LoanDispute>
