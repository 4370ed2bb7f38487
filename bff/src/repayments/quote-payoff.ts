import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { repaymentContract } from '@miaoguo/shared/contract/shopper/repayments'
import { PayoffQuoteId } from '@miaoguo/shared/id/id'
import type { PayoffQuote } from '@miaoguo/shared/loan/operation'
import { invariant, Problem } from '@miaoguo/shared/problem/problem'
import { closingOn } from '@miaoguo/shared/servicing/standing-loan'
import { closedRows } from '@miaoguo/shared/servicing/standing-rows'
import { derivedId } from '../db/derive.ts'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import type { Answered } from '../lenders/lender.ts'
import { findLoan } from '../loans/loan-store.ts'
import type { Standing } from '../loans/standing-store.ts'
import { atMerchantTime } from '../merchants/merchant-time.ts'
import { agreedStanding } from './agreed-standing.ts'
import { savedBetween } from './effect.ts'
import { canOf, ownLoan, payableLoan, refuseUnsupported, refuseWhilePending } from './own-loan.ts'
import * as repayments from './store.ts'
import type { OwnLoan } from './store.ts'

type Contract = typeof repaymentContract.quotePayoff

/**
 * What ends the loan today, in the lender's words, once our own arithmetic says the same. A lender that names another
 * amount is not shown: the borrower is told that it is the lender who must put it right, and people are called.
 */
export async function quotePayoff(
  wall: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { borrowerId } = shopperOf(actor)
  const loan = await ownLoan(wall.db, { id: input.params.id, borrowerId })
  const deps = atMerchantTime(wall, loan.clockAheadMs)
  await payableLoan(deps, loan)
  refuseUnsupported(canOf(deps, loan).payoff, 'payoff')
  await refuseWhilePending(deps.db, loan)
  const told = await askLender(deps, loan)
  const standing = await agreedStanding(deps, loan, {
    told,
    agrees: (now) => agrees(loan, now, told.value),
    computedMinor: (now) => closingOn(now, told.value.payOn).totalMinor,
    alarm: 'payoff_mismatch',
  })
  const quote = told.value
  const rows = closedRows(standing.rows, { on: quote.payOn, closing: quote })
  const id = derivedId(deps, 'payoffQuote', loan.id)
  const kept = {
    id,
    loanId: loan.id,
    currency: quote.currency,
    payOn: quote.payOn,
    validThrough: quote.validThrough,
    principalMinor: quote.principalMinor,
    interestMinor: quote.interestMinor,
    feeMinor: quote.feeMinor,
    totalMinor: quote.totalMinor,
    savedMinor: savedBetween(standing.rows, rows),
  }
  const { correlationId } = told
  await repayments.insertQuote(deps.db, { ...kept, correlationId, createdAt: deps.now() })
  const view = await findLoan(deps.db, loan.id, borrowerId)
  invariant(view, 'a loan stays')
  return { ...kept, id: PayoffQuoteId.parse(id), loanId: loan.id, lender: view.lender }
}

async function askLender(deps: Deps, loan: OwnLoan): Promise<Answered<PayoffQuote>> {
  const entry = deps.lenders.byId(loan.lenderId)
  if (!entry) throw new Problem('lender_unavailable')
  const { lenderLoanReference: loanReference } = loan
  const asked = await entry.lender.quotePayoff({ loanReference, payOn: deps.today() })
  if (asked.ok) return asked
  if (asked.reason === 'unsupported')
    throw new Problem('operation_unsupported', { operation: 'payoff' })
  throw new Problem('lender_unavailable', { correlationId: asked.correlationId })
}

function agrees(loan: OwnLoan, standing: Standing, told: PayoffQuote): boolean {
  const ours = closingOn(standing, told.payOn)
  return (
    told.currency === loan.currency &&
    told.principalMinor === ours.principalMinor &&
    told.interestMinor === ours.interestMinor &&
    told.feeMinor === ours.feeMinor &&
    told.totalMinor === ours.totalMinor
  )
}
