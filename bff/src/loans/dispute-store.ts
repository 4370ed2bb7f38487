import type { DisputeStatus } from '@miaoguo/shared/dispute/dispute'
import type { LoanId } from '@miaoguo/shared/id/id'
import type { LoanDispute } from '@miaoguo/shared/loan/loan-dispute'
import type { Db } from '../db/connect.ts'

/** However it came about that the amount was taken back, the borrower does not owe it. */
const told: Readonly<Record<DisputeStatus, LoanDispute['status']>> = {
  opened: 'being_decided',
  evidence_submitted: 'being_decided',
  won: 'dropped',
  lost: 'given_back',
  accepted: 'given_back',
  expired: 'given_back',
}

/** More than these of one order are not told. */
const disputesMax = 20

/** What was disputed of a loan's order, newest first. The loan was found to be the borrower's own. */
export async function listDisputes(db: Db, loanId: LoanId): Promise<LoanDispute[]> {
  const rows = await db
    .selectFrom('disputes')
    .innerJoin('authorizations', 'authorizations.id', 'disputes.authorizationId')
    .where('authorizations.loanId', '=', loanId)
    .select(['disputes.reason', 'disputes.status', 'disputes.amountMinor'])
    .select(['disputes.openedAt', 'disputes.decidedAt'])
    .orderBy('disputes.openedAt', 'desc')
    .orderBy('disputes.id', 'desc')
    .limit(disputesMax)
    .execute()
  return rows.map((it) => ({ ...it, status: told[it.status] }))
}
