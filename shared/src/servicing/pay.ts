import type { CalendarDate } from '../time/calendar-date.ts'
import { changeBalance } from './balance.ts'
import { askedMinor, duesOf, runBalances } from './dues.ts'
import { openRows } from './payable.ts'
import {
  lastOf,
  lentMinor,
  paidMinor,
  paidPrincipalMinor,
  sumOf,
  type Period,
  type Plan,
} from './plan.ts'
import { renewFactors } from './rate-factor.ts'
import { pullInterestIn, settleLast } from './settle.ts'

type Paid = { row: number; on: CalendarDate; amountMinor: number }

/** Principal of a row is paid: from that day, or its due date when later, less bears interest. */
export function payPrincipal(plan: Plan, { row, on, amountMinor }: Paid): void {
  const period = plan.periods[row]
  if (period === undefined || amountMinor === 0) return
  const open = lentMinor(plan) - paidPrincipalMinor(plan)
  period.paidPrincipalMinor += Math.min(amountMinor, open)
  const counts = period.due < on ? period.due : on
  const changed = changeBalance(plan, { on: counts, correctionMinor: -amountMinor })
  if (changed !== undefined) {
    renewFactors(plan, changed)
    runBalances(plan)
    settleLast(plan, on)
  }
  if (openRows(plan).length > 1 && on < period.from) closeEarly(plan, period, row)
  settleLast(plan, on)
}

/** A row paid before it began is closed by what was paid, be it more than asked or just as agreed. */
function closeEarly(plan: Plan, period: Period, row: number): void {
  if (period.interestOnTop) return
  const asked = askedMinor(period, duesOf(plan)[row]?.arisenMinor ?? 0)
  const paid = paidMinor(period)
  if (paid > asked || paid === period.agreedLevelMinor) period.levelMinor = paid
}

/** Interest of a row is paid. */
export function payInterest(plan: Plan, { row, on, amountMinor }: Paid): void {
  const period = plan.periods[row]
  if (period === undefined) return
  const lastOpen = openRows(plan).at(-1)
  const isLate = lastOpen !== undefined && lastOpen !== lastOf(plan.periods) && on >= lastOpen.due
  if (isLate && lastOpen === period) pullInterestIn(plan, period, on)
  const due = sumOf(duesOf(plan), (it) => it.interestMinor)
  const paid = sumOf(plan.periods, (it) => it.paidInterestMinor)
  period.paidInterestMinor += Math.min(amountMinor, due - paid)
  runBalances(plan)
  settleLast(plan, on)
}
