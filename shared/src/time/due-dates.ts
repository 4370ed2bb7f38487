import type { CalendarDate } from './calendar-date.ts'

type Parts = { year: number; month: number; day: number }

const partsOf = (date: CalendarDate): Parts => ({
  year: Number(date.slice(0, 4)),
  month: Number(date.slice(5, 7)),
  day: Number(date.slice(8, 10)),
})
const two = (n: number): string => String(n).padStart(2, '0')
const textOf = (it: Parts): CalendarDate =>
  `${String(it.year).padStart(4, '0')}-${two(it.month)}-${two(it.day)}`

const dayMs = 86_400_000
const dayNumber = (date: CalendarDate): number => {
  const it = partsOf(date)
  return Date.UTC(it.year, it.month - 1, it.day) / dayMs
}

/** The last day of a month; February by the Gregorian rule. */
export const daysInMonth = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate()

/**
 * The same day `count` months later; a day that does not exist there becomes the last of that month.
 * @example addMonths('2028-01-31', 1) // => 2028-02-29
 */
export function addMonths(date: CalendarDate, count: number): CalendarDate {
  const from = partsOf(date)
  const months = from.year * 12 + (from.month - 1) + count
  const year = Math.floor(months / 12)
  const month = (months % 12) + 1
  return textOf({ year, month, day: Math.min(from.day, daysInMonth(year, month)) })
}

/** The date `count` days later. */
export const addDays = (date: CalendarDate, count: number): CalendarDate =>
  new Date((dayNumber(date) + count) * dayMs).toISOString().slice(0, 10)

/** Whole days from one date to another; negative when the second is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  dayNumber(to) - dayNumber(from)

/** `count` monthly due dates counted from the first, so that a 31st comes back after a short month. */
export const monthlyDueDates = (firstDueOn: CalendarDate, count: number): CalendarDate[] =>
  Array.from({ length: count }, (_, i) => addMonths(firstDueOn, i))
