import { Problem } from '../problem/problem.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import { monthsOfDueDates } from '../time/day-count.ts'
import { isCalendarDate, monthlyDueDates } from '../time/due-dates.ts'

type Row = { dueOn: CalendarDate }

/**
 * Months from a day to each due date, as `monthsOfDueDates` counts them; a plain monthly schedule is counted without
 * taking its dates apart one by one. Refuses a date that does not exist, naming it (`terms_invalid`).
 */
export function monthsOfRows(drawnOn: CalendarDate, rows: readonly Row[]): number[] {
  const toFirst = monthsToPlainRows(drawnOn, rows)
  if (toFirst !== null) return rows.map((_, i) => toFirst + i)
  if (!isCalendarDate(drawnOn)) refuse('drawnOn')
  rows.forEach(({ dueOn }, i) => {
    if (!isCalendarDate(dueOn)) refuse(`schedule.${i}.dueOn`)
  })
  return monthsOfDueDates(
    drawnOn,
    rows.map((it) => it.dueOn),
  )
}

/** Dates a month apart from a first one, and the months to it from a day. */
type Plan = { drawnOn: CalendarDate; toFirst: number; dueOn: readonly CalendarDate[] }

/** The plan last made: schedules are priced by the day, many with the same dates. */
let recent: Plan = { drawnOn: '', toFirst: 0, dueOn: [] }

/**
 * Months from a day to the first of rows that lie a month apart, on one day up to the 28th, where no month cuts a
 * date short. Null for other rows and for dates that do not exist: `monthsOfRows` counts or refuses them.
 */
export function monthsToPlainRows(drawnOn: CalendarDate, rows: readonly Row[]): number | null {
  const first = rows[0]?.dueOn
  if (first === undefined) return null
  if (recent.drawnOn !== drawnOn || recent.dueOn[0] !== first || recent.dueOn.length < rows.length)
    recent = planOf(drawnOn, first, rows.length) ?? recent
  if (recent.drawnOn !== drawnOn) return null
  for (let i = 0; i < rows.length; i += 1) {
    if (rows[i]?.dueOn !== recent.dueOn[i]) return null
  }
  return recent.toFirst
}

function planOf(drawnOn: CalendarDate, first: CalendarDate, count: number): Plan | null {
  const plain = isCalendarDate(drawnOn) && isCalendarDate(first) && first.slice(8) <= '28'
  if (!plain || first >= '9000' || count > 600) return null
  const toFirst = monthsOfDueDates(drawnOn, [first])[0] ?? 0
  return { drawnOn, toFirst, dueOn: monthlyDueDates(first, count) }
}

function refuse(argument: string): never {
  throw new Problem('terms_invalid', { argument, form: 'YYYY-MM-DD' })
}
