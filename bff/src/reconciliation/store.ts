import type { LoanStatus } from '@miaoguo/shared/loan/loan'
import type { Currency } from '@miaoguo/shared/money/money'
import type { Instant } from '@miaoguo/shared/time/calendar-date'
import type { Db } from '../db/connect.ts'

/** A loan as our mirror has it, with the reference it was booked under. */
export type Mirrored = {
  loanId: string
  attemptId: string
  lenderLoanReference: string
  principalMinor: number
  currency: Currency
  status: LoanStatus
}

const mirrored = (db: Db, lenderId: string) =>
  db
    .selectFrom('loans')
    .innerJoin('attempts', (join) =>
      join
        .onRef('attempts.applicationId', '=', 'loans.applicationId')
        .on('attempts.state', '=', 'accepted'),
    )
    .innerJoin('authorizations', 'authorizations.loanId', 'loans.id')
    .select([
      'loans.id as loanId',
      'attempts.id as attemptId',
      'loans.lenderLoanReference',
      'loans.currency',
      'loans.status',
    ])
    // What was booked: of a hold all of it, however much was drawn since.
    .select((eb) =>
      eb
        .case()
        .when('authorizations.captureMode', '=', 'manual')
        .then(eb.ref('authorizations.amountMinor'))
        .else(eb.ref('loans.principalMinor'))
        .end()
        .as('principalMinor'),
    )
    .where('loans.lenderId', '=', lenderId)

/** Those of a lender among these references of its own. */
export async function findByReferences(
  db: Db,
  lenderId: string,
  references: readonly string[],
): Promise<Mirrored[]> {
  if (references.length === 0) return []
  return mirrored(db, lenderId).where('loans.lenderLoanReference', 'in', references).execute()
}

/** Those of a lender made between two instants. */
export const findBetween = (
  db: Db,
  lenderId: string,
  it: { from: Instant; to: Instant },
): Promise<Mirrored[]> =>
  mirrored(db, lenderId)
    .where('loans.createdAt', '>=', it.from)
    .where('loans.createdAt', '<', it.to)
    .execute()
