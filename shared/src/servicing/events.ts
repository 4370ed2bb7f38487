import type { CalendarDate } from '../time/calendar-date.ts'
import type { FutureRows, PaymentKind, Portion } from './contract.ts'

/** A fee or penalty: an amount on a due date. */
export type Charge = {
  portion: Extract<Portion, 'fee' | 'penalty'>
  dueOn: CalendarDate
  amountMinor: number
  /** For a late fee: the due date of the row that is late. */
  lateFor?: CalendarDate
}

/** A fee in every installment: an amount, or a share of what is asked for in the row. */
export type InstallmentFee =
  | { of: 'amount'; amountMinor: number }
  | { of: 'principal' | 'interest' | 'principal_and_interest'; ratePpm: number }

type What =
  | {
      kind: 'disbursement'
      amountMinor: number
      feeMinor?: number
      downPayment?: 'automatic' | 'asked'
    }
  | {
      kind: 'payment'
      as: PaymentKind
      amountMinor: number
      interestBack?: boolean
      /** Which rows it goes to in advance, where not as its kind does. */
      inAdvance?: FutureRows
    }
  | ({ kind: 'charge' } & Charge)
  | { kind: 'installment_fee'; fee: InstallmentFee }
  | { kind: 'rate_change'; annualInterestPpm: number }
  | { kind: 'interest_pause'; through: CalendarDate }
  /**
   * Principal repaid ahead of the plan, after what is due. The installments stay and the term shortens, or
   * the term stays and the installments fall.
   */
  | { kind: 'prepayment'; amountMinor: number; keep: 'installment' | 'term' }
  /** Fees or penalties that are open and will not be asked for, the oldest row first. */
  | { kind: 'waiver'; portion: 'fee' | 'penalty'; amountMinor: number }

/**
 * Something that happened to a loan, on the day it counts. `bookedOn` is the day it was entered when that is
 * later: history is then replayed in the order of the days that count.
 */
export type LoanEvent = { on: CalendarDate; bookedOn?: CalendarDate } & What

export type Disbursement = Extract<LoanEvent, { kind: 'disbursement' }>
export type Prepayment = Extract<LoanEvent, { kind: 'prepayment' }>
export type Waiver = Extract<LoanEvent, { kind: 'waiver' }>
export type Payment = Extract<LoanEvent, { kind: 'payment' }>

/** A charge counts from the day it was added, or from its due date when that is earlier. */
const countsOn = (event: LoanEvent): CalendarDate =>
  event.kind === 'charge' && event.dueOn < event.on ? event.dueOn : event.on

const bookedOn = (event: LoanEvent): CalendarDate => event.bookedOn ?? event.on

/** What changes the terms goes before what moves money on the same day. */
const rank = (event: LoanEvent): number =>
  event.kind === 'rate_change' || event.kind === 'interest_pause' ? 0 : 1

/** Events in the order they count: by day, terms first, then as they were entered. */
export function inOrder(events: readonly LoanEvent[]): LoanEvent[] {
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
  return events
    .map((event, place) => ({ event, place }))
    .sort(
      (a, b) =>
        compare(countsOn(a.event), countsOn(b.event)) ||
        rank(a.event) - rank(b.event) ||
        compare(bookedOn(a.event), bookedOn(b.event)) ||
        a.place - b.place,
    )
    .map((it) => it.event)
}
