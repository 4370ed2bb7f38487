import type { CalendarDate } from './calendar-date.ts'
import { addDays, dayOfWeek } from './due-dates.ts'

/**
 * Days on which nobody need pay: weekends unless worked (调休), and named holidays. The days themselves
 * are data of the lender or the country; none are built in.
 */
export type HolidayCalendar = {
  holidays: ReadonlySet<CalendarDate>
  weekends: boolean
  workedWeekends?: ReadonlySet<CalendarDate>
}

/** Where a due date goes that falls on such a day; `modified_following` never leaves the month. */
export type HolidayRule = 'following' | 'preceding' | 'modified_following'

/** Whether a payment can fall due on this day. */
export function isBusinessDay(date: CalendarDate, calendar: HolidayCalendar): boolean {
  if (calendar.holidays.has(date)) return false
  if (!calendar.weekends || dayOfWeek(date) < 5) return true
  return calendar.workedWeekends?.has(date) ?? false
}

const yearOfDays = 366

/**
 * A due date moved to a business day by the rule; left where it is when a whole year holds none.
 * @example adjustDueDate('2027-05-01', { holidays: new Set(), weekends: true }, 'following') // => 2027-05-03
 */
export function adjustDueDate(
  date: CalendarDate,
  calendar: HolidayCalendar,
  rule: HolidayRule,
): CalendarDate {
  const search = (step: 1 | -1): CalendarDate => {
    for (let i = 0; i <= yearOfDays; i += 1) {
      const it = addDays(date, i * step)
      if (isBusinessDay(it, calendar)) return it
    }
    return date
  }
  if (rule === 'preceding') return search(-1)
  const later = search(1)
  return rule === 'modified_following' && later.slice(0, 7) !== date.slice(0, 7)
    ? search(-1)
    : later
}
