import {
  decimal,
  noDecimal,
  oneDecimal,
  over,
  plus,
  times,
  toPlaces,
  type Decimal,
} from '../money/decimal.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import { holdsLeapDay, monthsAndDays } from '../time/day-count.ts'
import { addDays, addMonths, daysBetween, daysInMonth, isLeapYear } from '../time/due-dates.ts'
import { firstOf, rateOn, type Period, type Plan } from './plan.ts'

type Stretch = { from: CalendarDate; to: CalendarDate }

const yearOf = (date: CalendarDate): number => Number(date.slice(0, 4))

/** Renews the factors of a period's segments after its dates, its segments or the rate changed. */
export function renewFactors(plan: Plan, period: Period): void {
  for (const segment of period.segments) {
    segment.growth = factorOf(plan, period, { stretch: segment, asAgreed: true })
    const toDue = { from: segment.from, to: period.due }
    segment.toDue = factorOf(plan, period, { stretch: toDue, asAgreed: false })
  }
}

type Asked = { stretch: Stretch; asAgreed: boolean }

/**
 * Interest on 1 over a stretch of a period at the rate of its first day. Each step is kept to the
 * contract's significant digits and the factor to as many places, so that any book can follow it.
 */
function factorOf(plan: Plan, period: Period, asked: Asked): Decimal {
  const { from, to } = asked.stretch
  const ppm = rateOn(plan, from)
  const key = `${from} ${to} ${period.from} ${period.due} ${ppm} ${asked.asAgreed}`
  const known = plan.factors.get(key)
  if (known !== undefined) return known
  const factor = isFree(plan, period) ? noDecimal : countedFactor(plan, period, { ...asked, ppm })
  plan.factors.set(key, factor)
  return factor
}

const isFree = (plan: Plan, period: Period): boolean => {
  const { interestFree } = plan.contract.grace
  return interestFree > 0 && period.due <= (plan.contract.dueOn[interestFree - 1] ?? '')
}

function countedFactor(plan: Plan, period: Period, asked: Asked & { ppm: number }): Decimal {
  const { dayBasis: basis, unit, unitsApart, arithmetic } = plan.contract
  const { from, to } = asked.stretch
  const days = decimal(daysBetween(from, to))
  const whole = daysBetween(period.from, period.due)
  if (whole === 0) return noDecimal
  const rate = decimal(asked.ppm, 6)
  const shared = (yearPart: Decimal, length: number): Decimal => {
    const upTo = times(times(rate, yearPart, arithmetic), days, arithmetic)
    return toPlaces(over(upTo, decimal(length), arithmetic), arithmetic.digits, arithmetic.rounding)
  }
  if (basis.equalPeriods && unit !== 'day') {
    const inYear = decimal(unit === 'month' ? 12 : 52)
    return shared(over(decimal(unitsApart), inYear, arithmetic), whole)
  }
  if (crossesYears(plan, asked.stretch, period)) {
    const part = times(rate, yearsIn(plan, asked.stretch), arithmetic)
    return toPlaces(part, arithmetic.digits, arithmetic.rounding)
  }
  const yearDays = decimal(daysOfYear(basis, from, period))
  if (basis.monthDays === 'actual') {
    const part = times(rate, over(days, yearDays, arithmetic), arithmetic)
    return toPlaces(part, arithmetic.digits, arithmetic.rounding)
  }
  const units = unitsOf(plan, period, asked.asAgreed)
  const unitDays = decimal(unit === 'month' ? 30 : unit === 'week' ? 7 : 1)
  const periodDays = times(unitDays, units, arithmetic)
  return shared(over(periodDays, yearDays, arithmetic), whole)
}

type DayBasis = Plan['contract']['dayBasis']
type YearDays = DayBasis['yearDays']

const isActual = (yearDays: YearDays): boolean =>
  yearDays === 'actual' || yearDays === 'actual_leap_day'

const crossesYears = (plan: Plan, stretch: Stretch, period: Period): boolean =>
  isActual(plan.contract.dayBasis.yearDays) &&
  plan.contract.dayBasis.yearEndsOn !== 'never' &&
  yearOf(stretch.to) > yearOf(stretch.from) &&
  (plan.contract.dayBasis.yearDays !== 'actual_leap_day' || holdsLeapDay(period.from, period.due))

function daysOfYear(basis: DayBasis, from: CalendarDate, period: Period): number {
  const { yearDays } = basis
  if (yearDays !== 'actual' && yearDays !== 'actual_leap_day') return yearDays
  if (basis.yearEndsOn === 'never' && yearDays === 'actual_leap_day')
    return holdsLeapDay(period.from, period.due) ? 366 : 365
  if (!isLeapYear(yearOf(from))) return 365
  return yearDays === 'actual' || holdsLeapDay(period.from, period.due) ? 366 : 365
}

/** Parts of the calendar years a stretch touches, each over that year's length. */
function yearsIn(plan: Plan, { from, to }: Stretch): Decimal {
  const { dayBasis, arithmetic } = plan.contract
  let sum = noDecimal
  let start = from
  for (let year = yearOf(from); year <= yearOf(to); year += 1) {
    const end = dayBasis.yearEndsOn === '12-31' ? `${year}-12-31` : `${year + 1}-01-01`
    const stop = year === yearOf(to) ? to : end
    const days = decimal(daysBetween(start, stop))
    sum = plus(sum, over(days, decimal(isLeapYear(year) ? 366 : 365), arithmetic))
    start = stop
  }
  return sum
}

/** Units of time in a period: as agreed, or counted where the period was cut, stretched or moved. */
function unitsOf(plan: Plan, period: Period, asAgreed: boolean): Decimal {
  const { unit, unitsApart, dayBasis, arithmetic } = plan.contract
  if (dayBasis.brokenUnits === 'by_days') {
    // Months between due dates are whole, whatever a short month cut off; odd days come before the first.
    if (unit === 'month' && period !== plan.periods[0]) return decimal(unitsApart)
    if (unit === 'week')
      return over(decimal(daysBetween(period.from, period.due)), decimal(7), arithmetic)
    if (unit === 'day') return decimal(daysBetween(period.from, period.due))
    const { months, days } = monthsAndDays(period.from, period.due)
    return plus(decimal(months), over(decimal(days), decimal(30), arithmetic))
  }
  return asAgreed ? decimal(unitsApart) : unitsSpanned(plan, period)
}

/** Whole units from the schedule's start, or the period's own, and the part of the unit that is broken. */
function unitsSpanned(plan: Plan, period: Period): Decimal {
  const { unit, unitsApart, arithmetic } = plan.contract
  const add = (date: CalendarDate, count: number): CalendarDate =>
    unit === 'month' ? addMonths(date, count) : addDays(date, unit === 'week' ? 7 * count : count)
  const start = firstOf(plan.periods).from
  const between = (to: CalendarDate): number => wholeUnits(unit, start, to)
  const steps = between(period.due)
  const regular =
    steps > 0 && add(start, steps) === period.due && add(period.due, -unitsApart) === period.from
  const seed = regular ? start : period.from
  const before = regular ? between(period.from) : 0
  let count = before + 1
  while (add(seed, count) <= period.due) count += 1
  const units = count - before - 1
  if (add(seed, count - 1) === period.due) return decimal(units)
  const reached = add(seed, units)
  const broken = decimal(daysBetween(reached, period.due))
  const length = decimal(daysBetween(reached, add(seed, count)))
  return plus(decimal(units), over(broken, length, arithmetic))
}

/** Whole units from one day to another; the last day of a shorter month counts as the day it stands for. */
function wholeUnits(unit: 'month' | 'week' | 'day', from: CalendarDate, to: CalendarDate): number {
  if (unit === 'day') return daysBetween(from, to)
  if (unit === 'week') return Math.floor(daysBetween(from, to) / 7)
  const day = Number(to.slice(8))
  const isLast = day === daysInMonth(yearOf(to), Number(to.slice(5, 7)))
  const counted = isLast && Number(from.slice(8)) > day ? addDays(to, 1) : to
  return monthsAndDays(from, counted).months
}

/** 1 and the interest on it through a whole period. */
export const growthOf = (period: Period): Decimal =>
  period.segments.reduce((sum, it) => plus(sum, it.growth), oneDecimal)
