import type { CalendarDate } from '../time/calendar-date.ts'
import { changeBalance } from './balance.ts'
import { duesOf, openPrincipal, runBalances } from './dues.ts'
import { lastOf, periodHolding, type Period, type Plan } from './plan.ts'
import { renewFactors } from './rate-factor.ts'
import { settleLast } from './settle.ts'

type Carrying = { on: CalendarDate; period: Period; overdueMinor: number; allMinor: number }

/**
 * Overdue principal goes on bearing interest through a day: what is open of rows past due is added to the
 * balance of the periods after them, and taken off again at that day, as no more is known. Ends at
 * maturity. Gives whether anything changed.
 */
export function carryOverdue(plan: Plan, through: CalendarDate, toPeriodEnd: boolean): boolean {
  const last = lastOf(plan.periods)
  const on = through > last.due ? last.due : through
  // A row moved for a holiday is late after the day it is asked for; its interest counts from the agreed one.
  const { shownOn } = plan.contract
  const overdue = plan.periods.filter((it, i) => on > (shownOn?.[i] ?? it.due) && on > it.due)
  // What has been carried through a later day is not carried back.
  const isKnown = plan.overdueThrough !== null && on <= plan.overdueThrough
  if (overdue.length === 0 || isKnown) return false
  const current = periodHolding(plan, on) ?? last
  let changed = false
  let overdueMinor = 0
  let allMinor = 0
  for (const period of overdue) {
    if (overdueMinor !== 0)
      changed = carryInto(plan, { on, period, overdueMinor, allMinor }, toPeriodEnd) || changed
    overdueMinor = openOf(plan, period)
    allMinor += overdueMinor
  }
  changed = carryInto(plan, { on, period: current, overdueMinor, allMinor }, toPeriodEnd) || changed
  if (allMinor > 0 && (plan.overdueThrough === null || plan.overdueThrough < on))
    plan.overdueThrough = on
  return changed
}

function openOf(plan: Plan, period: Period): number {
  const dues = duesOf(plan)[plan.periods.indexOf(period)]
  return dues === undefined ? 0 : openPrincipal(period, dues)
}

function carryInto(plan: Plan, it: Carrying, toPeriodEnd: boolean): boolean {
  if (it.on === plan.overdueThrough) return false
  const known = plan.overdueThrough
  const from = known === null || it.period.from > known ? it.period.from : known
  shift(plan, from, it.overdueMinor)
  if (it.on > it.period.from && it.on <= it.period.due) {
    const end = toPeriodEnd ? it.period.due : it.on
    shift(plan, end, -it.allMinor)
    plan.overdueThrough = end
  }
  return true
}

function shift(plan: Plan, on: CalendarDate, amountMinor: number): void {
  const period = changeBalance(plan, { on, correctionMinor: amountMinor })
  if (period === undefined) return
  plan.overdueShifts.push({ on, amountMinor, due: period.due })
  renewFactors(plan, period)
  runBalances(plan)
  settleLast(plan, on)
}
