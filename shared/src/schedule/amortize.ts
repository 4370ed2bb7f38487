import { allocateEvenly } from '../money/allocate.ts'
import { levelPayment } from '../money/annuity.ts'
import { multiplyRatio, type Rounding } from '../money/ratio.ts'
import type { Installment } from './installment.ts'
import { periodsOf, type Period } from './periods.ts'
import { refuseImpossible, type LoanTerms, type ScheduleFee } from './terms.ts'

export type { LoanTerms, ScheduleFee } from './terms.ts'

const million = 1_000_000

/**
 * The payment schedule of a loan: rows whose principal sums exactly to the principal. Interest of a row is
 * balance × the rate of its period, rounded once (half even unless said otherwise). Fees are shares of the
 * principal, rounded one by one. Refuses terms outside 1..600 installments, 1 to below 10^12 minor units,
 * 0..10^7 ppm, or due before drawn (`terms_invalid`, naming the argument and its range).
 */
export function amortize(terms: LoanTerms): Installment[] {
  refuseImpossible(terms)
  const rounding = terms.rounding ?? 'half_even'
  const periods = periodsOf(terms)
  const fees = {
    first: feesOf(terms, terms.fees),
    later: feesOf(
      terms,
      terms.fees.filter((it) => it.charged === 'per_installment'),
    ),
  }
  return rowsBy({ principalMinor: terms.principalMinor, periods, rounding, fees }, terms)
}

/** What fees come to in one row that bears them all: each a share of the principal, rounded by itself. */
function feesOf(terms: LoanTerms, fees: readonly ScheduleFee[]): number {
  const feeOf = (fee: ScheduleFee): number => {
    const share = { numerator: fee.ratePpm, denominator: million }
    return multiplyRatio(terms.principalMinor, share, terms.rounding ?? 'half_even')
  }
  return fees.reduce((sum, fee) => sum + feeOf(fee), 0)
}

type Course = {
  principalMinor: number
  periods: readonly Period[]
  rounding: Rounding
  fees: { first: number; later: number }
}
type PrincipalOfRow = (row: number, balance: number, interest: number) => number

function rowsBy(course: Course, terms: LoanTerms): Installment[] {
  const graced = terms.grace?.principal ?? 0
  if (terms.method !== 'equal_installments') {
    const parts = principalParts(terms, terms.installmentCount - graced)
    return run(course, (row) => parts[row - graced] ?? 0)
  }
  const rates = course.periods.slice(graced).map((it) => it.rate)
  const level = levelPayment(course.principalMinor, rates, course.rounding)
  const last = course.periods.length - 1
  const withFirst = (extra: number): Installment[] =>
    run(course, levelRows(level, { graced, extra, last }))
  if (terms.leftover === 'smoothed') {
    const at = (tried: number): Installment[] =>
      run(course, levelRows(tried, { graced, extra: 0, last }))
    return smoothed({ level, rows: rates.length }, at)
  }
  if (terms.leftover !== 'first') return withFirst(0)
  const growth = rates
    .slice(1)
    .reduce((grown, it) => grown * (1 + it.numerator / it.denominator), 1)
  return balancedByFirst({ level, growth }, withFirst)
}

/** Rows one after another: interest on the balance, then the principal that the method asks for. */
function run(course: Course, principalOfRow: PrincipalOfRow): Installment[] {
  let balance = course.principalMinor
  return course.periods.map(({ dueOn, rate }, row) => {
    const interestMinor = multiplyRatio(balance, rate, course.rounding)
    const principalMinor = principalOfRow(row, balance, interestMinor)
    balance -= principalMinor
    const feeMinor = row === 0 ? course.fees.first : course.fees.later
    const totalMinor = principalMinor + interestMinor + feeMinor
    return { number: row + 1, dueOn, principalMinor, interestMinor, feeMinor, totalMinor }
  })
}

const levelRows =
  (level: number, at: { graced: number; extra: number; last: number }): PrincipalOfRow =>
  (row, balance, interest) => {
    if (row === at.last) return balance
    if (row < at.graced) return 0
    const payment = row === at.graced ? level + at.extra : level
    return Math.min(balance, Math.max(0, payment - interest))
  }

/**
 * Moves the leftover of level installments to the first row that pays principal. A unit there has grown by
 * interest when the last row is due and each row rounds anew, so that the last row may still differ by a
 * few units: the amount near the computed one that leaves least is taken.
 */
function balancedByFirst(
  at: { level: number; growth: number },
  withFirst: (extra: number) => Installment[],
): Installment[] {
  const leftIn = (rows: readonly Installment[]): number => lastOver(rows, at.level)
  let extra = 0
  for (let i = 0; i < 4; i += 1) extra += Math.round(leftIn(withFirst(extra)) / at.growth)
  let best = withFirst(0)
  for (let step = 0; step <= 16 && leftIn(best) !== 0; step += 1) {
    const next = withFirst(extra + (step % 2 === 0 ? step / 2 : -(step + 1) / 2))
    if (Math.abs(leftIn(next)) < Math.abs(leftIn(best))) best = next
  }
  return best
}

/**
 * Moves the level by an even share of what the last row differs by, three times at most, as long as that
 * makes the difference smaller and it is more units than half the rows.
 */
function smoothed(
  start: { level: number; rows: number },
  withLevel: (level: number) => Installment[],
): Installment[] {
  let best = withLevel(start.level)
  let { level } = start
  for (let i = 0; i < 3; i += 1) {
    const left = lastOver(best, level)
    if (Math.abs(left) <= Math.floor(start.rows / 2)) break
    const step = multiplyRatio(left, { numerator: 1, denominator: start.rows }, 'half_even')
    const next = withLevel(level + step)
    if (step === 0 || Math.abs(lastOver(next, level + step)) >= Math.abs(left)) break
    best = next
    level += step
  }
  return best
}

/** By how much the last row, fees apart, is over a level installment. */
function lastOver(rows: readonly Installment[], level: number): number {
  const last = rows.at(-1)
  return last === undefined ? 0 : last.principalMinor + last.interestMinor - level
}

/** Principal of each row that pays principal, where interest does not decide it. */
function principalParts(terms: LoanTerms, count: number): number[] {
  const amount = terms.principalMinor
  if (terms.method === 'interest_only' || terms.method === 'single_payment') {
    return Array.from({ length: count }, (_, i) => (i === count - 1 ? amount : 0))
  }
  if (terms.leftover === undefined || terms.leftover === 'smoothed')
    return allocateEvenly(amount, count)
  const part = Math.floor(amount / count)
  const heavy = terms.leftover === 'first' ? 0 : count - 1
  return Array.from({ length: count }, (_, i) => (i === heavy ? amount - part * (count - 1) : part))
}
