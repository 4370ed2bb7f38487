import { reduced } from '../money/annuity.ts'
import type { Ratio } from '../money/ratio.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import { yearFraction, type DayCount } from '../time/day-count.ts'
import { dueDates, type DueRule } from '../time/due-dates.ts'
import type { LoanTerms } from './terms.ts'

/** When a loan's rows fall due as agreed, and the part of a year before each. Never handed out to callers. */
export type LoanCalendar = {
  readonly dueOn: readonly CalendarDate[]
  readonly yearParts: readonly Ratio[]
  /** The part of a year of every row, in lowest terms, where they are all the same. */
  readonly evenPart: Ratio | null
}

/** What a calendar depends on; `step` counts months or days, `onDay` is 0 where none was agreed. */
type Key = {
  readonly drawnOn: CalendarDate
  readonly firstDueOn: CalendarDate
  readonly count: number
  readonly every: DueRule['every']
  readonly step: number
  readonly onDay: number
  readonly dayCount: DayCount
}

/**
 * The calendars last asked for. A lender draws many loans of a few lengths on one day, and none of this
 * depends on the amount or the rate; so few are kept that a phone does not notice.
 */
const recent: { key: Key; calendar: LoanCalendar }[] = []
const kept = 16
const monthly: DueRule = { every: 'month' }

/** The calendar of terms that were found possible. */
export function calendarOf(terms: LoanTerms): LoanCalendar {
  const { drawnOn, firstDueOn, installmentCount: count, dayCount = 'thirty_360' } = terms
  const rule = terms.dueRule ?? monthly
  const { every } = rule
  const step = rule.every === 'month' ? (rule.months ?? 1) : rule.days
  const onDay = rule.every === 'month' ? (rule.onDay ?? 0) : 0
  for (let i = 0; i < recent.length; i += 1) {
    const it = recent[i]
    if (
      it !== undefined &&
      it.key.count === count &&
      it.key.drawnOn === drawnOn &&
      it.key.firstDueOn === firstDueOn &&
      it.key.every === every &&
      it.key.step === step &&
      it.key.onDay === onDay &&
      it.key.dayCount === dayCount
    )
      return it.calendar
  }
  const key = { drawnOn, firstDueOn, count, every, step, onDay, dayCount }
  const calendar = calendarBy(key, rule)
  recent.unshift({ key, calendar })
  if (recent.length > kept) recent.pop()
  return calendar
}

function calendarBy(key: Key, rule: DueRule): LoanCalendar {
  const dueOn = dueDates(key.firstDueOn, key.count, rule)
  const isMonthly = key.dayCount === 'thirty_360' && key.every === 'month'
  // Periods of n days have no months in them: 30/360 counts their days over 360.
  const counted =
    key.dayCount === 'thirty_360' && key.every === 'days' ? 'actual_360' : key.dayCount
  const month = { numerator: 30 * key.step, denominator: 360 }
  const yearParts = dueOn.map((to, row) =>
    isMonthly && row > 0 ? month : yearFraction(dueOn[row - 1] ?? key.drawnOn, to, counted),
  )
  return { dueOn, yearParts, evenPart: evenPartOf(yearParts) }
}

function evenPartOf(parts: readonly Ratio[]): Ratio | null {
  const [first] = parts
  if (first === undefined) return null
  const { numerator, denominator } = first
  const even = parts.every((it) => it.numerator === numerator && it.denominator === denominator)
  return even ? reduced(first) : null
}
