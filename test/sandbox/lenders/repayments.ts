import type { LivingInstallment } from '@miaoguo/shared/loan/operation'
import { outstandingOf, payInto, rateOf, type Account } from './account.ts'
import {
  daysApart,
  evenedOut,
  levelPayment,
  monthInterest,
  monthsLater,
  partInterest,
  shareOf,
} from './arithmetic.ts'

/** The account with what being late has cost through a day in a row of its own: 罚息 on overdue principal, day by day. */
export function withPenalty(it: Account, today: string): Account {
  const ppm = it.terms.capabilities?.lateCosts ? it.terms.lateFeePpmPerDay : 0
  const penalty = sum(it.rows, (row) => {
    if (!isOpen(row) || row.dueOn >= today) return 0
    const since = it.lateThrough && it.lateThrough > row.dueOn ? it.lateThrough : row.dueOn
    const paidCosts = Math.min(row.paidMinor, row.interestMinor + row.feeMinor)
    const open = row.principalMinor - (row.paidMinor - paidCosts)
    return Number(shareOf(BigInt(open), ppm * Math.max(0, daysApart(since, today))))
  })
  if (penalty === 0) return it
  const row = { principalMinor: 0, interestMinor: 0, feeMinor: penalty, totalMinor: penalty }
  const place = it.rows.filter((one) => one.dueOn <= today).length
  const rows = [...it.rows]
  rows.splice(place, 0, { number: 0, dueOn: today, ...row, paidMinor: 0 })
  return { ...it, rows: rows.map((one, i) => ({ ...one, number: i + 1 })) }
}

export type Payoff = { principalMinor: number; interestMinor: number; feeMinor: number }

/** The day this lender counts a row's month from: a month is from one agreed due date to the next. */
function monthOf(it: Account, dueOn: string): { from: string; to: string } {
  const drawnOn = it.capturedOn ?? it.drawnOn
  const firstDueOn = monthsLater(drawnOn, 1)
  let from = drawnOn
  // On beyond the last month agreed, where a relief has put rows.
  for (let month = 0; monthsLater(firstDueOn, month) < dueOn; month += 1)
    from = monthsLater(firstDueOn, month)
  return { from, to: dueOn }
}

const isOpen = (row: LivingInstallment): boolean => row.paidMinor < row.totalMinor
const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((all, item) => all + of(item), 0)

/** What bore interest in a month, stretch by stretch: principal repaid ahead stops bearing it on its day. */
function stretches(it: Account, month: { from: string; to: string }, through: string) {
  const balance = sum(it.rows.filter(isOpen), (row) => row.principalMinor)
  const cuts = (it.ahead ?? []).filter((one) => one.on > month.from && one.on < month.to)
  let open = balance + sum(cuts, (one) => one.amountMinor)
  let from = month.from
  const found: { balance: number; days: number }[] = []
  for (const one of cuts) {
    found.push({ balance: open, days: daysApart(from, one.on) })
    open -= one.amountMinor
    from = one.on
  }
  const last = through < month.to ? through : month.to
  return [...found, { balance: open, days: Math.max(0, daysApart(from, last)) }]
}

/**
 * Due rows in full, later principal, and of the running month the interest of its days, unless a merchant pays a part
 * of it. Within cooling off, principal alone.
 */
export function payoffOf(it: Account, payOn: string): Payoff {
  const principalMinor = outstandingOf(it)
  if (daysApart(it.capturedOn ?? it.drawnOn, payOn) <= it.terms.coolingOffDays)
    return { principalMinor, interestMinor: 0, feeMinor: 0 }
  let interestMinor = 0
  let feeMinor = 0
  for (const row of it.rows.filter(isOpen)) {
    const paidFee = Math.min(row.feeMinor, row.paidMinor)
    const paidInterest = Math.min(row.interestMinor, row.paidMinor - paidFee)
    const month = monthOf(it, row.dueOn)
    if (row.dueOn <= payOn) {
      interestMinor += row.interestMinor - paidInterest
      feeMinor += row.feeMinor - paidFee
    } else if (!it.subsidy && month.from < payOn)
      interestMinor += running(it, month, payOn) - paidInterest
  }
  return { principalMinor, interestMinor: Math.max(0, interestMinor), feeMinor }
}

/** Interest of a running month through a day. Rows due before it and not paid owe principal that bears none. */
function running(it: Account, month: { from: string; to: string }, through: string): number {
  const late = sum(
    it.rows.filter((row) => isOpen(row) && row.dueOn <= month.from),
    (row) => row.principalMinor,
  )
  const parts = stretches(it, month, through).map((one) => ({
    ...one,
    balance: one.balance - late,
  }))
  return Number(partInterest(parts, rateOf(it, month.to), daysApart(month.from, month.to)))
}

/** A row that was paid in part is what was paid of it: fees first, then interest, then principal. */
function asPaid(row: LivingInstallment): LivingInstallment {
  const feeMinor = Math.min(row.feeMinor, row.paidMinor)
  const interestMinor = Math.min(row.interestMinor, row.paidMinor - feeMinor)
  const principalMinor = row.paidMinor - feeMinor - interestMinor
  return { ...row, feeMinor, interestMinor, principalMinor, totalMinor: row.paidMinor }
}

/** Closes every row with what was paid, so that nothing is owed. */
export function payOff(it: Account, paid: Payoff, payOn: string): void {
  const totalMinor = paid.principalMinor + paid.interestMinor + paid.feeMinor
  it.repaidMinor += totalMinor
  it.rows = it.rows.filter((row) => row.paidMinor > 0).map(asPaid)
  if (totalMinor === 0) return
  const number = (it.rows.at(-1)?.number ?? 0) + 1
  it.rows.push({ number, dueOn: payOn, ...paid, totalMinor, paidMinor: totalMinor })
}

/** Pays what is due; the rest is principal ahead, in a row of its own, and the open rows are made anew. */
export function prepay(
  it: Account,
  asked: { amountMinor: number; keep: 'installment' | 'term'; today: string },
): void {
  const due = sum(
    it.rows.filter((row) => row.dueOn <= asked.today),
    (row) => row.totalMinor - row.paidMinor,
  )
  payInto(it, Math.min(due, asked.amountMinor))
  const aheadMinor = asked.amountMinor - due
  const open = it.rows.filter(isOpen)
  const first = open[0]
  if (aheadMinor <= 0 || !first) return
  const month = monthOf(it, first.dueOn)
  const balance = sum(open, (row) => row.principalMinor) - aheadMinor
  // A month that has not begun is as if the money had come on its first day.
  const ahead = { on: asked.today, amountMinor: aheadMinor }
  it.ahead = [...(it.ahead ?? []), ahead]
  it.repaidMinor += aheadMinor
  const after = { ...it, rows: [{ ...first, principalMinor: balance, totalMinor: balance + 1 }] }
  const firstInterest = Number(
    partInterest(
      stretches(after, month, month.to),
      rateOf(it, month.to),
      daysApart(month.from, month.to),
    ),
  )
  const rows =
    asked.keep === 'term'
      ? levelled(it, { open, balance, firstInterest })
      : kept(it, { open, balance, firstInterest })
  const row: LivingInstallment = {
    number: 0,
    dueOn: asked.today,
    principalMinor: aheadMinor,
    interestMinor: 0,
    feeMinor: 0,
    totalMinor: aheadMinor,
    paidMinor: aheadMinor,
  }
  const all = [...it.rows.filter((one) => !isOpen(one)), row, ...rows]
  it.rows = all.map((one, i) => ({ ...one, number: i + 1 }))
}

type Rest = { open: LivingInstallment[]; balance: number; firstInterest: number }

const interestOn = (it: Account, rest: Rest, i: number, balance: number): number =>
  i === 0
    ? rest.firstInterest
    : Number(monthInterest(BigInt(balance), rateOf(it, rest.open[i]?.dueOn ?? '')))

/** Installments stay as they were; the last become smaller or fall away. */
function kept(it: Account, rest: Rest): LivingInstallment[] {
  let { balance } = rest
  return rest.open
    .map((row, i) => {
      const interest = interestOn(it, rest, i, balance)
      const level = row.principalMinor + row.interestMinor
      const principal = i === rest.open.length - 1 ? balance : Math.min(balance, level - interest)
      balance -= principal
      return made(row, principal, interest)
    })
    .filter((row) => row.totalMinor > 0)
}

/** Dates stay; the level is found anew for what is left, and evened out. */
function levelled(it: Account, rest: Rest): LivingInstallment[] {
  const rowsAt = (level: number): LivingInstallment[] => {
    let { balance } = rest
    return rest.open.map((row, i) => {
      const interest = interestOn(it, rest, i, balance)
      const principal = i === rest.open.length - 1 ? balance : level - interest
      balance -= principal
      return made(row, principal, interest)
    })
  }
  const over = (level: number): number => {
    const last = rowsAt(level).at(-1)
    return (last?.principalMinor ?? 0) + (last?.interestMinor ?? 0) - level
  }
  const count = rest.open.length
  const level = levelPayment(BigInt(rest.balance), rateOf(it, rest.open[0]?.dueOn ?? ''), count)
  return rowsAt(evenedOut(Number(level), count, over))
}

const made = (row: LivingInstallment, principalMinor: number, interestMinor: number) => ({
  ...row,
  principalMinor,
  interestMinor,
  totalMinor: principalMinor + interestMinor + row.feeMinor,
})
