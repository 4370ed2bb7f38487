import type { CalendarDate } from '../time/calendar-date.ts'
import { addDays } from '../time/due-dates.ts'
import { firstOf, lastOf, periodHolding, segmentOf, type Period, type Plan } from './plan.ts'

/** What changes at the end of a day: money lent, or a balance corrected by a payment or a delay. */
export type BalanceChange = { on: CalendarDate; advancedMinor?: number; correctionMinor?: number }

/** Cuts the period at the day and notes what changes there; undefined when no period holds the day. */
export function changeBalance(plan: Plan, change: BalanceChange): Period | undefined {
  const period = periodHolding(plan, change.on)
  if (period === undefined || period.segments.length === 0) return undefined
  const atMaturity = period === lastOf(plan.periods) && change.on === period.due
  const last = lastOf(period.segments)
  const found = atMaturity
    ? last.from === last.to
      ? last
      : undefined
    : period.segments.find((it) => it.to === change.on)
  const segment = found ?? cutAt(period, change.on)
  segment.advancedMinor += change.advancedMinor ?? 0
  segment.correctionMinor += change.correctionMinor ?? 0
  return period
}

/** Ends a segment on the day and lets another follow; gives the one that ends. */
function cutAt(period: Period, on: CalendarDate): Period['segments'][number] {
  const { segments } = period
  const holding = segments.filter((it) => on > it.from && on <= it.to).at(-1) ?? firstOf(segments)
  const cut = on < holding.from ? holding.from : on > holding.to ? holding.to : on
  const rest = segmentOf(cut, holding.to, holding.paused)
  holding.to = cut
  segments.splice(segments.indexOf(holding) + 1, 0, rest)
  return holding
}

/** No interest arises from the first day through the last, the night before the first included. */
export function pauseSegments(plan: Plan, from: CalendarDate, through: CalendarDate): Period[] {
  const touched = plan.periods.filter((it) => it.from < through && it.due >= from)
  const night = addDays(from, -1)
  for (const period of touched) {
    const start = night < period.from ? period.from : night
    const end = through > period.due ? period.due : through
    if (!period.segments.some((it) => it.from === start)) cutAt(period, start)
    if (!period.segments.some((it) => it.to === end)) cutAt(period, end)
    for (const it of period.segments) if (it.from >= start && it.to <= end) it.paused = true
  }
  return touched
}
