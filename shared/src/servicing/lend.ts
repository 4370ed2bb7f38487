import { allocate } from '../money/allocate.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import { addDays, addMonths, dueDates } from '../time/due-dates.ts'
import { changeBalance, pauseSegments } from './balance.ts'
import { duesOf, runBalances } from './dues.ts'
import { agree, balanceBefore, setFlatLevel, setLevel, smoothLevel } from './level.ts'
import {
  copyUnpaid,
  firstOf,
  lastOf,
  periodOf,
  planOf,
  sumOf,
  type Period,
  type Plan,
  paidMinor,
} from './plan.ts'
import { renewFactors } from './rate-factor.ts'
import { settleLast } from './settle.ts'

/**
 * Money is lent: it bears interest from its day, and the installments are found anew from the row of that
 * day on (from the next when it is a due date). Earlier rows stay.
 */
export function lend(plan: Plan, on: CalendarDate, amountMinor: number): void {
  if (plan.contract.laterTerm === 'own') return lendForOwnTerm(plan, on, amountMinor)
  const counts = interestFrom(plan, on)
  plan.lent.push({ on: counts, amountMinor })
  const isFirst = plan.periods.every((it) => it.levelMinor === 0)
  const period = changeBalance(plan, { on: counts, advancedMinor: amountMinor })
  if (period === undefined) return
  const from = rowFrom(plan, period, counts)
  if (isFirst && takeAgreed(plan, amountMinor)) return
  if (isFirst || plan.contract.interestOn === 'principal') return findInstallments(plan, from)
  renewFrom(plan, from)
  // Level as if nothing had been paid: payments have changed the balance, not the agreement.
  const unpaid = copyUnpaid(plan)
  findInstallments(unpaid, from)
  plan.periods.slice(from).forEach((it, i) => {
    const found = unpaid.periods[from + i]
    if (found === undefined) return
    const keeps = plan.contract.recalculation?.earlyRows === 'keep_interest'
    // A row paid early beyond the new level stays at what was paid, so that no principal stands twice.
    it.levelMinor =
      keeps && !it.interestOnTop ? Math.max(found.levelMinor, paidMinor(it)) : found.levelMinor
    it.agreedLevelMinor = found.agreedLevelMinor
    it.interestOnly = found.interestOnly
  })
  runBalances(plan)
  settleLast(plan, firstOf(plan.periods.slice(from)).due)
}

/** Where parts of a period bear no interest of their own, money counts from the start of its period. */
function interestFrom(plan: Plan, on: CalendarDate): CalendarDate {
  if (plan.contract.disbursedFrom === 'day') return on
  return plan.periods.find((it) => it.due > on)?.from ?? on
}

/** The first row a change concerns: the next one when the day is a due date, if there is one. */
function rowFrom(plan: Plan, period: Period, on: CalendarDate): number {
  const row = plan.periods.indexOf(period)
  if (plan.contract.onDueDay === 'this_row') return row
  return period.due === on ? Math.min(row + 1, plan.periods.length - 1) : row
}

function renewFrom(plan: Plan, from: number): void {
  for (const it of plan.periods.slice(from)) renewFactors(plan, it)
  runBalances(plan)
}

/** Finds the installments of the rows from one on. */
function findInstallments(plan: Plan, from: number): void {
  renewFrom(plan, from)
  const { interestOn, installments } = plan.contract
  if (interestOn === 'principal') return setFlatLevel(plan, from)
  if (installments === 'principal') return setParts(plan, from)
  setLevel(plan, from)
  const graced = easePrincipal(plan, from)
  runBalances(plan)
  const due = firstOf(plan.periods.slice(from)).due
  settleLast(plan, due)
  if (plan.contract.leftover === 'smoothed') smoothLevel(plan, from, due)
  if (graced) runBalances(plan)
}

/** Principal of each row in the proportions agreed. */
function setParts(plan: Plan, from: number): void {
  const periods = plan.periods.slice(from)
  const agreed = plan.contract.principalParts?.slice(from) ?? []
  const weights = agreed.some((it) => it > 0) ? agreed : periods.map(() => 1)
  const parts = allocate(balanceBefore(plan, from), weights)
  periods.forEach((it, i) => agree(it, parts[i] ?? 0))
  runBalances(plan)
}

/** Rows of a grace on principal ask for interest only; the others are levelled among themselves. */
function easePrincipal(plan: Plan, from: number): boolean {
  const eased = plan.periods.slice(0, plan.contract.grace.principal)
  if (eased.length === 0) return false
  eased.forEach((period, row) => {
    if (row < from) return
    period.interestOnly = true
    agree(period, duesOf(plan)[row]?.interestMinor ?? 0)
    runBalances(plan)
  })
  const first = Math.max(from, eased.length)
  if (first < plan.periods.length) setLevel(plan, first)
  return true
}

/** A new annual rate from a day on: the night before it counts already. The rows from there are levelled anew. */
export function changeRate(plan: Plan, on: CalendarDate, annualInterestPpm: number): void {
  const from = addDays(on, -1)
  plan.rates.push({ from, ppm: annualInterestPpm })
  plan.rates.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  const period = changeBalance(plan, { on: from })
  if (period === undefined) return
  const row = rowFrom(plan, period, from)
  if (plan.contract.installments === 'level') return findInstallments(plan, row)
  // Principal of each row is agreed and stays; its interest changes by itself.
  renewFrom(plan, row)
  settleLast(plan, on)
}

/** Money lent for a term of its own: the installments of that term are added to those that fall on its dates. */
function lendForOwnTerm(plan: Plan, on: CalendarDate, amountMinor: number): void {
  const running = plan.periods.find((it) => on >= it.from && on < it.due)
  const startsOn = running?.from ?? lastOf(plan.periods).due
  const own = planOf({
    ...plan.contract,
    laterTerm: 'shared',
    startsOn,
    dueOn: datesFrom(plan, startsOn),
  })
  lend(own, on, amountMinor)
  plan.lent.push({ on, amountMinor })
  changeBalance(plan, { on, advancedMinor: amountMinor })
  duesOf(own).forEach((dues, i) => {
    const added = own.periods[i]
    if (added === undefined) return
    const asked = dues.principalMinor + dues.interestMinor
    const same = plan.periods.find((it) => it.from === added.from && it.due === added.due)
    const period = same ?? { ...periodOf(lastOf(plan.periods).due, added.due), levelMinor: 0 }
    if (same === undefined) plan.periods.push(period)
    agree(period, period.levelMinor + asked)
    renewFactors(plan, period)
  })
  runBalances(plan)
  settleLast(plan, on)
}

/** As many due dates as the contract has, from a day on. */
function datesFrom(plan: Plan, startsOn: CalendarDate): CalendarDate[] {
  const { unit, unitsApart, dueOn } = plan.contract
  const days = unitsApart * (unit === 'week' ? 7 : 1)
  if (unit !== 'month')
    return dueDates(addDays(startsOn, days), dueOn.length, { every: 'days', days })
  const onDay = Number(startsOn.slice(8))
  const first = addMonths(startsOn, unitsApart)
  return dueDates(first, dueOn.length, { every: 'month', months: unitsApart, onDay })
}

/** Principal repaid ahead of the plan: from its day less bears interest. */
export function repayAhead(plan: Plan, on: CalendarDate, it: Ahead): void {
  if (it.keep === 'term') return lend(plan, on, -it.amountMinor)
  const period = changeBalance(plan, { on, advancedMinor: -it.amountMinor })
  if (period === undefined) return
  renewFrom(plan, plan.periods.indexOf(period))
  settleLast(plan, on)
}

type Ahead = { amountMinor: number; keep: 'installment' | 'term' }

/** The installments as they were disclosed, where the amount lent is the one they were disclosed for. */
function takeAgreed(plan: Plan, amountMinor: number): boolean {
  const rows = plan.contract.agreedRows
  if (rows === undefined || sumOf(rows, (it) => it.principalMinor) !== amountMinor) return false
  plan.periods.forEach((period, i) => {
    const row = rows[i]
    if (row === undefined) return
    period.interestOnTop ||= i < plan.contract.grace.principal
    agree(period, row.principalMinor + (period.interestOnTop ? 0 : row.interestMinor))
  })
  renewFrom(plan, 0)
  settleLast(plan, firstOf(plan.periods).due)
  return true
}

/** No interest arises from a day through another; installments stay, the last open row asks for less. */
export function pauseInterest(plan: Plan, from: CalendarDate, through: CalendarDate): void {
  const touched = pauseSegments(plan, from, through)
  const first = touched[0]
  if (first === undefined) return
  for (const it of plan.periods) if (it.due >= first.from) renewFactors(plan, it)
  runBalances(plan)
  settleLast(plan, first.from)
}
