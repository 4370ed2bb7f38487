import { noDecimal } from '../money/decimal.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import { changeBalance } from './balance.ts'
import { runBalances } from './dues.ts'
import { copyOf, holds, periodHolding, type Period, type Plan, type Segment } from './plan.ts'
import { renewFactors } from './rate-factor.ts'

/** The segment of a period that holds a day; the very first also holds its first day. */
export function segmentHolding(plan: Plan, period: Period, on: CalendarDate): Segment | undefined {
  const isFirst = period === plan.periods[0]
  return period.segments
    .filter((it, i) => holds({ from: it.from, due: it.to }, on, isFirst && i === 0))
    .at(-1)
}

/** Lets no interest arise after a day. */
export function stoppedAfter(plan: Plan, through: CalendarDate): Plan {
  const current = periodHolding(plan, through)
  const holding = current === undefined ? undefined : segmentHolding(plan, current, through)
  if (holding !== undefined) holding.to = through
  if (current !== undefined) renewFactors(plan, current)
  for (const period of plan.periods) {
    for (const segment of period.segments) {
      if (through >= segment.to) continue
      segment.growth = noDecimal
      segment.toDue = noDecimal
    }
  }
  return plan
}

/** The same for interest that a row must take in: overdue principal carried on only as far as it is meant. */
export function accruedThrough(plan: Plan, target: Period, through: CalendarDate): Plan {
  const copy = copyOf(plan)
  const onTarget = copy.overdueShifts.some((it) => it.due === target.due)
  const beyond = copy.overdueShifts.some((it) => it.due > target.due)
  const undo = onTarget && !beyond
  if (undo) {
    for (const it of copy.overdueShifts)
      changeBalance(copy, { on: it.on, correctionMinor: -it.amountMinor })
    copy.overdueShifts = []
  }
  stoppedAfter(copy, through)
  if (undo) runBalances(copy)
  return copy
}
