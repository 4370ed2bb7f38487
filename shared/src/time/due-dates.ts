import { invariant } from '../problem/problem.ts'
import type { CalendarDate } from './calendar-date.ts'

/** A date in its three parts. */
export type DateParts = { year: number; month: number; day: number }

/** The number written in two digits at a place; NaN-free, wrong digits are caught by the caller. */
const twoAt = (text: string, place: number): number =>
  text.charCodeAt(place) * 10 + text.charCodeAt(place + 1) - 528

/** Year, month and day of a date; refuses what is not one. */
export function partsOf(date: CalendarDate): DateParts {
  const year = twoAt(date, 0) * 100 + twoAt(date, 2)
  const month = twoAt(date, 5)
  const day = twoAt(date, 8)
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  if (!exists || !/^\d{4}-\d{2}-\d{2}$/.test(date)) invariant(false, `a calendar date, not ${date}`)
  return { year, month, day }
}

/** `01` to `31`. */
const two = Array.from({ length: 32 }, (_, n) => String(n).padStart(2, '0'))

function textOf(it: DateParts): CalendarDate {
  invariant(it.year >= 1 && it.year <= 9999, 'a year from 0001 to 9999')
  const year = it.year >= 1000 ? String(it.year) : String(it.year).padStart(4, '0')
  return `${year}-${two[it.month]}-${two[it.day]}`
}

/** Whether February has 29 days, by the Gregorian rule. */
export const isLeapYear = (year: number): boolean =>
  year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** The last day of a month, 28 to 31. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Days since 0000-03-01: years begin in March, so that a leap day ends one. */
function dayNumber(date: CalendarDate): number {
  const { year, month, day } = partsOf(date)
  const y = month > 2 ? year : year - 1
  const leaps = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)
  return 365 * y + leaps + Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
}

function dateOfDay(number: number): CalendarDate {
  const era = Math.floor(number / 146_097)
  const inEra = number - era * 146_097
  const yearOfEra = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) /
      365,
  )
  const inYear = inEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * inYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return textOf({ year, month, day: inYear - Math.floor((153 * shifted + 2) / 5) + 1 })
}

/**
 * The same day `count` months later; a day that does not exist there becomes the last of that month.
 * @example addMonths('2028-01-31', 1) // => 2028-02-29
 */
export function addMonths(date: CalendarDate, count: number): CalendarDate {
  const from = partsOf(date)
  return monthsOn(from, count, from.day)
}

/** A day of the month `count` months after another, or that month's last day. */
function monthsOn(from: DateParts, count: number, day: number): CalendarDate {
  const months = from.year * 12 + (from.month - 1) + count
  const year = Math.floor(months / 12)
  const month = months - year * 12 + 1
  return textOf({ year, month, day: Math.min(day, daysInMonth(year, month)) })
}

/**
 * The date `count` days later.
 * @example addDays('2026-12-31', 1) // => 2027-01-01
 */
export const addDays = (date: CalendarDate, count: number): CalendarDate =>
  dateOfDay(dayNumber(date) + count)

/**
 * Whole days from one date to another; negative when the second is earlier.
 * @example daysBetween('2028-02-28', '2028-03-01') // => 2
 */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  dayNumber(to) - dayNumber(from)

/** Days since Monday, 0 to 6. */
export const dayOfWeek = (date: CalendarDate): number => (dayNumber(date) + 2) % 7

/**
 * How far due dates lie apart. Months count from the first due date; `onDay` is the day of month agreed
 * (还款日), which comes back after a shorter month even when the first due date was cut short itself.
 */
export type DueRule = { every: 'month'; onDay?: number } | { every: 'days'; days: number }

/**
 * `count` due dates by a rule, the first included.
 * @example dueDates('2027-02-28', 3, { every: 'month', onDay: 31 }) // => ['2027-02-28', '2027-03-31', '2027-04-30']
 */
export function dueDates(firstDueOn: CalendarDate, count: number, rule: DueRule): CalendarDate[] {
  if (rule.every === 'days') {
    const first = dayNumber(firstDueOn)
    return Array.from({ length: count }, (_, i) => dateOfDay(first + i * rule.days))
  }
  const first = partsOf(firstDueOn)
  const day = rule.onDay ?? first.day
  return Array.from({ length: count }, (_, i) => (i === 0 ? firstDueOn : monthsOn(first, i, day)))
}

/** `count` monthly due dates counted from the first, so that a 31st comes back after a short month. */
export const monthlyDueDates = (firstDueOn: CalendarDate, count: number): CalendarDate[] =>
  dueDates(firstDueOn, count, { every: 'month' })
