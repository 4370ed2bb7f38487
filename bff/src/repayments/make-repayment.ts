import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { repaymentContract } from '@miaoguo/shared/contract/shopper/repayments'
import { invariant, Problem } from '@miaoguo/shared/problem/problem'
import { closingOn } from '@miaoguo/shared/servicing/standing-loan'
import { sumOver } from '@miaoguo/shared/servicing/standing-rows'
import * as authorizations from '../authorizations/store.ts'
import type { Tx } from '../db/connect.ts'
import { derivedId } from '../db/derive.ts'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import type { Standing } from '../loans/standing-store.ts'
import { atMerchantTime } from '../merchants/merchant-time.ts'
import { write } from '../operations/begin-operation.ts'
import { performed } from '../operations/carry-out.ts'
import * as operations from '../operations/store.ts'
import {
  authorizationIdOf,
  canOf,
  ownLoan,
  payableLoan,
  refuseUnsupported,
  refuseWhilePending,
} from './own-loan.ts'
import { toRepaymentView } from './repayment-views.ts'
import { ownWithdrawal } from './refuse-withdrawal.ts'
import { refuseCurrency, rowsAfter } from './rows-after.ts'
import * as repayments from './store.ts'
import type { OwnLoan } from './store.ts'

type Contract = typeof repaymentContract.make
type Wanted = InputOf<Contract>['body']

/**
 * Pays the lender of a loan, exactly once: the intent is committed with the job that follows it up, then sent under a key of
 * its own. What the answer says is what is known now; a lender that did not answer is asked until it has.
 */
export async function makeRepayment(
  wall: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { borrowerId } = shopperOf(actor)
  const loan = await ownLoan(wall.db, { id: input.params.id, borrowerId })
  const deps = atMerchantTime(wall, loan.clockAheadMs)
  const id = derivedId(deps, 'operation', 'repayment')
  await deps.db.transaction().execute(async (tx) => {
    const authorization = await authorizations.lockById(tx, authorizationIdOf(loan))
    invariant(authorization, 'a loan has an authorization')
    // The same request, run again after a crash, finds what it had begun.
    if (await operations.findById(tx, id)) return
    // Read again under the lock: a repayment that was settled meanwhile has changed what is owed.
    const now = await ownLoan(tx, { id: loan.id, borrowerId })
    await refuseWhilePending(tx, now)
    const standing = await payableLoan(deps, now, tx)
    await refuseImpossible(deps, tx, { loan: now, standing, wanted: input.body })
    const { kind, amountMinor, keep } = input.body
    // The lender may take an installment by itself while this is on its way: it is told what was seen.
    const mandated = await repayments.isMandated(tx, loan.id)
    await write(deps, tx, {
      id,
      authorization,
      kind: 'repayment',
      cause: 'borrower',
      by: borrowerId,
      amountMinor,
      repaymentKind: kind,
      keep: kind === 'prepayment' ? (keep ?? null) : null,
      repaidBeforeMinor: mandated ? sumOver(standing.rows, (row) => row.paidMinor) : null,
    })
  })
  return toRepaymentView(await performed(deps, id))
}

type Asked = { loan: OwnLoan; standing: Standing; wanted: Wanted }

async function refuseImpossible(deps: Deps, tx: Tx, it: Asked): Promise<void> {
  const { loan, standing, wanted } = it
  const { kind, amountMinor, currency, keep } = wanted
  if (kind === 'withdrawal') {
    const { totalMinor } = ownWithdrawal(deps, { loan, standing, on: deps.today() })
    refuseCurrency(loan, currency)
    if (amountMinor !== totalMinor)
      throw new Problem('withdrawal_amount_changed', { amountMinor, totalMinor }, [
        { pointer: '/amountMinor', message: `must be ${totalMinor}` },
      ])
    return
  }
  if (kind !== 'payoff') {
    rowsAfter(deps, { loan, standing, on: deps.today() }, { kind, amountMinor, currency, keep })
    return
  }
  refuseUnsupported(canOf(deps, loan).payoff, 'payoff')
  refuseCurrency(loan, currency)
  if (wanted.payoffQuoteId === undefined)
    throw new Problem('input_invalid', {}, [
      { pointer: '/payoffQuoteId', message: 'names the quote that is paid' },
    ])
  const quote = await repayments.findQuote(tx, wanted.payoffQuoteId, loan.id)
  const today = deps.today()
  const holds =
    quote !== undefined &&
    today <= quote.validThrough &&
    closingOn(standing, quote.payOn).totalMinor === quote.totalMinor
  if (!holds) throw new Problem('payoff_quote_expired', { payoffQuoteId: wanted.payoffQuoteId })
  if (quote.totalMinor !== amountMinor)
    throw new Problem('payoff_amount_changed', { amountMinor, totalMinor: quote.totalMinor }, [
      { pointer: '/amountMinor', message: `must be ${quote.totalMinor}` },
    ])
}
