import * as z from 'zod/mini'
import {
  BookedLoan,
  LenderOperation,
  LoanState,
  PayoffQuote,
  RefundPreview,
  SettlementLine,
  WithdrawalQuote,
} from '../../loan/operation.ts'
import { LenderCertificate } from '../../loan/certificate.ts'
import {
  LenderServiceRequest,
  ServiceRequestKind,
  ServiceRequestTopic,
} from '../../loan/service-request.ts'
import { AmountMinor, Currency } from '../../money/money.ts'
import { Reference } from '../../offer/quote.ts'
import { CalendarDate } from '../../time/calendar-date.ts'
import { endpoint } from '../endpoint.ts'

const ofLoan = z.strictObject({ loanReference: Reference })
const amount = { amountMinor: AmountMinor.check(z.minimum(1)), currency: Currency }
const operation = { operationReference: Reference, today: CalendarDate }
const page = { after: z.optional(Reference) }

/** Of an operation: booked under our reference once, however often it is sent; a no is a record too, not an error. */
const asked = {
  method: 'POST',
  actor: 'platform',
  status: 201,
  params: ofLoan,
  output: LenderOperation,
  problems: ['not_found', 'operation_unsupported'],
} as const

const told = {
  actor: 'platform',
  status: 200,
  problems: ['not_found', 'operation_unsupported'],
} as const

/** What can be done with a booked loan. A lender answers 501 `operation_unsupported` to what its capabilities deny. */
export const lenderOperationContract = {
  capture: endpoint({
    ...asked,
    id: 'lenderCapture',
    summary: 'Draw what is authorized, in whole or in part',
    path: '/open-lender/v1/loans/:loanReference/captures',
    body: z.strictObject({ ...operation, ...amount }),
  }),
  cancel: endpoint({
    ...asked,
    id: 'lenderCancel',
    summary: 'End an authorization of which nothing is captured; an ended one stays ended',
    path: '/open-lender/v1/loans/:loanReference/cancellation',
    body: z.strictObject(operation),
  }),
  releaseRemaining: endpoint({
    ...asked,
    id: 'lenderReleaseRemaining',
    summary: 'Give up what is authorized and not captured',
    path: '/open-lender/v1/loans/:loanReference/release',
    body: z.strictObject(operation),
  }),
  extendAuthorization: endpoint({
    ...asked,
    id: 'lenderExtendAuthorization',
    summary: 'Begin the life of the authorization anew',
    path: '/open-lender/v1/loans/:loanReference/extension',
    body: z.strictObject(operation),
  }),
  refund: endpoint({
    ...asked,
    id: 'lenderRefund',
    summary: 'Take back what the merchant gives back',
    path: '/open-lender/v1/loans/:loanReference/refunds',
    body: z.strictObject({ ...operation, ...amount }),
  }),
  previewRefund: endpoint({
    ...told,
    id: 'lenderPreviewRefund',
    summary: 'What a refund would do; nothing is booked',
    method: 'POST',
    path: '/open-lender/v1/loans/:loanReference/refund-previews',
    params: ofLoan,
    body: z.strictObject({ today: CalendarDate, ...amount }),
    output: RefundPreview,
  }),
  repay: endpoint({
    ...asked,
    id: 'lenderRepay',
    summary: 'Book a repayment; a payoff or a withdrawal must be the quoted amount',
    path: '/open-lender/v1/loans/:loanReference/repayments',
    body: z.strictObject({
      ...operation,
      ...amount,
      kind: z.enum(['installment', 'prepayment', 'payoff', 'withdrawal']),
      /** Of a prepayment: what is due is paid first, the rest is principal; installment or term stays. */
      keep: z.optional(z.enum(['installment', 'term'])),
      /**
       * Told while a mandate stands: what was repaid of the loan when its borrower looked. Where the mandate has taken
       * more since, the answer is `paid_meanwhile`, so that nobody pays one installment twice.
       */
      repaidMinor: z.optional(AmountMinor),
    }),
  }),
  quotePayoff: endpoint({
    ...told,
    id: 'lenderQuotePayoff',
    summary: 'What ends the loan on one day; nothing is booked',
    method: 'POST',
    path: '/open-lender/v1/loans/:loanReference/payoff-quotes',
    params: ofLoan,
    body: z.strictObject({ payOn: CalendarDate }),
    output: PayoffQuote,
  }),
  quoteWithdrawal: endpoint({
    ...told,
    id: 'lenderQuoteWithdrawal',
    summary: 'What undoes the loan on one day within its cooling-off days; nothing is booked',
    method: 'POST',
    path: '/open-lender/v1/loans/:loanReference/withdrawal-quotes',
    params: ofLoan,
    body: z.strictObject({ withdrawOn: CalendarDate }),
    output: WithdrawalQuote,
  }),
  loan: endpoint({
    ...told,
    id: 'lenderLoan',
    summary: 'Where a loan stands, with its living schedule',
    method: 'GET',
    path: '/open-lender/v1/loans/:loanReference',
    params: ofLoan,
    output: LoanState,
  }),
  operationByReference: endpoint({
    ...told,
    id: 'lenderOperationByReference',
    summary: 'What became of an operation, by our reference',
    method: 'GET',
    path: '/open-lender/v1/operations/:reference',
    params: z.strictObject({ reference: Reference }),
    output: LenderOperation,
  }),
  fileServiceRequest: endpoint({
    ...asked,
    id: 'lenderFileServiceRequest',
    summary: 'A complaint, or a request in hardship, to be answered through a day',
    path: '/open-lender/v1/loans/:loanReference/service-requests',
    body: z.strictObject({
      requestReference: Reference,
      kind: ServiceRequestKind,
      topic: ServiceRequestTopic,
      text: z.string().check(z.minLength(1), z.maxLength(1000)),
      answerBy: CalendarDate,
      /** The day it was asked, from which a relief is reckoned. */
      today: z.optional(CalendarDate),
    }),
    output: LenderServiceRequest,
  }),
  serviceRequestByReference: endpoint({
    ...told,
    id: 'lenderServiceRequestByReference',
    summary: 'Where a complaint or a request in hardship stands, by our reference',
    method: 'GET',
    path: '/open-lender/v1/service-requests/:reference',
    params: z.strictObject({ reference: Reference }),
    output: LenderServiceRequest,
  }),
  acceptRelief: endpoint({
    ...asked,
    id: 'lenderAcceptRelief',
    summary:
      'Put the relief offered with an answer into the books; declined as `relief_lapsed` when it no longer holds',
    path: '/open-lender/v1/service-requests/:reference/acceptance',
    params: z.strictObject({ reference: Reference }),
    body: z.strictObject({
      ...operation,
      reliefReference: Reference,
      /** Of what the borrower was shown and agreed to. */
      shownDigest: z.string(),
    }),
  }),
  settlementCertificate: endpoint({
    ...told,
    id: 'lenderSettlementCertificate',
    summary: 'The lender’s own certificate that nothing of a loan is owed; the same each time',
    method: 'GET',
    path: '/open-lender/v1/loans/:loanReference/settlement-certificate',
    params: ofLoan,
    output: LenderCertificate,
    problems: ['not_found', 'operation_unsupported', 'loan_not_settled'],
  }),
  listLoans: endpoint({
    ...told,
    id: 'lenderListLoans',
    summary: 'Every loan booked on one day, page by page',
    method: 'GET',
    path: '/open-lender/v1/loans',
    query: z.strictObject({ bookedOn: CalendarDate, ...page }),
    output: z.strictObject({
      loans: z.array(BookedLoan).check(z.maxLength(100)),
      next: z.nullable(Reference),
    }),
  }),
  listSettlementLines: endpoint({
    ...told,
    id: 'lenderListSettlementLines',
    summary: 'Every line settled on one day, page by page',
    method: 'GET',
    path: '/open-lender/v1/settlement-lines',
    query: z.strictObject({ settledOn: CalendarDate, ...page }),
    output: z.strictObject({
      lines: z.array(SettlementLine).check(z.maxLength(100)),
      next: z.nullable(Reference),
    }),
  }),
}
