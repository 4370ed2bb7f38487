import type { InputOf } from '@miaoguo/shared/contract/endpoint'
import type { LenderDispute } from '@miaoguo/shared/contract/lender/disputes'
import type {
  LenderQuote,
  LenderTerms,
  openLenderContract,
  QuoteAnswer,
} from '@miaoguo/shared/contract/lender/open-lender'
import type { LenderNotification } from '@miaoguo/shared/contract/lender/notifications'
import type { LenderCreditLine } from '@miaoguo/shared/credit-line/lender-record'
import type { LenderCertificate } from '@miaoguo/shared/loan/certificate'
import type { LenderMandate } from '@miaoguo/shared/loan/mandate'
import type { LenderServiceRequest } from '@miaoguo/shared/loan/service-request'
import type { DisputeEvidence } from '@miaoguo/shared/dispute/dispute'
import type { DeclineReason } from '@miaoguo/shared/loan/loan'
import type {
  BookedLoan,
  LoanPosition,
  LoanState,
  OperationRefusal,
  PayoffQuote,
  RefundPreview,
  SettlementLine,
  WithdrawalQuote,
} from '@miaoguo/shared/loan/operation'
import type { RepaymentKind } from '@miaoguo/shared/repayment/repayment'
import type { Currency } from '@miaoguo/shared/money/money'
import type { Installment } from '@miaoguo/shared/schedule/installment'
import type { CalendarDate, Instant } from '@miaoguo/shared/time/calendar-date'
import type { Purchase } from './purchase.ts'

/** Why a lender could not be understood. None of it is ever shown to a borrower. */
export type OutageReason =
  | 'timeout'
  | 'unreachable'
  | 'server_error'
  | 'busy'
  | 'refused'
  | 'not_found'
  | 'answer_too_large'
  | 'answer_not_json'
  | 'answer_off_contract'
  | 'answer_unsigned'
  | 'answer_signature_invalid'
  | 'circuit_open'
  | 'queue_full'
  | 'unsupported'

/** `correlationId` is ours, sent along; `lenderCorrelationId` is theirs, for merchants and the audit, never for a log. */
export type Trace = { correlationId: string; lenderCorrelationId?: string }

/** No usable answer; `unsupported` is what a lender does not offer at all. */
export type Outage = Trace & { ok: false; reason: OutageReason; status?: number }
export type Answered<T> = Trace & { ok: true; value: T }
export type Asked<T> = Answered<T> | Outage

export type QuoteQuestion = InputOf<typeof openLenderContract.quote>['body'] & {
  purchase?: Purchase
}

/** The lender shows its own terms on its own page; the borrower returns with an authorization. Nothing to compute again. */
export type Handoff = {
  decision: 'handoff'
  sessionReference: string
  /** For the lender's own page or script, when it needs one. */
  clientToken: string | null
  expiresAt: Instant
}
export type Quoted = QuoteAnswer | Handoff

/** What a lender's own page is opened for, and where it sends the borrower afterwards. */
export type HandoffAsked = QuoteQuestion & { returnUrl: string }
export type HandoffOpened =
  | { decision: 'declined'; reasons: DeclineReason[] }
  | { decision: 'opened'; sessionReference: string; leaveUrl: string; expiresAt: Instant }
/** The lender's word on a session; `open` is that nothing is agreed yet. */
export type HandoffTold =
  | { state: 'open' | 'refused' | 'expired' }
  | {
      state: 'agreed'
      /** What an origination is made with, once. */
      authorization: string
      amountMinor: number
      currency: string
      merchantReference: string | null
    }

/** The terms a loan is booked on, so that an adapter need not remember its quotes. */
export type AgreedTerms = Pick<LenderQuote, 'productCode' | 'principalMinor' | 'currency'> &
  Partial<Pick<LenderQuote, 'installmentCount' | 'drawnOn' | 'firstDueOn'>>

export type Origination = InputOf<typeof openLenderContract.originate>['body'] & {
  agreed: AgreedTerms
  purchase?: Purchase
  /** What the borrower brought back from a handoff. */
  authorization?: string
}

/** The lender's word on one origination; `unknown` is everything that is not its word. */
export type Booking =
  | (Trace & {
      outcome: 'approved'
      loanReference: string
      principalMinor: number
      currency: Currency
      /** Empty where the lender tells no schedule. */
      schedule: Installment[]
      /** Until when it may be captured; null when it was drawn at once. */
      authorizationExpiresAt: Instant | null
    })
  | (Trace & { outcome: 'declined'; reasons: DeclineReason[] })
  /** `resend`: it goes on only when the same origination is sent again. */
  | (Trace & { outcome: 'pending'; resend?: true })
  | (Trace & { outcome: 'refused'; status: number })
  | (Trace & { outcome: 'unknown'; reason: OutageReason })

/** What a lender says of a reference; `not_found` is an answer too. `unsupported`: send it again, under the same key. */
export type Found =
  | Exclude<Booking, { outcome: 'refused' }>
  | (Trace & { outcome: 'not_found' })
  | (Trace & { outcome: 'unsupported' })

/** An operation under a reference of ours, which is its idempotency key. */
export type OperationAsked = {
  operationReference: string
  loanReference: string
  today: CalendarDate
}
export type AmountAsked = OperationAsked & { amountMinor: number; currency: Currency }
export type RepaymentAsked = AmountAsked & {
  kind: RepaymentKind
  /** Of a prepayment: what stays as it is. */
  keep?: 'installment' | 'term'
  /** While a mandate stands: what was repaid when the borrower looked. */
  repaidMinor?: number
}

/** A complaint or a request in hardship, under a reference of ours, which is its key. */
export type ServiceRequestAsked = InputOf<typeof openLenderContract.fileServiceRequest>['body'] & {
  loanReference: string
}
/** A permission to take installments from a card, under a reference of ours, which is its key. */
export type MandateAsked = InputOf<typeof openLenderContract.setUpMandate>['body'] & {
  loanReference: string
}
export type MandateNamed = { mandateReference: string; loanReference: string }
/** A relief its borrower agreed to, put into the books under a reference of ours. */
export type ReliefAsked = InputOf<typeof openLenderContract.acceptRelief>['body'] & {
  requestReference: string
}
/** A line under a reference of ours, which is its key. */
export type LineAsked = InputOf<typeof openLenderContract.openCreditLine>['body']
export type LineClosureAsked = InputOf<typeof openLenderContract.closeCreditLine>['body'] & {
  lineReference: string
}
/** An answer to a dispute under a reference of ours, which is its idempotency key. */
export type DisputeAnswer = { disputeReference: string; responseReference: string }

/** What became of an operation. `in_progress` is the lender's own word for not yet. */
export type Moved =
  | (Trace & { outcome: 'settled'; amountMinor: number; position: LoanPosition | null })
  | (Trace & { outcome: 'declined'; refusal: OperationRefusal })
  | (Trace & { outcome: 'unknown'; reason: OutageReason | 'in_progress' })
  | (Trace & { outcome: 'unsupported' })
export type FoundOperation = Moved | (Trace & { outcome: 'not_found' })

export type Page<T> = { items: T[]; next: string | null }
export type DayAsked = { on: CalendarDate; after?: string }

/** A message as it came in, before anybody trusts it. */
export type RawMessage = {
  method: string
  /** As the sender addressed it, with scheme, host and query. */
  url: string
  headers: Record<string, string>
  body: Uint8Array
}
export type Notified =
  | { ok: true; notification: LenderNotification }
  | { ok: false; reason: 'unsigned' | 'signature_invalid' | 'off_contract' | 'unsupported' }

/**
 * A lender, whatever it speaks. No method throws for what a lender does: a bad answer is an outage, and what its
 * capabilities deny is `unsupported`. Every reference we send is an idempotency key: sent again, it moves money once.
 */
export interface Lender {
  /** Licence, products, and what can be done with a loan of each. */
  terms(): Promise<Asked<LenderTerms>>
  quote(question: QuoteQuestion): Promise<Asked<Quoted>>
  /** Opens the lender's own page for one order. Nothing is agreed by it. */
  openHandoff(it: HandoffAsked): Promise<Asked<HandoffOpened>>
  /** What became of a session, from the lender itself: nothing that came back with the borrower is believed. */
  handoff(sessionReference: string): Promise<Asked<HandoffTold>>
  /** Gives back an agreement that no loan is made of; where it cannot be, it lapses. */
  dropHandoff(authorization: string): Promise<Asked<null>>
  /** The same origination reference books at most once, however often it is sent. */
  originate(origination: Origination): Promise<Booking>
  statusByReference(reference: string): Promise<Found>
  /** The loan as the lender keeps it today, with its schedule where the lender tells one. */
  loan(loanReference: string): Promise<Asked<LoanState>>

  capture(it: AmountAsked): Promise<Moved>
  /** Ends an authorization; one already ended is ended. What is captured is refunded, not cancelled. */
  cancel(it: OperationAsked): Promise<Moved>
  releaseRemaining(it: OperationAsked): Promise<Moved>
  extendAuthorization(it: OperationAsked): Promise<Moved>
  previewRefund(it: Omit<AmountAsked, 'operationReference'>): Promise<Asked<RefundPreview>>
  refund(it: AmountAsked): Promise<Moved>
  repay(it: RepaymentAsked): Promise<Moved>
  quotePayoff(it: { loanReference: string; payOn: CalendarDate }): Promise<Asked<PayoffQuote>>
  quoteWithdrawal(it: {
    loanReference: string
    withdrawOn: CalendarDate
  }): Promise<Asked<WithdrawalQuote>>
  operationByReference(reference: string): Promise<FoundOperation>

  /** The same reference is filed once, however often it is sent. */
  fileServiceRequest(it: ServiceRequestAsked): Promise<Asked<LenderServiceRequest>>
  serviceRequestByReference(reference: string): Promise<Asked<LenderServiceRequest>>
  /** Makes an offered relief the schedule; what became of it is asked as of every operation. */
  acceptRelief(it: ReliefAsked): Promise<Moved>
  /** The same reference opens one line, however often it is sent. */
  openCreditLine(it: LineAsked): Promise<Asked<LenderCreditLine>>
  creditLine(lineReference: string): Promise<Asked<LenderCreditLine>>
  /** Answers with the line as it then stands; one that is used stays open. */
  closeCreditLine(it: LineClosureAsked): Promise<Asked<LenderCreditLine>>
  /** The same reference is set up once, however often it is sent. */
  setUpMandate(it: MandateAsked): Promise<Asked<LenderMandate>>
  mandate(it: MandateNamed): Promise<Asked<LenderMandate>>
  /** Ends it at once for what has not begun; one the lender never heard of stays ended when it comes. */
  cancelMandate(it: MandateNamed & { today: CalendarDate }): Promise<Asked<LenderMandate>>
  /** The lender's own word that nothing is owed; refused while something is. Its file is one whose bytes have its digest. */
  settlementCertificate(loanReference: string): Promise<Asked<LenderCertificate>>
  dispute(disputeReference: string): Promise<Asked<LenderDispute>>
  /** Both answer with the dispute as it then stands; one that is decided stays as it is. */
  submitEvidence(it: DisputeAnswer & { evidence: DisputeEvidence }): Promise<Asked<LenderDispute>>
  acceptDispute(
    it: DisputeAnswer & { cause: 'merchant' | 'deadline' },
  ): Promise<Asked<LenderDispute>>

  /** Every loan booked on a day, for comparing both books. */
  listLoans(it: DayAsked): Promise<Asked<Page<BookedLoan>>>
  listSettlementLines(it: DayAsked): Promise<Asked<Page<SettlementLine>>>

  /** Verifies and parses what somebody sent in the lender's name. It says what to ask about, never what is so. */
  readNotification(raw: RawMessage): Promise<Notified>
}
