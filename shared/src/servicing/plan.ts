import { noDecimal, type Decimal } from '../money/decimal.ts'
import { invariant } from '../problem/problem.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import type { LoanContract } from './contract.ts'

/** A stretch of a period through which the balance, the rate and a pause stay as they are. */
export type Segment = {
  from: CalendarDate
  to: CalendarDate
  paused: boolean
  /**
   * At the end of the segment: what is lent, less what is repaid ahead of the plan; and what payments of
   * rows and delays take or add.
   */
  advancedMinor: number
  correctionMinor: number
  /** What bears interest through the segment. */
  balanceMinor: number
  /** Interest on 1 over the segment; and from its start to the end of the period. */
  growth: Decimal
  toDue: Decimal
  /** Its interest as last counted, and on what: the same is asked again and again. */
  counted: { base: number; to: CalendarDate; toDue: Decimal; interest: Decimal } | null
}

/** The time of one installment, and what is planned and paid for it. */
export type Period = {
  from: CalendarDate
  due: CalendarDate
  segments: Segment[]
  /** The installment; and as it was before early payments changed it. */
  levelMinor: number
  agreedLevelMinor: number
  paidPrincipalMinor: number
  paidInterestMinor: number
  /** Interest of later rows, closed early, that is asked for here. */
  pulledInMinor: number
  /** Whether this row's own interest is asked for in an earlier row. */
  pulledOut: boolean
  defersInterest: boolean
  interestOnly: boolean
  /** Whether the row asks for its interest on top of a principal that is fixed. */
  interestOnTop: boolean
}

type Rate = { from: CalendarDate; ppm: number }
export type OverdueShift = { on: CalendarDate; amountMinor: number; due: CalendarDate }

/** The plan of a living loan. It is worked on in place inside one replay and never leaves it. */
export type Plan = {
  contract: LoanContract
  periods: Period[]
  rates: Rate[]
  lent: { on: CalendarDate; amountMinor: number }[]
  /** Through which day overdue principal has been carried on. */
  overdueThrough: CalendarDate | null
  overdueShifts: OverdueShift[]
  /** Interest factors by their dates: they are asked for again and again. */
  factors: Map<string, Decimal>
}

export const segmentOf = (from: CalendarDate, to: CalendarDate, paused = false): Segment => ({
  from,
  to,
  paused,
  advancedMinor: 0,
  correctionMinor: 0,
  balanceMinor: 0,
  growth: noDecimal,
  toDue: noDecimal,
  counted: null,
})

/** A period in which nothing is planned yet. */
export const periodOf = (from: CalendarDate, due: CalendarDate): Period => ({
  from,
  due,
  segments: [segmentOf(from, due)],
  levelMinor: 0,
  agreedLevelMinor: 0,
  paidPrincipalMinor: 0,
  paidInterestMinor: 0,
  pulledInMinor: 0,
  pulledOut: false,
  defersInterest: false,
  interestOnly: false,
  interestOnTop: false,
})

/** A plan without money: its periods only. */
export function planOf(contract: LoanContract): Plan {
  const { dueOn, grace } = contract
  let from = contract.startsOn
  const periods = dueOn.map((due, row): Period => {
    const period = periodOf(from, due)
    from = due
    return {
      ...period,
      defersInterest: row < grace.interestPayment,
      interestOnTop: contract.installments === 'principal',
    }
  })
  const rates = [{ from: '', ppm: contract.annualInterestPpm }]
  return {
    contract,
    periods,
    rates,
    lent: [],
    overdueThrough: null,
    overdueShifts: [],
    factors: new Map(),
  }
}

export const copyOf = (plan: Plan): Plan => ({
  ...plan,
  periods: plan.periods.map((it) => ({
    ...it,
    segments: it.segments.map((segment) => ({ ...segment })),
  })),
  rates: [...plan.rates],
  lent: [...plan.lent],
  overdueShifts: [...plan.overdueShifts],
})

/** The plan as if nothing had been paid. */
export function copyUnpaid(plan: Plan): Plan {
  const copy = copyOf(plan)
  for (const period of copy.periods) {
    period.paidPrincipalMinor = 0
    period.paidInterestMinor = 0
    for (const segment of period.segments) segment.correctionMinor = 0
  }
  return copy
}

export const lastOf = <T>(items: readonly T[]): T => {
  const last = items.at(-1)
  invariant(last !== undefined, 'at least one')
  return last
}

export const firstOf = <T>(items: readonly T[]): T => {
  const first = items[0]
  invariant(first !== undefined, 'at least one')
  return first
}

export const sumOf = <T>(items: readonly T[], amount: (item: T) => number): number => {
  let sum = 0
  for (const item of items) sum += amount(item)
  return sum
}

/** Whether a day belongs to a stretch: after its start, through its end; the first also has its start. */
export const holds = (
  stretch: { from: CalendarDate; due: CalendarDate },
  on: CalendarDate,
  isFirst: boolean,
): boolean => (isFirst ? on >= stretch.from : on > stretch.from) && on <= stretch.due

export const periodHolding = (plan: Plan, on: CalendarDate): Period | undefined =>
  plan.periods.find((it, row) => holds(it, on, row === 0))

/** The annual rate on a day: the latest that has begun. */
export function rateOn(plan: Plan, on: CalendarDate): number {
  let ppm = 0
  for (const rate of plan.rates) if (rate.from <= on) ppm = rate.ppm
  return ppm
}

export const lentMinor = (plan: Plan): number =>
  sumOf(plan.periods, (it) => sumOf(it.segments, (segment) => segment.advancedMinor))
export const paidPrincipalMinor = (plan: Plan): number =>
  sumOf(plan.periods, (it) => it.paidPrincipalMinor)
export const paidMinor = (period: Period): number =>
  period.paidPrincipalMinor + period.paidInterestMinor
