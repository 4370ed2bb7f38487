import type { CalendarDate } from '../time/calendar-date.ts'
import { addMonths, daysBetween } from '../time/due-dates.ts'
import { canBePriced, type DatedFlow, type TimedFlow } from './flows.ts'
import { rootAbove } from './root.ts'

/**
 * The annual percentage rate of charge: X with Σ advances/(1+X)^t = Σ payments/(1+X)^t, t in years from
 * the first advance (Directive 2008/48/EC annex I; Directive (EU) 2023/2225 annex III). Null when less is
 * paid than advanced, or when no rate solves it.
 */
export function aprcOfTimes(flows: readonly TimedFlow[]): number | null {
  if (!canBePriced(flows)) return null
  const worth = (logarithm: number): number =>
    flows.reduce((sum, it) => {
      const value = it.amountMinor * Math.exp(-logarithm * it.years)
      return it.kind === 'payment' ? sum + value : sum - value
    }, 0)
  const logarithm = rootAbove(0, worth, { step: 0.05, limit: 400 })
  return logarithm === null ? null : Math.expm1(logarithm)
}

/**
 * The same from dates. Whole months are counted backwards from each flow; the days left before them are
 * divided by the length of the year that ends with them (annex I, remark c).
 */
export function aprcOfDates(flows: readonly DatedFlow[]): number | null {
  const advances = flows.filter((it) => it.kind === 'advance').map((it) => it.on)
  const start = advances.reduce((first, it) => (it < first ? it : first), advances[0] ?? '')
  if (start === '' || flows.some((it) => it.on < start)) return null
  return aprcOfTimes(flows.map((it) => ({ ...it, years: yearsBackwards(start, it.on) })))
}

/** Years between two dates: whole months over 12 counted back from the later, then days over their year. */
export function yearsBackwards(from: CalendarDate, to: CalendarDate): number {
  const { months, days } = monthsBackwards(from, to)
  if (days === 0) return months / 12
  const last = addMonths(to, -months)
  return months / 12 + days / daysBetween(addMonths(last, -12), last)
}

/** Whole months counted back from the later date, and the days that remain before them. */
export function monthsBackwards(
  from: CalendarDate,
  to: CalendarDate,
): { months: number; days: number } {
  const monthOf = (date: CalendarDate): number =>
    Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
  const upper = monthOf(to) - monthOf(from)
  if (upper > 0 && addMonths(from, upper) === to) return { months: upper, days: 0 }
  const months = addMonths(to, -upper) >= from ? upper : upper - 1
  return { months, days: daysBetween(from, addMonths(to, -months)) }
}
