import type { CalendarDate } from '../time/calendar-date.ts'
import { dueDates, partsOf } from '../time/due-dates.ts'

/** The due dates agreed, month by month from the first, on to `more` of them past a day: rows of a relief fall on them too. */
export function agreedGrid(
  firstDueOn: CalendarDate,
  through: CalendarDate,
  more: number,
): CalendarDate[] {
  const from = partsOf(firstDueOn)
  const to = partsOf(through)
  const months = Math.max(0, (to.year - from.year) * 12 + to.month - from.month)
  return dueDates(firstDueOn, months + 2 + more, { every: 'month' })
}
