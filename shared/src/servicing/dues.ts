import {
  decimal,
  noDecimal,
  over,
  plus,
  times,
  toPlaces,
  toWhole,
  type Decimal,
} from '../money/decimal.ts'
import { daysBetween } from '../time/due-dates.ts'
import { sumOf, type Period, type Plan, type Segment } from './plan.ts'

/** What a period asks for, from its installment, its interest and what has been paid. */
export type Dues = {
  /** Interest that has arisen for this row, whether or not the installment has room for it. */
  arisenMinor: number
  interestMinor: number
  principalMinor: number
  /** Interest the installment has no room for: it goes to the next row. */
  carriedMinor: number
}

export const noDues: Dues = { arisenMinor: 0, interestMinor: 0, principalMinor: 0, carriedMinor: 0 }

/** Everything asked for in a row but charges: the installment, and interest pulled in from later rows. */
export const askedMinor = (period: Period, arisenMinor: number): number =>
  // A row whose principal is fixed asks for its interest on top, what was pulled in with it.
  period.levelMinor + (period.interestOnTop ? arisenMinor : period.pulledInMinor)

/**
 * Interest of one segment: what bears interest × the factor of its own days, or, where parts are evened out,
 * × factor to the due date ÷ days to it × days of its own.
 */
export function segmentInterest(plan: Plan, period: Period, segment: Segment): Decimal {
  if (segment.paused || segment.from >= segment.to) return noDecimal
  const { interestOn } = plan.contract
  const base = interestOn === 'principal' ? lentThrough(plan, segment) : segment.balanceMinor
  if (base <= 0) return noDecimal
  const { counted } = segment
  if (counted?.base === base && counted.to === segment.to && counted.toDue === segment.toDue)
    return counted.interest
  const interest = countInterest(plan, period, { segment, base })
  segment.counted = { base, to: segment.to, toDue: segment.toDue, interest }
  return interest
}

function countInterest(
  plan: Plan,
  period: Period,
  { segment, base }: { segment: Segment; base: number },
): Decimal {
  const { arithmetic, dayBasis } = plan.contract
  // What arises in parts of a period is then what arises in the whole, wherever a payment or a delay cuts it.
  if (dayBasis.partsOfPeriod === 'counted') return times(decimal(base), segment.growth, arithmetic)
  const toDue = times(decimal(base), segment.toDue, arithmetic)
  const daysToDue = daysBetween(segment.from, period.due)
  if (daysToDue <= 0) return noDecimal
  const days = daysBetween(segment.from, segment.to)
  return times(over(toDue, decimal(daysToDue), arithmetic), decimal(days), arithmetic)
}

const lentThrough = (plan: Plan, segment: Segment): number =>
  sumOf(plan.lent, (it) => (it.on <= segment.from ? it.amountMinor : 0))

/** Interest that arises in a period by itself, rounded once. */
export function ownInterest(plan: Plan, period: Period): number {
  const exact = period.segments.reduce(
    (sum, it) => plus(sum, segmentInterest(plan, period, it)),
    noDecimal,
  )
  const { tiePlaces, rounding } = plan.contract.arithmetic
  // An exact half that division has blurred is a half again.
  return toWhole(tiePlaces === undefined ? exact : toPlaces(exact, tiePlaces, rounding), rounding)
}

/** What one period asks for, given what the period before could not take. */
export function duesAfter(plan: Plan, period: Period, before: Dues): Dues {
  const own = period.pulledOut ? 0 : ownInterest(plan, period)
  const arisenMinor = Math.max(0, own + period.pulledInMinor + before.carriedMinor)
  const asked = askedMinor(period, arisenMinor)
  const interestMinor = dueInterest(plan, period, { arisenMinor, asked })
  return {
    arisenMinor,
    interestMinor,
    principalMinor: Math.max(asked - interestMinor, 0, period.paidPrincipalMinor),
    carriedMinor: Math.max(0, arisenMinor - interestMinor),
  }
}

function dueInterest(
  plan: Plan,
  period: Period,
  it: { arisenMinor: number; asked: number },
): number {
  if (period.defersInterest) return period.paidInterestMinor
  const planned = Math.max(0, it.asked - it.arisenMinor)
  const isEarly = period.paidPrincipalMinor > planned
  // Principal paid early leaves less room for interest: as much as fits stays, or all moves to the next row.
  const room = Math.max(0, it.asked - period.paidPrincipalMinor)
  const kept = plan.contract.recalculation?.earlyRows === 'keep_interest' ? room : 0
  const fitting = isEarly ? Math.min(kept, it.arisenMinor) : Math.min(it.arisenMinor, it.asked)
  return Math.max(fitting, period.paidInterestMinor)
}

/** What every period asks for. */
export function duesOf(plan: Plan): Dues[] {
  let before = noDues
  return plan.periods.map((period) => {
    before = duesAfter(plan, period, before)
    return before
  })
}

/** Whether a row's installment is paid exactly. */
export const isPaid = (period: Period, dues: Dues): boolean =>
  askedMinor(period, dues.arisenMinor) === period.paidPrincipalMinor + period.paidInterestMinor

export const openPrincipal = (period: Period, dues: Dues): number =>
  Math.max(0, dues.principalMinor - period.paidPrincipalMinor)

/** What is still lent out after a period, its installment taken as paid. */
export function closingBalance(period: Period, dues: Dues): number {
  const last = period.segments.at(-1)
  if (last === undefined) return 0
  const held = last.balanceMinor + last.correctionMinor + last.advancedMinor
  return Math.max(0, held + period.paidPrincipalMinor - dues.principalMinor)
}

/** Runs balances through all segments in order, each period's from what the one before leaves. */
export function runBalances(plan: Plan): Dues[] {
  let before = noDues
  let carried: number | null = null
  return plan.periods.map((period) => {
    let balance: number | null = carried
    for (const segment of period.segments) {
      if (balance !== null) segment.balanceMinor = Math.max(0, balance)
      balance = segment.balanceMinor + segment.correctionMinor + segment.advancedMinor
    }
    before = duesAfter(plan, period, before)
    const closing = balance ?? carried ?? 0
    carried = closing - before.principalMinor + period.paidPrincipalMinor
    return before
  })
}
