import { invariant } from '@miaoguo/shared/problem/problem'
import type { LivingInstallment } from '@miaoguo/shared/loan/operation'
import { closingOn, prepaidRows, type Closing } from '@miaoguo/shared/servicing/standing-loan'
import { closedRows, isOpenRow, paidRows, sumOver } from '@miaoguo/shared/servicing/standing-rows'
import { withdrawnRows } from '@miaoguo/shared/servicing/withdrawal'
import * as audit from '../audit/store.ts'
import type { Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import * as installments from '../loans/installment-store.ts'
import * as loans from '../loans/mirror-store.ts'
import { settleSubsidy } from '../loans/settle-subsidy.ts'
import { findStanding, type Standing } from '../loans/standing-store.ts'
import { chargesLate, standingOn } from './late-costs.ts'
import type { StoredOperation } from './store.ts'

/**
 * A repayment that its lender has settled, written into our mirror by our own arithmetic, so that the borrower sees it
 * at once. A job then compares the lender's rows with these.
 */
export async function applyRepayment(deps: Deps, tx: Tx, it: StoredOperation): Promise<void> {
  const found = await findStanding(tx, it.loanId)
  const loan = await loans.findKept(tx, it.loanId)
  invariant(found && loan, 'what is repaid was drawn')
  const standing = standingOn(deps, { ...it, standing: found }, it.askedOn)
  const rows = rowsAfter(standing, it)
  const open = rows.some(isOpenRow)
  await installments.replace(tx, { ...loan, rows, on: it.askedOn })
  const closed = it.repaymentKind === 'withdrawal' ? 'withdrawn' : 'paid_off'
  await loans.mirror(tx, it.loanId, {
    status: open ? 'active' : closed,
    ...loans.totalsOf(rows),
    ...(chargesLate(deps, it) ? { lateThrough: it.askedOn } : {}),
  })
  // A loan that is undone cost nobody anything, so what its merchant was to pay of it is there for others again.
  if (!open && closed === 'withdrawn') await settleSubsidy(deps, tx, it.authorizationId)
  if (!open)
    await audit.append(tx, {
      at: deps.now(),
      actor: it.lenderId,
      action: closed === 'withdrawn' ? 'loan.withdrawn' : 'loan.closed',
      subject: it.loanId,
      facts: { operationId: it.id, on: it.askedOn, paidMinor: sumOver(rows, (r) => r.paidMinor) },
    })
  await deps.jobs.enqueue(tx, 'mirror-loan', { authorizationId: it.authorizationId })
}

function rowsAfter(standing: Standing, it: StoredOperation): LivingInstallment[] {
  const { amountMinor, askedOn: on } = it
  switch (it.repaymentKind) {
    case 'prepayment':
      return prepaidRows(standing, { on, amountMinor, keep: it.keep ?? 'installment' })
    case 'payoff':
      return closedRows(standing.rows, {
        on,
        closing: paidAs(closingOn(standing, on), amountMinor),
      })
    case 'withdrawal':
      return withdrawnRows(standing.rows)
    case 'installment':
    case null:
      return paidRows(standing.rows, amountMinor)
  }
}

/** What was paid is what the lender took, whatever came between the quote and it; what is above principal and fees is interest. */
function paidAs(closing: Closing, totalMinor: number): Closing {
  const principalMinor = Math.min(closing.principalMinor, totalMinor)
  const feeMinor = Math.min(closing.feeMinor, totalMinor - principalMinor)
  const interestMinor = totalMinor - principalMinor - feeMinor
  return { principalMinor, interestMinor, feeMinor, totalMinor }
}
