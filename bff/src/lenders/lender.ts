import type {
  openLenderContract,
  LenderTerms,
  QuoteAnswer,
} from '@miaoguo/shared/contract/lender/open-lender'
import type { InputOf } from '@miaoguo/shared/contract/endpoint'
import type { DeclineReason } from '@miaoguo/shared/loan/loan'
import type { Currency } from '@miaoguo/shared/money/money'
import type { Installment } from '@miaoguo/shared/schedule/installment'

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
  | 'circuit_open'

/** No usable answer. `correlationId` is the X-Request-Id the lender was sent, to find it in both logs. */
export type Outage = { ok: false; reason: OutageReason; correlationId: string; status?: number }
export type Answered<T> = { ok: true; value: T; correlationId: string }
export type Asked<T> = Answered<T> | Outage

export type QuoteQuestion = InputOf<typeof openLenderContract.quote>['body']
export type Origination = InputOf<typeof openLenderContract.originate>['body']

/** The lender's word on one origination; `unknown` is everything that is not its word. */
export type Booking =
  | {
      outcome: 'approved'
      loanReference: string
      principalMinor: number
      currency: Currency
      schedule: Installment[]
      correlationId: string
    }
  | { outcome: 'declined'; reasons: DeclineReason[]; correlationId: string }
  | { outcome: 'pending'; correlationId: string }
  | { outcome: 'refused'; status: number; correlationId: string }
  | { outcome: 'unknown'; reason: OutageReason; correlationId: string }

/** What a lender says of a reference; `not_found` is an answer too. */
export type Found =
  | Exclude<Booking, { outcome: 'refused' }>
  | { outcome: 'not_found'; correlationId: string }

/** A lender, whatever it speaks. No method throws for what a lender does: a bad answer is an outage. */
export interface Lender {
  terms(): Promise<Asked<LenderTerms>>
  quote(question: QuoteQuestion): Promise<Asked<QuoteAnswer>>
  /** The same origination reference books at most once, however often it is sent. */
  originate(origination: Origination): Promise<Booking>
  statusByReference(reference: string): Promise<Found>
}
