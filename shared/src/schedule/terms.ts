import { Currency } from '../money/money.ts'
import type { Rounding } from '../money/ratio.ts'
import { Problem } from '../problem/problem.ts'
import { oneOf, within } from '../problem/refuse.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import { dayCounts, type DayCount } from '../time/day-count.ts'
import { addDays, daysInMonth, isCalendarDate, type DueRule } from '../time/due-dates.ts'
import type { HolidayCalendar, HolidayRule } from '../time/holidays.ts'
import { AmortizationMethod } from './installment.ts'

export { oneOf, within }

/** A share of the principal, charged with every installment or once with the first. */
export type ScheduleFee = { ratePpm: number; charged: 'per_installment' | 'upfront' }

/**
 * Rows at the start that are eased: `principal` rows pay interest and fees only; `interestFree` rows bear
 * no interest. A first payment put off (首期延后) is a later `firstDueOn`, whose interest counts its days.
 */
export type Grace = { principal?: number; interestFree?: number }

/** Everything a schedule depends on. */
export type LoanTerms = {
  /** Amounts are minor units of this currency; named, it must be one we know. */
  currency?: Currency
  principalMinor: number
  method: AmortizationMethod
  installmentCount: number
  /** Nominal annual interest. */
  annualInterestPpm: number
  fees: readonly ScheduleFee[]
  drawnOn: CalendarDate
  firstDueOn: CalendarDate
  /** How every division rounds; half even unless said otherwise. */
  rounding?: Rounding
  /** 30/360 unless said otherwise: a month is a twelfth of a year, odd first days count over 360. */
  dayCount?: DayCount
  /** Monthly on the day of the first due date unless said otherwise. */
  dueRule?: DueRule
  /** Due dates on holidays move; interest is still counted to the date that was agreed. */
  holidays?: { calendar: HolidayCalendar; rule: HolidayRule }
  grace?: Grace
  /**
   * The row that takes what rounding left. Unless said otherwise the last row of level installments, and
   * one unit for each of the first rows of equal principal. `smoothed` moves the level itself until the last
   * row differs by no more units than half the rows, where rounding lets it.
   */
  leftover?: 'first' | 'last' | 'smoothed'
  /** Interest on what is still owed, or flat on the whole principal in every row. */
  interestOn?: 'balance' | 'principal'
  /** Level installments are whole multiples of this many units; one unless said otherwise. */
  levelMultipleMinor?: number
}

export const termLimits = {
  principalMinor: [1, 999_999_999_999],
  installmentCount: [1, 600],
  ratePpm: [0, 10_000_000],
  dueDays: [1, 366],
  dueMonths: [1, 12],
  firstDueDays: [1, 3660],
  years: [1900, 2999],
  levelMultipleMinor: [1, 1_000_000],
} as const

const currencies = Currency.options
const methods = AmortizationMethod.options
export const roundings = ['half_even', 'half_up', 'up', 'down'] as const
const leftovers = ['first', 'last', 'smoothed'] as const
const charges = ['per_installment', 'upfront'] as const
const holidayRules = ['following', 'preceding', 'modified_following'] as const
const interestBases = ['balance', 'principal'] as const

/** Refuses terms no schedule can be made of, naming the argument and its range (`terms_invalid`). */
export function refuseImpossible(terms: LoanTerms): void {
  within('principalMinor', terms.principalMinor, termLimits.principalMinor)
  within('installmentCount', terms.installmentCount, termLimits.installmentCount)
  within('annualInterestPpm', terms.annualInterestPpm, termLimits.ratePpm)
  for (const fee of terms.fees) {
    within('fees.ratePpm', fee.ratePpm, termLimits.ratePpm)
    oneOf('fees.charged', fee.charged, charges)
  }
  oneOf('method', terms.method, methods)
  refuseDates(terms.drawnOn, terms.firstDueOn)
  if (terms.method === 'single_payment') within('installmentCount', terms.installmentCount, [1, 1])
  if (!isBare(terms)) refuseSettings(terms)
}

/** Whether every setting was left out, so that none has to be looked at by itself. */
const isBare = (terms: LoanTerms): boolean =>
  terms.currency === undefined &&
  terms.rounding === undefined &&
  terms.dayCount === undefined &&
  terms.dueRule === undefined &&
  terms.holidays === undefined &&
  terms.grace === undefined &&
  terms.leftover === undefined &&
  terms.interestOn === undefined &&
  terms.levelMultipleMinor === undefined

function refuseSettings(terms: LoanTerms): void {
  oneOf('currency', terms.currency, currencies)
  oneOf('rounding', terms.rounding, roundings)
  oneOf('dayCount', terms.dayCount, dayCounts)
  oneOf('leftover', terms.leftover, leftovers)
  oneOf('interestOn', terms.interestOn, interestBases)
  oneOf('holidays.rule', terms.holidays?.rule, holidayRules)
  within('levelMultipleMinor', terms.levelMultipleMinor ?? 1, termLimits.levelMultipleMinor)
  if (terms.grace) {
    const { principal = 0, interestFree = 0 } = terms.grace
    within('grace.principal', principal, [0, terms.installmentCount - 1])
    within('grace.interestFree', interestFree, [0, terms.installmentCount])
  }
  refuseDueRule(terms)
}

/** The pair of dates last found good: loans are priced by the day, many with the same two. */
let good = { drawnOn: '', firstDueOn: '' }

function refuseDates(drawnOn: CalendarDate, firstDueOn: CalendarDate): void {
  if (drawnOn === good.drawnOn && firstDueOn === good.firstDueOn) return
  date('drawnOn', drawnOn)
  date('firstDueOn', firstDueOn)
  const latest = addDays(drawnOn, termLimits.firstDueDays[1])
  if (!(firstDueOn > drawnOn && firstDueOn <= latest)) {
    throw new Problem('terms_invalid', { argument: 'firstDueOn', after: drawnOn, through: latest })
  }
  good = { drawnOn, firstDueOn }
}

function refuseDueRule(terms: LoanTerms): void {
  const rule = terms.dueRule
  if (rule === undefined) return
  oneOf('dueRule.every', rule.every, ['month', 'days'])
  if (rule.every === 'days') return within('dueRule.days', rule.days, termLimits.dueDays)
  within('dueRule.months', rule.months ?? 1, termLimits.dueMonths)
  if (rule.onDay === undefined) return
  within('dueRule.onDay', rule.onDay, [1, 31])
  const first = terms.firstDueOn
  const last = daysInMonth(Number(first.slice(0, 4)), Number(first.slice(5, 7)))
  if (Number(first.slice(8, 10)) !== Math.min(rule.onDay, last)) {
    throw new Problem('terms_invalid', { argument: 'firstDueOn', onDay: rule.onDay })
  }
}

/** Refuses what is not a date of a year we count in (`terms_invalid`). */
export function date(argument: string, value: string): void {
  const [min, max] = termLimits.years
  const known = isCalendarDate(value)
  const year = Number(value.slice(0, 4))
  if (!known || year < min || year > max) {
    throw new Problem('terms_invalid', { argument, form: 'YYYY-MM-DD', min, max })
  }
}
