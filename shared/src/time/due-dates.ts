import { invariant } from '../problem/problem.ts'
import type { CalendarDate } from './calendar-date.ts'

/** A date in its three parts. */
export type DateParts = { year: number; month: number; day: number }

/** The number written in two digits at a place; NaN-free, wrong digits are caught by the caller. */
const twoAt = (text: string, place: number): number =>
  text.charCodeAt(place) * 10 + text.charCodeAt(place + 1) - 528

/** Whether a text is `YYYY-MM-DD` and that day exists. */
export function isCalendarDate(text: string): boolean {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return false
  for (let i = 0; i < 10; i += 1) {
    const code = text.charCodeAt(i)
    if (i !== 4 && i !== 7 && (code < 48 || code > 57)) return false
  }
  const month = twoAt(text, 5)
  const day = twoAt(text, 8)
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(yearOf(text), month)
}

const yearOf = (date: string): number => twoAt(date, 0) * 100 + twoAt(date, 2)

/** Year, month and day of a date; refuses what is not one. */
export function partsOf(date: CalendarDate): DateParts {
  if (!isCalendarDate(date)) invariant(false, `a calendar date, not ${date}`)
  return { year: yearOf(date), month: twoAt(date, 5), day: twoAt(date, 8) }
}

/** `01` to `31`. */
const two = Array.from({ length: 32 }, (_, n) => String(n).padStart(2, '0'))

/** Texts of this century's dates by year, month and day: written once, because schedules repeat them. */
const written: (CalendarDate | undefined)[] = []

function textOf(year: number, month: number, day: number): CalendarDate {
  const place = year >= 2000 && year < 2100 ? ((year - 2000) * 12 + month) * 32 + day : -1
  const known = written[place]
  if (known !== undefined) return known
  invariant(year >= 1 && year <= 9999, 'a year from 0001 to 9999')
  const text = `${String(year).padStart(4, '0')}-${two[month]}-${two[day]}`
  if (place >= 0) written[place] = text
  return text
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
  return textOf(year, month, inYear - Math.floor((153 * shifted + 2) / 5) + 1)
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
  return textOf(year, month, Math.min(day, daysInMonth(year, month)))
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
 * How far due dates lie apart. Months count from the first due date, `months` at a time (one unless said
 * otherwise); `onDay` is the day of month agreed (还款日), which comes back after a shorter month even when
 * the first due date was cut short itself.
 */
export type DueRule =
  | { every: 'month'; months?: number; onDay?: number }
  | { every: 'days'; days: number }

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
  const step = rule.months ?? 1
  const dates = count > 0 ? [firstDueOn] : []
  let { year, month } = first
  while (dates.length < count) {
    month += step
    while (month > 12) {
      month -= 12
      year += 1
    }
    const last = day > 28 ? Math.min(day, daysInMonth(year, month)) : day
    dates.push(textOf(year, month, last))
  }
  return dates
}

/** `count` monthly due dates counted from the first, so that a 31st comes back after a short month. */
export const monthlyDueDates = (firstDueOn: CalendarDate, count: number): CalendarDate[] =>
  dueDates(firstDueOn, count, { every: 'month' })
