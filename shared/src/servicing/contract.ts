import type { Arithmetic } from '../money/decimal.ts'
import type { CalendarDate } from '../time/calendar-date.ts'

/** What a payment can pay, always in these words. */
export type Portion = 'penalty' | 'fee' | 'interest' | 'principal'

/** When a row falls due, seen from the day of a payment. */
export type DueStatus = 'past_due' | 'due' | 'in_advance'

/** Money that comes in and pays rows. */
export type PaymentKind =
  | 'repayment'
  | 'down_payment'
  | 'merchant_refund'
  | 'payout_refund'
  | 'goodwill_credit'
  | 'interest_refund'
  | 'interest_waiver'

/** Which rows not yet due a payment goes to: the next, the last, all in even parts, or the running one. */
export type FutureRows = 'next' | 'last' | 'spread' | 'running_or_last'

/** In what order a payment pays which portions of which rows, and which rows it pays in advance. */
export type AllocationRule = {
  order: readonly { status: DueStatus; portion: Portion }[]
  futureRows: FutureRows
}

/**
 * `row_by_row` pays every portion of a row before the next row; `portion_by_portion` pays a portion of all
 * rows before the next portion. A kind of payment without a rule of its own follows `otherwise`.
 */
export type Allocation = {
  direction: 'row_by_row' | 'portion_by_portion'
  otherwise: AllocationRule
  byKind: Partial<Record<PaymentKind, AllocationRule>>
}

/**
 * How days become parts of a year. `equal_periods`: every period is the same part of a year, whatever its
 * days. `yearEndsOn`: the night in
 * which an actual year turns; `never` takes a period as a whole. `monthDays` 30: a whole month counts 30 days, and parts of a period share it out by calendar days.
 * `leapDay`: 366 only for a period that holds 29 February. `brokenUnits`: whether a period that is not
 * whole units counts its days, or as the units agreed when the level is found. `partsOfPeriod`: whether a part of
 * a period counts its own days of each year, or its even share of the days to the due date.
 */
export type DayBasis = {
  equalPeriods: boolean
  yearDays: 360 | 364 | 365 | 'actual' | 'actual_leap_day'
  monthDays: 30 | 'actual'
  yearEndsOn: '12-31' | '01-01' | 'never'
  brokenUnits: 'as_agreed' | 'by_days'
  partsOfPeriod: 'counted' | 'evened_out'
}

/**
 * Whether payments and delay change interest. `rest`: a payment counts from its day, or from the end of the
 * running period; `payoffRest` the same for a payment that closes the loan. `onOverdue`: overdue principal
 * goes on bearing interest. `atNoInterest`: whether the plan follows payments where no interest arises, so
 * that what is repaid ahead or drawn later meets what is still open. `earlyRows`: whether a row whose principal
 * was paid early keeps as much interest as it has room for, or passes all that was not paid with it on.
 */
export type Recalculation = {
  rest: 'day' | 'period'
  payoffRest: 'day' | 'period'
  onOverdue: boolean
  atNoInterest: boolean
  earlyRows: 'keep_interest' | 'pass_interest_on'
}

/** A row before anything has happened to it. */
export type AgreedRow = { principalMinor: number; interestMinor: number; feeMinor: number }

/** Everything the living loan is agreed on; what happens to it are events. */
export type LoanContract = {
  startsOn: CalendarDate
  /** Due dates of the installments, rising, all after `startsOn`. */
  dueOn: readonly CalendarDate[]
  /** Where due dates are moved for holidays: the days payments are asked for. Interest counts to `dueOn`. */
  shownOn?: readonly CalendarDate[]
  /** What lies between due dates. */
  unit: 'month' | 'week' | 'day'
  unitsApart: number
  annualInterestPpm: number
  dayBasis: DayBasis
  /** Interest on what is still owed, or flat on all that was lent. */
  interestOn: 'balance' | 'principal'
  /**
   * Rows fixed beforehand, which nothing that happens changes: the plan is not asked. There is then one
   * disbursement and no recalculation.
   */
  fixedRows?: readonly AgreedRow[]
  /** Rows as they were disclosed: the plan starts from them, and their fees are asked for in them. */
  agreedRows?: readonly AgreedRow[]
  /** Level installments; or the principal of each row fixed by `principalParts`, interest on top. */
  installments: 'level' | 'principal'
  principalParts?: readonly number[]
  /** Whether the level moves until the last row differs by few units, or the last row takes the rest. */
  leftover: 'smoothed' | 'last'
  levelMultipleMinor: number
  grace: { principal: number; interestPayment: number; interestFree: number }
  /** A share of each disbursement due the same day; `automatic` when it is paid at once by itself. */
  downPayment: { ratePpm: number; automatic: boolean } | null
  /** Whether a disbursement on a due date counts from the row of that day or the next; its down payment likewise. */
  onDueDay: 'this_row' | 'next_row'
  /** Whether later disbursements share the term that is left, or each runs a term of its own. */
  laterTerm: 'shared' | 'own'
  /** From when a disbursement inside a period bears interest. */
  disbursedFrom: 'day' | 'period_start'
  recalculation: Recalculation | null
  allocation: Allocation
  /** Kinds of payment that also give back the interest on what they return. */
  interestBackOn: readonly PaymentKind[]
  arithmetic: Arithmetic & { tiePlaces?: number }
}
