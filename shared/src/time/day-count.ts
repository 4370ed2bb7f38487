import type { Ratio } from '../money/ratio.ts'
import type { CalendarDate } from './calendar-date.ts'
import { addMonths, daysBetween, daysInMonth, isLeapYear, partsOf } from './due-dates.ts'

/**
 * How a stretch of time becomes a part of a year. `thirty_360`: whole months of 30 days plus the days
 * left over, in a year of 360. `actual_actual`: days of each calendar year over that year's length;
 * `actual_actual_year_end` gives the night that ends 31 December to the new year, as some books do;
 * `actual_actual_leap_day` takes 366 for a stretch that holds 29 February and 365 for any other.
 */
export const dayCounts = [
  'thirty_360',
  'actual_360',
  'actual_365',
  'actual_actual',
  'actual_actual_year_end',
  'actual_actual_leap_day',
] as const
export type DayCount = (typeof dayCounts)[number]

/**
 * Whole months, then days left over, from one date to a later one; a month from the 31st ends on the
 * last day of a shorter month.
 * @example monthsAndDays('2027-01-31', '2027-03-05') // => { months: 1, days: 5 }
 */
export function monthsAndDays(
  from: CalendarDate,
  to: CalendarDate,
): { months: number; days: number } {
  const [start, end] = [partsOf(from), partsOf(to)]
  const upper = (end.year - start.year) * 12 + end.month - start.month
  const months = addMonths(from, upper) <= to ? upper : upper - 1
  return { months, days: daysBetween(addMonths(from, months), to) }
}

/**
 * The part of a year between two dates, as an exact fraction.
 * @example yearFraction('2026-01-15', '2026-02-15', 'thirty_360') // => { numerator: 30, denominator: 360 }
 */
export function yearFraction(from: CalendarDate, to: CalendarDate, dayCount: DayCount): Ratio {
  switch (dayCount) {
    case 'thirty_360': {
      const { months, days } = monthsAndDays(from, to)
      return { numerator: months * 30 + days, denominator: 360 }
    }
    case 'actual_360':
      return { numerator: daysBetween(from, to), denominator: 360 }
    case 'actual_365':
      return { numerator: daysBetween(from, to), denominator: 365 }
    case 'actual_actual':
      return actualActual(from, to, '01-01')
    case 'actual_actual_year_end':
      return actualActual(from, to, '12-31')
    case 'actual_actual_leap_day': {
      const weight = holdsLeapDay(from, to) ? 365 : 366
      return { numerator: daysBetween(from, to) * weight, denominator: 365 * 366 }
    }
  }
}

/** Whether a 29 February lies after the first date and not after the second. */
export function holdsLeapDay(from: CalendarDate, to: CalendarDate): boolean {
  for (let { year } = partsOf(from); year <= partsOf(to).year; year += 1) {
    const leapDay = `${String(year).padStart(4, '0')}-02-29`
    if (isLeapYear(year) && leapDay > from && leapDay <= to) return true
  }
  return false
}

/** Days in leap years over 366 plus days in other years over 365, a year ending on the day given. */
function actualActual(from: CalendarDate, to: CalendarDate, end: '01-01' | '12-31'): Ratio {
  let numerator = 0
  let start = from
  for (let year = partsOf(from).year; start < to; year += 1) {
    const next = `${String(end === '01-01' ? year + 1 : year).padStart(4, '0')}-${end}`
    if (next > start) {
      const stop = next < to ? next : to
      numerator += daysBetween(start, stop) * (isLeapYear(year) ? 365 : 366)
      start = stop
    }
  }
  return { numerator, denominator: 365 * 366 }
}

/**
 * Months from a day to each due date, counted to the first and from there on; monthly dates that keep one
 * day of the month, cut short where it does not exist, lie whole months apart. Other days count over 30.
 * @example monthsOfDueDates('2027-01-31', ['2027-02-28', '2027-03-31']) // => [1, 2]
 */
export function monthsOfDueDates(from: CalendarDate, dueOn: readonly CalendarDate[]): number[] {
  const first = dueOn[0]
  if (first === undefined) return []
  const parts = dueOn.map(partsOf)
  const day = parts.reduce((most, it) => Math.max(most, it.day), 0)
  const kept = parts.map((it) => it.day === day || it.day === daysInMonth(it.year, it.month))
  const start = parts[0] ?? partsOf(first)
  const toFirst = monthsApart(from, first)
  return parts.map((it, i) =>
    kept[0] && kept[i]
      ? toFirst + (it.year - start.year) * 12 + it.month - start.month
      : toFirst + monthsApart(first, dueOn[i] ?? first),
  )
}

const monthsApart = (from: CalendarDate, to: CalendarDate): number => {
  const { months, days } = monthsAndDays(from, to)
  return months + days / 30
}
