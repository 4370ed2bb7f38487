import type { CalendarDate } from '../time/calendar-date.ts'
import { daysBetween } from '../time/due-dates.ts'
import { monthsBackwards } from './aprc.ts'
import { canBePriced, type DatedFlow } from './flows.ts'
import { rootAbove } from './root.ts'

/** The common period of a schedule (12 CFR 1026, appendix J (b)(4)), and how many make a year. */
export type UnitPeriod =
  | { kind: 'months'; count: number }
  | { kind: 'semimonth' }
  | { kind: 'weeks'; count: number }
  | { kind: 'days'; count: number }

/**
 * The annual rate by the actuarial method of Regulation Z, appendix J: the rate per unit-period × unit-
 * periods in a year, odd first days at simple interest. Null when less is paid than advanced, or when no
 * rate solves it.
 */
export function usActuarialRate(flows: readonly DatedFlow[]): number | null {
  const dates = [...new Set(flows.map((it) => it.on))].sort()
  const start = dates[0]
  if (!canBePriced(flows) || start === undefined || dates.length < 2) return null
  if (!flows.some((it) => it.kind === 'advance' && it.on === start)) return null
  const unit = unitPeriodOf(dates)
  const timed = flows.map((it) => ({ ...it, at: unitPeriodsBetween(start, it.on, unit) }))
  const worth = (rate: number): number =>
    timed.reduce((sum, it) => {
      const value = it.amountMinor / ((1 + it.at.odd * rate) * (1 + rate) ** it.at.whole)
      return it.kind === 'payment' ? sum + value : sum - value
    }, 0)
  const rate = rootAbove(0, worth, { step: 0.01, limit: 1e9 })
  return rate === null ? null : rate * unitPeriodsPerYear(unit)
}

/** How many unit-periods make a year. */
export function unitPeriodsPerYear(unit: UnitPeriod): number {
  switch (unit.kind) {
    case 'months':
      return 12 / unit.count
    case 'semimonth':
      return 24
    case 'weeks':
      return 52 / unit.count
    case 'days':
      return 365 / unit.count
  }
}

const lengthInDays = (unit: UnitPeriod): number => 365 / unitPeriodsPerYear(unit)

/** The interval that occurs most often between consecutive dates; of two equally often, the shorter. */
export function unitPeriodOf(dates: readonly CalendarDate[]): UnitPeriod {
  const counted = new Map<string, { unit: UnitPeriod; times: number }>()
  dates.slice(1).forEach((to, i) => {
    const unit = intervalOf(dates[i] ?? to, to)
    const key = JSON.stringify(unit)
    counted.set(key, { unit, times: (counted.get(key)?.times ?? 0) + 1 })
  })
  const ranked = [...counted.values()].sort(
    (a, b) => b.times - a.times || lengthInDays(a.unit) - lengthInDays(b.unit),
  )
  const most = ranked[0]?.unit ?? { kind: 'months', count: 1 }
  return lengthInDays(most) > 366 ? { kind: 'months', count: 12 } : most
}

function intervalOf(from: CalendarDate, to: CalendarDate): UnitPeriod {
  const { months, days } = monthsBackwards(from, to)
  if (days === 0 && months > 0) return { kind: 'months', count: months }
  const length = daysBetween(from, to)
  if (length % 7 === 0) return { kind: 'weeks', count: length / 7 }
  const halves = [from, to].map((it) => Number(it.slice(8, 10)) <= 15)
  if (length >= 13 && length <= 16 && halves[0] !== halves[1]) return { kind: 'semimonth' }
  return { kind: 'days', count: length }
}

/** Whole unit-periods counted back from the later date, and the odd part of one before them ((b)(5)). */
export function unitPeriodsBetween(
  from: CalendarDate,
  to: CalendarDate,
  unit: UnitPeriod,
): { whole: number; odd: number } {
  const split = (length: number, size: number): { whole: number; odd: number } => ({
    whole: Math.floor(length / size),
    odd: (length % size) / size,
  })
  if (unit.kind === 'weeks') return split(daysBetween(from, to), 7 * unit.count)
  if (unit.kind === 'days') return split(daysBetween(from, to), unit.count)
  const { months, days } = monthsBackwards(from, to)
  if (unit.kind === 'semimonth') {
    const rest = split(days, 15)
    return { whole: 2 * months + rest.whole, odd: rest.odd }
  }
  const whole = Math.floor(months / unit.count)
  const oddDays =
    unit.count === 12 && months % 12 === 0 ? (days * 360) / 365 : (months % unit.count) * 30 + days
  return { whole, odd: oddDays / (30 * unit.count) }
}
