import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { repaymentContract } from '@miaoguo/shared/contract/shopper/repayments'
import type { WithdrawalQuote } from '@miaoguo/shared/loan/operation'
import { invariant, Problem } from '@miaoguo/shared/problem/problem'
import { withdrawalOf } from '@miaoguo/shared/servicing/withdrawal'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import type { Answered } from '../lenders/lender.ts'
import { findLoan } from '../loans/loan-store.ts'
import type { Standing } from '../loans/standing-store.ts'
import { atMerchantTime } from '../merchants/merchant-time.ts'
import { agreedStanding } from './agreed-standing.ts'
import { ownLoan, payableLoan, refuseWhilePending } from './own-loan.ts'
import { ownWithdrawal } from './refuse-withdrawal.ts'
import type { OwnLoan } from './store.ts'

type Contract = typeof repaymentContract.previewWithdrawal

/** What undoes the loan today, in the lender's words, once our own arithmetic says the same; nothing is done. */
export async function previewWithdrawal(
  wall: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { borrowerId } = shopperOf(actor)
  const loan = await ownLoan(wall.db, { id: input.params.id, borrowerId })
  const deps = atMerchantTime(wall, loan.clockAheadMs)
  const on = deps.today()
  const { lastOn } = ownWithdrawal(deps, { loan, standing: await payableLoan(deps, loan), on })
  await refuseWhilePending(deps.db, loan)
  const told = await askLender(deps, loan)
  await agreedStanding(deps, loan, {
    told,
    agrees: (standing) => told.value.lastOn === lastOn && agrees(loan, standing, told.value),
    computedMinor: (standing) => withdrawalOf(standing.rows).totalMinor,
    alarm: 'withdrawal_mismatch',
  })
  const view = await findLoan(deps.db, loan.id, borrowerId)
  invariant(view, 'a loan stays')
  return { ...told.value, loanId: loan.id, lender: view.lender }
}

async function askLender(deps: Deps, loan: OwnLoan): Promise<Answered<WithdrawalQuote>> {
  const entry = deps.lenders.byId(loan.lenderId)
  if (!entry) throw new Problem('lender_unavailable')
  const { lenderLoanReference: loanReference } = loan
  const asked = await entry.lender.quoteWithdrawal({ loanReference, withdrawOn: deps.today() })
  if (asked.ok) return asked
  if (asked.reason === 'unsupported')
    throw new Problem('operation_unsupported', { operation: 'withdrawal' })
  throw new Problem('lender_unavailable', { correlationId: asked.correlationId })
}

function agrees(loan: OwnLoan, standing: Standing, told: WithdrawalQuote): boolean {
  const ours = withdrawalOf(standing.rows)
  return (
    told.currency === loan.currency &&
    told.principalMinor === ours.principalMinor &&
    told.interestMinor === ours.interestMinor &&
    told.costsReturnedMinor === ours.costsReturnedMinor &&
    told.totalMinor === ours.totalMinor
  )
}
