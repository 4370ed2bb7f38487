import { Problem } from '../problem/problem.ts'
import { date, within } from '../schedule/terms.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import type { PaymentKind } from './contract.ts'
import { bookOf, type LivingEvent, type LivingLoan } from './living-loan.ts'
import { scheduleOn, type LivingSchedule } from './living-schedule.ts'
import { payoffOf } from './payoff.ts'
import { dateFrom } from './refuse-events.ts'
import { changeBetween, type ScheduleChange } from './schedule-change.ts'

/** What a change gives: the loan with it, its schedule, and how that differs from the one before. */
export type LoanChange = { loan: LivingLoan; schedule: LivingSchedule; change: ScheduleChange }

/** A loan with one more event, read on a day. */
export function withEvent(loan: LivingLoan, event: LivingEvent, asOf: CalendarDate): LoanChange {
  date('on', event.on)
  return between(loan, { ...loan, events: [...loan.events, event] }, asOf)
}

export function between(before: LivingLoan, after: LivingLoan, asOf: CalendarDate): LoanChange {
  const schedule = scheduleOn(after, asOf)
  return { loan: after, schedule, change: changeBetween(scheduleOn(before, asOf), schedule) }
}

/**
 * A payment on a day, on time, early or late: it pays rows in the order agreed; what no row asks for is
 * overpaid. Interest of a row paid early stops on that day. Refuses an amount that is not 1 to below 10^12
 * units and a day before the loan was drawn (`terms_invalid`).
 */
export const repay = (
  loan: LivingLoan,
  payment: { on: CalendarDate; amountMinor: number; as?: PaymentKind },
): LoanChange => {
  const { on, amountMinor, as = 'repayment' } = payment
  return withEvent(loan, { kind: 'payment', as, on, amountMinor }, on)
}

/**
 * A partial prepayment (部分提前还款): pays what is due first, the rest is principal repaid ahead. With `keep:
 * 'installment'` the installments stay and the last ones fall away; with `'term'` the dates stay and the
 * installments become smaller. Refuses an amount that reaches what closes the loan: that is a payoff
 * (`amount_out_of_range`, with the most it may be).
 */
export function prepay(
  loan: LivingLoan,
  it: { on: CalendarDate; amountMinor: number; keep: 'installment' | 'term' },
): LoanChange {
  dateFrom('on', it.on, loan.terms.drawnOn)
  const maxMinor = payoffOf(bookOf(loan, it.on), it.on).totalMinor - 1
  if (Number.isSafeInteger(it.amountMinor) && it.amountMinor > maxMinor)
    throw new Problem('amount_out_of_range', { argument: 'amountMinor', min: 1, max: maxMinor })
  const kept = withEvent(loan, { kind: 'prepayment', ...it }, it.on)
  // Levelling anew rounds anew: where that would cost a unit more than staying, the installments stay.
  if (it.keep === 'installment' || kept.change.interestByMinor <= 0) return kept
  return withEvent(loan, { kind: 'prepayment', ...it, keep: 'installment' }, it.on)
}

/**
 * A new nominal annual rate from a day on, the night before it counting already. Rows from there are
 * levelled anew; rows before stay. Refuses rates outside 0..10^7 ppm (`terms_invalid`).
 */
export const changeRate = (
  loan: LivingLoan,
  it: { on: CalendarDate; annualInterestPpm: number },
): LoanChange => withEvent(loan, { kind: 'rate_change', ...it }, it.on)

/**
 * No interest from a day through another (停息): installments stay and the last ones become smaller. Refuses
 * a pause that ends before it begins (`terms_invalid`).
 */
export const pauseInterest = (
  loan: LivingLoan,
  it: { on: CalendarDate; through: CalendarDate },
): LoanChange => withEvent(loan, { kind: 'interest_pause', ...it }, it.on)

/**
 * A further disbursement: it bears interest from its day, and the rows from there are levelled anew over
 * what is open and what is drawn. Refuses amounts outside 1 to below 10^12 units (`terms_invalid`).
 */
export const disburse = (
  loan: LivingLoan,
  it: { on: CalendarDate; amountMinor: number },
): LoanChange => withEvent(loan, { kind: 'disbursement', ...it }, it.on)

/**
 * An event taken back (冲正): everything after it is replayed as if it had never been entered. Refuses a
 * place at which there is no event (`terms_invalid`).
 */
export function reverse(loan: LivingLoan, it: { place: number; asOf: CalendarDate }): LoanChange {
  within('place', it.place, [0, loan.events.length - 1])
  const events = loan.events.filter((_, place) => place !== it.place)
  return between(loan, { ...loan, events }, it.asOf)
}

/** Fees or penalties forgiven, the oldest first. */
export const waive = (
  loan: LivingLoan,
  it: { on: CalendarDate; portion: 'fee' | 'penalty'; amountMinor: number },
): LoanChange => withEvent(loan, { kind: 'waiver', ...it }, it.on)
