import { billContract, repaymentContract } from '@miaoguo/shared/contract/shopper/repayments'
import type { LoanId, OperationId, PayoffQuoteId } from '@miaoguo/shared/id/id'
import type { Currency } from '@miaoguo/shared/money/money'
import type { PrepaymentKeep, RepaymentKind } from '@miaoguo/shared/repayment/repayment'
import { call } from './call'
import { endIntention } from './intention'

export type Which = 'open' | 'paid'

export const listBills = (which: Which, cursor: string | undefined) =>
  call(billContract.list, { query: { which, cursor, limit: 20 } })

export const viewInstallments = (id: LoanId) =>
  call(repaymentContract.viewInstallments, { params: { id } })

export const quotePayoff = (id: LoanId) =>
  call(repaymentContract.quotePayoff, { params: { id }, body: {} })

export const previewWithdrawal = (id: LoanId) =>
  call(repaymentContract.previewWithdrawal, { params: { id }, body: {} })

type Amount = { amountMinor: number; currency: Currency; keep?: PrepaymentKeep | undefined }

export const previewRepayment = (id: LoanId, it: Amount & { kind: 'installment' | 'prepayment' }) =>
  call(repaymentContract.preview, { params: { id }, body: it })

export type Wanted = Amount & { kind: RepaymentKind; payoffQuoteId?: PayoffQuoteId | undefined }

/**
 * Pays. `standing` says how the loan stood: the same amount of a loan that stands elsewhere is another wish, and
 * the same wish, asked again after a lost line or a reload, pays once. What was answered is over.
 */
export async function makeRepayment(id: LoanId, it: Wanted, standing: string) {
  const intention = `repay.${id}.${it.kind}.${it.amountMinor}.${it.keep ?? ''}.${standing}`
  const answer = await call(repaymentContract.make, { params: { id }, body: it, intention })
  if (answer.ok) endIntention(intention)
  return answer
}

/** With `wait` the server answers when the repayment is known, or after 20 s. */
export const viewRepayment = (id: OperationId, patience: 'now' | 'wait') =>
  call(repaymentContract.view, {
    params: { id },
    query: { wait: patience === 'wait' ? 'true' : undefined },
  })
