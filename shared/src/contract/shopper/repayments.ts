import * as z from 'zod/mini'
import { LoanId, OperationId, PayoffQuoteId } from '../../id/id.ts'
import { AmountMinor, Currency } from '../../money/money.ts'
import {
  Bill,
  BillTotals,
  LoanInstallment,
  LoanLate,
  PayoffOffer,
  PrepaymentKeep,
  Repayment,
  RepaymentKind,
  RepaymentOptions,
  RepaymentPreview,
  WithdrawalOffer,
} from '../../repayment/repayment.ts'
import { CalendarDate } from '../../time/calendar-date.ts'
import { endpoint } from '../endpoint.ts'
import { Cursor, PageSize } from './loans.ts'

const ofLoan = z.strictObject({ id: LoanId })
const amount = { amountMinor: AmountMinor.check(z.minimum(1)), currency: Currency }

export const billContract = {
  list: endpoint({
    id: 'listBills',
    summary: 'What I owe over all loans: open rows by due date, or paid ones, the latest first',
    method: 'GET',
    path: '/v1/shopper/bills',
    actor: 'shopper',
    status: 200,
    query: z.strictObject({
      which: z.optional(z.enum(['open', 'paid'])),
      cursor: Cursor,
      limit: PageSize,
    }),
    output: z.strictObject({
      asOf: CalendarDate,
      monthEndsOn: CalendarDate,
      totals: z.array(BillTotals),
      items: z.array(Bill),
      nextCursor: z.nullable(z.string()),
    }),
    problems: [],
  }),
}

export const repaymentContract = {
  viewInstallments: endpoint({
    id: 'viewInstallments',
    summary: 'What is paid and open of one of my loans, and what I can do with it today',
    method: 'GET',
    path: '/v1/shopper/loans/:id/installments',
    actor: 'shopper',
    status: 200,
    params: ofLoan,
    output: z.strictObject({
      loanId: LoanId,
      asOf: CalendarDate,
      currency: Currency,
      installments: z.array(LoanInstallment),
      options: RepaymentOptions,
      /** Null while nothing is overdue. */
      late: z.nullable(LoanLate),
    }),
    problems: ['not_found'],
  }),
  quotePayoff: endpoint({
    id: 'quotePayoff',
    summary: 'What ends the loan today, and what is saved by it; nothing is paid',
    method: 'POST',
    path: '/v1/shopper/loans/:id/payoff-quotes',
    actor: 'shopper',
    status: 201,
    params: ofLoan,
    body: z.strictObject({}),
    output: PayoffOffer,
    problems: [
      'not_found',
      'loan_not_active',
      'operation_unsupported',
      'operation_pending',
      'lender_figures_differ',
      'lender_unavailable',
    ],
  }),
  previewWithdrawal: endpoint({
    id: 'previewWithdrawal',
    summary: 'What withdrawing from the agreement today would cost and give back; nothing is done',
    method: 'POST',
    path: '/v1/shopper/loans/:id/withdrawal-previews',
    actor: 'shopper',
    status: 200,
    params: ofLoan,
    body: z.strictObject({}),
    output: WithdrawalOffer,
    problems: [
      'not_found',
      'loan_not_active',
      'operation_unsupported',
      'operation_pending',
      'withdrawal_period_over',
      'lender_figures_differ',
      'lender_unavailable',
    ],
  }),
  preview: endpoint({
    id: 'previewRepayment',
    summary: 'What an amount would pay and change today; nothing is paid',
    method: 'POST',
    path: '/v1/shopper/loans/:id/repayment-previews',
    actor: 'shopper',
    status: 200,
    params: ofLoan,
    body: z.strictObject({
      kind: z.enum(['installment', 'prepayment']),
      ...amount,
      /** Of a prepayment. */
      keep: z.optional(PrepaymentKeep),
    }),
    output: RepaymentPreview,
    problems: [
      'not_found',
      'loan_not_active',
      'operation_unsupported',
      'currency_mismatch',
      'amount_exceeds_due',
      'amount_exceeds_outstanding',
    ],
  }),
  make: endpoint({
    id: 'makeRepayment',
    summary: 'Pay what is due, repay principal ahead, pay the loan off or withdraw, exactly once',
    method: 'POST',
    path: '/v1/shopper/loans/:id/repayments',
    actor: 'shopper',
    status: 201,
    params: ofLoan,
    body: z.strictObject({
      kind: RepaymentKind,
      ...amount,
      /** Of a prepayment. */
      keep: z.optional(PrepaymentKeep),
      /** Of a payoff: the quote whose amount is paid. */
      payoffQuoteId: z.optional(PayoffQuoteId),
    }),
    output: Repayment,
    problems: [
      'not_found',
      'loan_not_active',
      'operation_unsupported',
      'operation_pending',
      'currency_mismatch',
      'amount_exceeds_due',
      'amount_exceeds_outstanding',
      'payoff_quote_expired',
      'payoff_amount_changed',
      'withdrawal_period_over',
      'withdrawal_amount_changed',
    ],
  }),
  view: endpoint({
    id: 'viewRepayment',
    summary:
      'Where one of my repayments stands; with `wait` answers when it is known, or after 20 s',
    method: 'GET',
    path: '/v1/shopper/repayments/:id',
    actor: 'shopper',
    status: 200,
    params: z.strictObject({ id: OperationId }),
    query: z.strictObject({ wait: z.optional(z.enum(['true', 'false'])) }),
    output: Repayment,
    problems: ['not_found'],
  }),
}
