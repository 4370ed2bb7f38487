import type { CalendarDate } from '../time/calendar-date.ts'
import { accruedThrough } from './stop.ts'
import {
  askedMinor,
  closingBalance,
  duesAfter,
  duesOf,
  isPaid,
  noDues,
  openPrincipal,
  ownInterest,
} from './dues.ts'
import {
  lastOf,
  lentMinor,
  paidMinor,
  paidPrincipalMinor,
  sumOf,
  type Period,
  type Plan,
} from './plan.ts'

/**
 * Lets the last open row take what changed: its installment becomes what is lent and all interest less all
 * other installments. Rows stay as they are otherwise. Interest of rows closed early, which have no room
 * for it, is asked for in that row too.
 */
export function settleLast(
  plan: Plan,
  through: CalendarDate,
  settled: ReadonlySet<Period> = new Set(),
): void {
  lowerToOpen(plan)
  const target = lastOpen(plan, through, settled)
  if (target === undefined) return
  target.pulledInMinor = 0
  for (const period of plan.periods) period.pulledOut = false
  const keeps = keepsInterest(plan)
  const { levelMinor } = target
  const isEarly = paidMinor(target) > levelMinor && !asksTwice(plan)
  // It can fall no further, also where rows paid beyond their installment leave it less: the row before takes the rest.
  if (keeps ? !planWhole(plan, target) : !planMissing(plan, target))
    settleLast(plan, through, new Set([...settled, target]))
  pullInterestIn(plan, target, through)
  if (!keeps) return
  planWhole(plan, target)
  if (!isEarly || !asksTwice(plan)) return
  target.levelMinor = levelMinor
  target.pulledInMinor = 0
  for (const period of plan.periods) period.pulledOut = false
}

/**
 * Whether rows ask for more interest than has arisen: a row closed early would take interest back that a later
 * one asked for in its stead and was paid.
 */
function asksTwice(plan: Plan): boolean {
  const asked = sumOf(duesOf(plan), (it) => it.interestMinor)
  return asked > sumOf(plan.periods, (it) => Math.max(0, ownInterest(plan, it)))
}

/** The row's installment with all that is in no other row's. Gives whether it could fall that far. */
function planMissing(plan: Plan, target: Period): boolean {
  const whole = target.levelMinor + missingMinor(plan)
  target.levelMinor = Math.max(whole, leastLevel(target))
  return whole >= leastLevel(target)
}

/**
 * The row's installment with room for all that has arisen in it and for the principal that stands in no
 * other row, however little of either the rows around it could take. Gives whether it could fall that far.
 */
function planWhole(plan: Plan, target: Period): boolean {
  const dues = duesOf(plan)
  const row = plan.periods.indexOf(target)
  const elsewhere = sumOf(dues, (it) => it.principalMinor) - (dues[row]?.principalMinor ?? 0)
  const principal = lentMinor(plan) - elsewhere
  const interest = (dues[row]?.arisenMinor ?? 0) - target.pulledInMinor
  const whole = target.interestOnTop ? principal : principal + interest
  const least = leastLevel(target) - (target.interestOnTop ? 0 : target.pulledInMinor)
  target.levelMinor = Math.max(whole, least)
  return whole >= least
}

const keepsInterest = (plan: Plan): boolean =>
  plan.contract.recalculation?.earlyRows === 'keep_interest'

/** What is lent and all interest, less what all rows ask for. */
function missingMinor(plan: Plan): number {
  const dues = duesOf(plan)
  const interest = sumOf(dues, (it) => it.interestMinor)
  const asked = plan.periods.reduce(
    (sum, it, row) => sum + askedMinor(it, dues[row]?.arisenMinor ?? 0),
    0,
  )
  return lentMinor(plan) + interest - asked
}

/** No row asks for more principal than is open in all. */
function lowerToOpen(plan: Plan): void {
  const open = lentMinor(plan) - paidPrincipalMinor(plan)
  let before = noDues
  for (const period of plan.periods) {
    const dues = duesAfter(plan, period, before)
    const beyond = openPrincipal(period, dues) - open
    if (beyond > 0) period.levelMinor = Math.max(period.levelMinor - beyond, leastLevel(period))
    before = beyond > 0 ? duesAfter(plan, period, before) : dues
  }
}

/** An installment is never less than what has been paid on it. */
const leastLevel = (period: Period): number =>
  period.interestOnTop ? Math.max(0, period.paidPrincipalMinor) : paidMinor(period)

function lastOpen(
  plan: Plan,
  through: CalendarDate,
  settled: ReadonlySet<Period>,
): Period | undefined {
  const dues = duesOf(plan)
  const isOpen = (period: Period, row: number): boolean => {
    const due = dues[row]
    return due !== undefined && !isPaid(period, due) && !settled.has(period)
  }
  const open = plan.periods.filter(isOpen).at(-1)
  if (open !== undefined && keepsInterest(plan) && open.due < through)
    return stillToCome(plan, { through, settled }) ?? open
  if (open !== undefined || settled.size > 0) return open
  // An installment too small to be a unit leaves no row open; the last one takes what is lent.
  if (keepsInterest(plan))
    return lentMinor(plan) > paidPrincipalMinor(plan) ? lastOf(plan.periods) : undefined
  if (paidPrincipalMinor(plan) !== 0) return undefined
  const last = lastOf(plan.periods)
  const due = dues.at(-1)
  const owes = last.segments.length > 0 && due !== undefined && closingBalance(last, due) > 0
  return owes ? last : undefined
}

/** Levels too small to be a unit leave principal in no row: it falls to one still to come, never to one past. */
function stillToCome(
  plan: Plan,
  it: { through: CalendarDate; settled: ReadonlySet<Period> },
): Period | undefined {
  if (lentMinor(plan) <= sumOf(duesOf(plan), (dues) => dues.principalMinor)) return undefined
  const rows = plan.periods.filter((row) => row.due >= it.through && !it.settled.has(row))
  return rows.filter((row) => paidMinor(row) === 0).at(-1) ?? rows.at(-1)
}

/** Asks in this row for interest that has arisen by a day in later rows, which were closed early. */
export function pullInterestIn(plan: Plan, target: Period, through: CalendarDate): void {
  if (target === lastOf(plan.periods)) return
  const copy = accruedThrough(plan, target, through)
  const carried = duesOf(copy).map((it) => it.carriedMinor)
  const rows = copy.periods.map((it, i) => (it.due > target.due ? (carried[i] ?? 0) : 0))
  const found = rows.filter((it) => it > 0).at(-1)
  if (found === undefined) return
  target.pulledInMinor = found
  for (const it of plan.periods) if (it.due > target.due) it.pulledOut = true
}
