import { decimal, oneDecimal, over, plus, times, toWhole, type Decimal } from '../money/decimal.ts'
import { multiplyRatio } from '../money/ratio.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import { settleLast } from './settle.ts'
import { closingBalance, duesOf, isPaid, ownInterest, runBalances } from './dues.ts'
import { growthOf } from './rate-factor.ts'
import { copyOf, firstOf, paidMinor, sumOf, type Period, type Plan } from './plan.ts'

/** The nearest multiple agreed for installments; the amount itself where that would be nothing. */
export function toMultiple(plan: Plan, amountMinor: number): number {
  const multiple = plan.contract.levelMultipleMinor
  if (multiple === 1) return amountMinor
  const times = divided(plan, amountMinor, multiple)
  return times === 0 && amountMinor > 0 ? amountMinor : times * multiple
}

export const divided = (plan: Plan, amountMinor: number, by: number): number =>
  multiplyRatio(amountMinor, { numerator: 1, denominator: by }, plan.contract.arithmetic.rounding)

/** The balance the installments from this row on have to repay: what is open before it, and lent inside it. */
export function balanceBefore(plan: Plan, row: number): number {
  const period = plan.periods[row]
  const before = plan.periods[row - 1]
  const dues = duesOf(plan)[row - 1]
  const open = before === undefined || dues === undefined ? 0 : closingBalance(before, dues)
  return open + sumOf(period?.segments ?? [], (it) => it.advancedMinor)
}

/**
 * The level installment of periods with growths q₁…qₙ: balance × q₁q₂…qₙ ÷ (1 + qₙ(1 + qₙ₋₁(…(1 + q₂)))).
 * Rows already paid beyond it stay as they are.
 */
export function setLevel(plan: Plan, from: number): void {
  const periods = plan.periods.slice(from)
  const { arithmetic } = plan.contract
  const growths = periods.map((it) => (it.defersInterest ? oneDecimal : growthOf(it)))
  const product = growths.reduce((all, it) => times(all, it, arithmetic), oneDecimal)
  const series = growths
    .slice(1)
    .reduce((sum: Decimal, it) => plus(oneDecimal, times(sum, it, arithmetic)), oneDecimal)
  const balance = decimal(balanceBefore(plan, from))
  const exact = over(times(product, balance, arithmetic), series, arithmetic)
  const level = toMultiple(plan, toWhole(exact, arithmetic.rounding))
  for (const period of periods) if (level >= paidMinor(period)) agree(period, level)
}

export const agree = (period: Period, levelMinor: number): void => {
  period.levelMinor = levelMinor
  period.agreedLevelMinor = levelMinor
}

/** Flat interest: principal not yet repaid and the interest of all rows in even parts, the last takes the rest. */
export function setFlatLevel(plan: Plan, from: number): void {
  const periods = plan.periods.slice(from)
  const first = firstOf(periods)
  const interest = sumOf(periods, (it) => ownInterest(plan, it))
  const before = plan.periods[from - 1]
  const dues = duesOf(plan)[from - 1]
  const lentBefore = sumOf(plan.lent, (it) => (it.on <= (before?.due ?? '') ? it.amountMinor : 0))
  const repaid =
    before === undefined || dues === undefined ? 0 : lentBefore - closingBalance(before, dues)
  const lent = sumOf(plan.lent, (it) => (it.on < first.due || from === 0 ? it.amountMinor : 0))
  const total = lent + interest - repaid
  const part = toMultiple(plan, divided(plan, total, periods.length))
  const rest = total - part * periods.length
  let over = 0
  periods.forEach((period, i) => {
    const level = i === periods.length - 1 ? part + rest : part
    over += Math.max(0, paidMinor(period) - level - period.pulledInMinor)
    agree(period, Math.max(level, paidMinor(period) - period.pulledInMinor))
  })
  for (const period of [...periods].reverse()) {
    if (over <= 0 || period.levelMinor + period.pulledInMinor === paidMinor(period)) continue
    const least = Math.max(ownInterest(plan, period), paidMinor(period) - period.pulledInMinor)
    const lowered = Math.max(period.levelMinor - over, least, 0)
    over -= period.levelMinor - lowered
    period.levelMinor = lowered
  }
  runBalances(plan)
}

type Unevenness = { level: number; by: number; rows: number; beyond: number }

/** By how much the last two open rows differ, and how many rows could share that. */
function unevenness(plan: Plan, from: number): Unevenness {
  const periods = plan.periods.slice(from)
  const dues = duesOf(plan).slice(from)
  const open = periods.map((it, i) => {
    const due = dues[i]
    return due !== undefined && !it.interestOnly && !isPaid(it, due)
  })
  for (let i = periods.length - 1; i > 0; i -= 1) {
    const last = periods[i]
    const before = periods[i - 1]
    if (last === undefined || before === undefined || !open[i] || !open[i - 1]) continue
    const level = before.levelMinor
    const beyond = periods.filter((it) => it.interestOnly || level < paidMinor(it)).length
    return { level, by: last.levelMinor - level, rows: periods.length, beyond }
  }
  return { level: firstOf(periods).levelMinor, by: 0, rows: periods.length, beyond: 0 }
}

/**
 * Moves the level by an even share of what the last row differs by, three times at most, as long as the
 * difference is more units than half the rows and shrinks.
 */
export function smoothLevel(plan: Plan, from: number, through: CalendarDate): void {
  const tried = copyOf(plan)
  for (let round = 0; round < 3; round += 1) {
    const uneven = unevenness(plan, from)
    const half = Math.floor(uneven.rows / 2)
    if (half === 0 || Math.abs(uneven.by) <= half) return
    const share = divided(plan, uneven.by, Math.max(1, uneven.rows - uneven.beyond))
    const level = toMultiple(plan, uneven.level + share)
    if (level === uneven.level) return
    for (const it of tried.periods.slice(from))
      if (level >= paidMinor(it) && !it.interestOnly) agree(it, level)
    runBalances(tried)
    settleLast(tried, through)
    if (Math.abs(unevenness(tried, 0).by) >= Math.abs(uneven.by)) return
    plan.periods.slice(from).forEach((it, i) => {
      const better = tried.periods[from + i]
      if (better !== undefined && !it.interestOnly) agree(it, better.levelMinor)
    })
    runBalances(plan)
  }
}
