import { Problem } from '../problem/problem.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import { monthsOfDueDates } from '../time/day-count.ts'
import { isCalendarDate } from '../time/due-dates.ts'

/**
 * Months from a day to each due date, as `monthsOfDueDates` counts them; a plain monthly schedule is counted without
 * taking its dates apart one by one. Refuses a date that does not exist, naming it (`terms_invalid`).
 */
export function monthsOfRows(
  drawnOn: CalendarDate,
  rows: readonly { dueOn: CalendarDate }[],
): number[] {
  if (!isCalendarDate(drawnOn)) refuse('drawnOn')
  const first = rows[0]?.dueOn
  if (first === undefined) return []
  const start = monthOf(first)
  // Up to the 28th no month cuts a date short.
  const day = dayOf(first)
  let plain = day <= 28
  for (let i = 0; i < rows.length; i += 1) {
    const dueOn = rows[i]?.dueOn ?? ''
    if (!isCalendarDate(dueOn)) refuse(`schedule.${i}.dueOn`)
    plain = plain && dayOf(dueOn) === day && monthOf(dueOn) === start + i
  }
  if (!plain)
    return monthsOfDueDates(
      drawnOn,
      rows.map((it) => it.dueOn),
    )
  const toFirst = monthsOfDueDates(drawnOn, [first])[0] ?? 0
  return rows.map((_, i) => toFirst + i)
}

const digit = (text: string, place: number): number => text.charCodeAt(place) - 48
const dayOf = (date: string): number => digit(date, 8) * 10 + digit(date, 9)
const monthOf = (date: string): number =>
  12 * (digit(date, 0) * 1000 + digit(date, 1) * 100 + digit(date, 2) * 10 + digit(date, 3)) +
  digit(date, 5) * 10 +
  digit(date, 6)

function refuse(argument: string): never {
  throw new Problem('terms_invalid', { argument, form: 'YYYY-MM-DD' })
}
