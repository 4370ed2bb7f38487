import type { CalendarDate } from '../time/calendar-date.ts'
import { duesOf, isPaid, openPrincipal, runBalances } from './dues.ts'
import {
  copyOf,
  firstOf,
  lastOf,
  lentMinor,
  paidPrincipalMinor,
  periodHolding,
  sumOf,
  type Period,
  type Plan,
} from './plan.ts'
import { renewFactors } from './rate-factor.ts'
import { settleLast } from './settle.ts'
import { segmentHolding, stoppedAfter } from './stop.ts'

/** Principal and interest open when no interest arises after a day: what would close the loan. */
export function openThrough(
  plan: Plan,
  through: CalendarDate,
): { principalMinor: number; interestMinor: number } {
  const copy = stoppedAfter(copyOf(plan), through)
  runBalances(copy)
  settleLast(copy, through)
  const interest = sumOf(duesOf(copy), (it) => it.interestMinor)
  const paid = sumOf(copy.periods, (it) => it.paidInterestMinor)
  return {
    principalMinor: Math.max(0, lentMinor(copy) - paidPrincipalMinor(copy)),
    interestMinor: Math.max(0, interest - paid),
  }
}

/** A copy that ends on a day: later time, and all that would happen in it, is cut off. */
function cutOffAfter(plan: Plan, on: CalendarDate): Plan {
  const copy = copyOf(plan)
  if (on < firstOf(copy.periods).from) {
    for (const period of copy.periods) period.segments = []
    return copy
  }
  if (on >= lastOf(copy.periods).due) return copy
  const current = periodHolding(copy, on)
  for (const period of copy.periods) {
    if (period.due <= on) continue
    if (period !== current) {
      period.segments = []
      continue
    }
    const segment = segmentHolding(copy, period, on)
    if (segment === undefined) continue
    segment.to = on
    period.segments = period.segments.slice(0, period.segments.indexOf(segment) + 1)
  }
  if (current !== undefined) renewFactors(copy, current)
  runBalances(copy)
  settleLast(copy, on)
  return copy
}

export type PayableDues = { principalMinor: number; interestMinor: number }

/**
 * The most a row can be asked for on a day. One already running owes interest to that day only and the rest
 * of its installment as principal; one not yet begun owes its whole installment as principal.
 */
export function payableOn(plan: Plan, row: number, on: CalendarDate): PayableDues {
  const copy = cutOffAfter(plan, on)
  const period = copy.periods[row]
  if (period === undefined) return { principalMinor: 0, interestMinor: 0 }
  if (on <= period.from) takeWhole(copy, period, row)
  const dues = duesOf(copy)[row]
  return { principalMinor: dues?.principalMinor ?? 0, interestMinor: dues?.interestMinor ?? 0 }
}

/** A row not yet begun is taken as it was agreed, but never beyond what is open. */
function takeWhole(plan: Plan, period: Period, row: number): void {
  const rows = openRows(plan)
  const open = Math.max(0, lentMinor(plan) - paidPrincipalMinor(plan))
  if (rows.length > 1) {
    period.levelMinor = period.agreedLevelMinor
    const agreed = lastOf(duesOf(plan).slice(0, row + 1))
    period.levelMinor -= Math.max(0, openPrincipal(period, agreed) - open)
  } else if (rows.length === 1 && !rows.includes(period)) {
    const interest = lastOf(duesOf(plan).slice(0, row + 1)).interestMinor
    const closing = open + period.paidPrincipalMinor + interest
    period.levelMinor = Math.min(period.agreedLevelMinor, closing)
  }
}

/** Rows whose installment is not paid exactly. */
export function openRows(plan: Plan): Period[] {
  const dues = duesOf(plan)
  return plan.periods.filter((it, i) => {
    const due = dues[i]
    return due !== undefined && !isPaid(it, due)
  })
}
