import type { CalendarDate } from '../time/calendar-date.ts'
import { canBePriced, refuseFlows, type DatedFlow } from './flows.ts'
import { internalRate } from './internal-rate.ts'
import { rootAbove } from './root.ts'
import { agreedDays, unitPeriodOf, unitPeriodsBetween, unitPeriodsPerYear } from './unit-period.ts'

/**
 * The annual rate by the actuarial method of Regulation Z (12 CFR 1026, appendix J (b)(8)): the rate per
 * unit-period × unit-periods in a year, odd first days at simple interest, unrounded. Null when less is paid
 * than advanced, when no rate solves it, or when several do. Refuses a date that does not exist and an amount
 * below zero.
 */
export function usActuarialRate(flows: readonly DatedFlow[]): number | null {
  refuseFlows(flows)
  const timeline = { advances: datesOf(flows, 'advance'), payments: datesOf(flows, 'payment') }
  const start = timeline.advances[0]
  if (!canBePriced(flows) || start === undefined) return null
  if (flows.some((it) => it.on < start)) return null
  const unit = unitPeriodOf(timeline)
  const onDay = agreedDays(timeline, unit)
  const timed = flows.map((it) => ({
    amount: it.kind === 'payment' ? it.amountMinor : -it.amountMinor,
    at: unitPeriodsBetween(
      [start, it.on],
      unit,
      it.kind === 'payment' ? onDay.get(it.on) : undefined,
    ),
  }))
  const plain = internalRate(
    timed.map((it) => ({ time: it.at.whole + it.at.odd, amount: it.amount })),
  )
  if (plain.outcome === 'several') return null
  const worth = (rate: number): number =>
    timed.reduce(
      (sum, it) => sum + it.amount / ((1 + it.at.odd * rate) * (1 + rate) ** it.at.whole),
      0,
    )
  const rate = rootAbove(0, worth, { step: 0.01, limit: 1e300 })
  return rate === null ? null : rate * unitPeriodsPerYear(unit)
}

/** The days on which money moves that way, ascending, each once. */
const datesOf = (flows: readonly DatedFlow[], kind: DatedFlow['kind']): CalendarDate[] =>
  [...new Set(flows.filter((it) => it.kind === kind).map((it) => it.on))].sort()
