import { invariant } from '@miaoguo/shared/problem/problem'
import { asksSame } from '@miaoguo/shared/servicing/standing-rows'
import type { Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import * as installments from '../loans/installment-store.ts'
import * as loans from '../loans/mirror-store.ts'
import { findStanding } from '../loans/standing-store.ts'
import * as relief from '../service-requests/relief-store.ts'
import type { StoredOperation } from './store.ts'

/**
 * A relief that its lender has put into its books, written into our mirror as it was shown and agreed to. A job then
 * compares the lender's rows with these; a loan that a refund has changed since is that job's alone.
 */
export async function applyRelief(deps: Deps, tx: Tx, it: StoredOperation): Promise<void> {
  const offer = await relief.find(tx, it.serviceRequestId ?? '')
  const standing = await findStanding(tx, it.loanId)
  const loan = await loans.findKept(tx, it.loanId)
  invariant(offer && standing && loan, 'what is eased was drawn and offered')
  if (asksSame(standing.rows, offer.rowsBefore)) {
    const rows = offer.rowsAfter
    await installments.replace(tx, { ...loan, rows, on: it.askedOn })
    await loans.mirror(tx, it.loanId, { status: 'active', ...loans.totalsOf(rows) })
  }
  await deps.jobs.enqueue(tx, 'mirror-loan', { authorizationId: it.authorizationId })
}
