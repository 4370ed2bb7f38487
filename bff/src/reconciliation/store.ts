import { AuthorizationId } from '@miaoguo/shared/id/id'
import type { LoanStatus } from '@miaoguo/shared/loan/loan'
import type { Currency } from '@miaoguo/shared/money/money'
import type { Instant } from '@miaoguo/shared/time/calendar-date'
import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'

/** A loan as our mirror has it, with the reference it was booked under. */
export type Mirrored = {
  loanId: string
  attemptId: string
  lenderLoanReference: string
  principalMinor: number
  currency: Currency
  status: LoanStatus
  authorizationId: AuthorizationId
  capturedMinor: number
  refundedMinor: number
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
      'authorizations.id as authorizationId',
      'authorizations.capturedMinor',
      // Given back to the borrower: to a lender's books a lost dispute is that too.
      sql<number>`authorizations.refunded_minor + authorizations.dispute_lost_minor`.as(
        'refundedMinor',
      ),
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

type Row = Omit<Mirrored, 'authorizationId'> & { authorizationId: string }
const toMirrored = (row: Row): Mirrored => ({
  ...row,
  authorizationId: AuthorizationId.parse(row.authorizationId),
})

/** Those of a lender among these references of its own. */
export async function findByReferences(
  db: Db,
  lenderId: string,
  references: readonly string[],
): Promise<Mirrored[]> {
  if (references.length === 0) return []
  const rows = await mirrored(db, lenderId)
    .where('loans.lenderLoanReference', 'in', references)
    .execute()
  return rows.map(toMirrored)
}

type Period = { from: Instant; to: Instant }

/** Those of a lender made between two instants. */
export async function findBetween(db: Db, lenderId: string, it: Period): Promise<Mirrored[]> {
  const rows = await mirrored(db, lenderId)
    .where('loans.createdAt', '>=', it.from)
    .where('loans.createdAt', '<', it.to)
    .execute()
  return rows.map(toMirrored)
}

/** Those of a lender of which something was drawn or given back between two instants. */
export async function findMovedBetween(db: Db, lenderId: string, it: Period): Promise<Mirrored[]> {
  const rows = await mirrored(db, lenderId)
    .where('authorizations.id', 'in', (eb) =>
      eb
        .selectFrom('operations')
        .select('operations.authorizationId')
        .where('operations.kind', 'in', ['capture', 'refund'])
        .where('operations.settledAt', '>=', it.from)
        .where('operations.settledAt', '<', it.to),
    )
    .execute()
  return rows.map(toMirrored)
}
