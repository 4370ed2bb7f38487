import { Problem } from '../problem/problem.ts'
import { oneOf } from '../problem/refuse.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import { addDays, addMonths, daysBetween } from '../time/due-dates.ts'
import { canBePriced, flowLimits, refuseFlows, type DatedFlow, type TimedFlow } from './flows.ts'
import { internalRate } from './internal-rate.ts'

/**
 * The annual percentage rate of charge: X with Σ advances/(1+X)^t = Σ payments/(1+X)^t, t in years from
 * the first advance (Directive 2008/48/EC annex I; Directive (EU) 2023/2225 annex III), unrounded. Null when
 * less is paid than advanced, when no rate solves it, or when several do. Refuses a kind it does not know and an
 * amount below zero (`terms_invalid`).
 * @example aprcOfTimes([{ kind: 'advance', years: 0, amountMinor: 1000 }, { kind: 'payment', years: 1, amountMinor: 1100 }]) // => 0.1
 */
export function aprcOfTimes(flows: readonly TimedFlow[]): number | null {
  flows.forEach((it, i) => {
    oneOf(`flows.${i}.kind`, it.kind, ['advance', 'payment'])
    const { amountMinor: max } = flowLimits
    if (!(it.amountMinor >= 0 && it.amountMinor <= max))
      throw new Problem('terms_invalid', { argument: `flows.${i}.amountMinor`, min: 0, max })
  })
  if (!canBePriced(flows)) return null
  const found = internalRate(
    flows.map((it) => ({
      time: it.years,
      amount: it.kind === 'payment' ? it.amountMinor : -it.amountMinor,
    })),
  )
  return found.outcome === 'one' && found.rate >= 0 ? found.rate : null
}

/**
 * The same from dates. Time runs in whole weeks where payments follow each other by whole weeks and in
 * months otherwise, counted backwards from each flow; the days left before them are divided by the length of
 * the year that ends with them (annex I, remark c, as amended by Directive 2011/90/EU; UK: CONC App 1.2).
 * Refuses a date that does not exist and an amount below zero.
 */
export function aprcOfDates(flows: readonly DatedFlow[]): number | null {
  refuseFlows(flows)
  const advances = flows.filter((it) => it.kind === 'advance').map((it) => it.on)
  const start = advances.reduce((first, it) => (it < first ? it : first), advances[0] ?? '')
  if (start === '' || flows.some((it) => it.on < start)) return null
  const years = paidByWeeks(start, flows) ? yearsOfWeeks : yearsBackwards
  return aprcOfTimes(flows.map((it) => ({ ...it, years: years(start, it.on) })))
}

/** Whether payments lie whole weeks apart and not whole months; a single one is measured from the advance. */
function paidByWeeks(start: CalendarDate, flows: readonly DatedFlow[]): boolean {
  const paid = [...new Set(flows.filter((it) => it.kind === 'payment').map((it) => it.on))]
    .filter((it) => it > start)
    .sort()
  const dates = paid.length > 1 ? paid : [start, ...paid]
  const pairs = dates.slice(1).map((to, i) => [dates[i] ?? to, to] as const)
  const monthly = pairs.every(([from, to]) => monthsBackwards(from, to).days === 0)
  return !monthly && pairs.every(([from, to]) => daysBetween(from, to) % 7 === 0)
}

/** Years between two dates: whole months over 12 counted back from the later, then days over their year. */
export function yearsBackwards(from: CalendarDate, to: CalendarDate): number {
  const { months, days } = monthsBackwards(from, to)
  return months / 12 + ofTheirYear(days, addMonths(to, -months))
}

/** Years between two dates: whole weeks over 52 counted back from the later, then days over their year. */
export function yearsOfWeeks(from: CalendarDate, to: CalendarDate): number {
  const length = daysBetween(from, to)
  const days = length % 7
  return (length - days) / 7 / 52 + ofTheirYear(days, addDays(from, days))
}

const ofTheirYear = (days: number, last: CalendarDate): number =>
  days === 0 ? 0 : days / daysBetween(addMonths(last, -12), last)

/**
 * Whole months counted back from the later date, and the days that remain before them.
 * @example monthsBackwards('2026-01-10', '2026-03-05') // => { months: 1, days: 26 }
 */
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
