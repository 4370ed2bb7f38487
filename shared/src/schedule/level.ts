import { levelPayment } from '../money/annuity.ts'
import { multiplyRatio, type Ratio, type Rounding } from '../money/ratio.ts'
import { run, type Course, type PrincipalOfRow } from './course.ts'
import type { Installment } from './installment.ts'
import type { LoanTerms } from './terms.ts'

/** Rows of level installments: one amount but for the row that takes what rounding left. */
export function levelInstallments(course: Course, terms: LoanTerms): Installment[] {
  const graced = terms.grace?.principal ?? 0
  const last = course.periods.length - 1
  const multiple = terms.levelMultipleMinor ?? 1
  const rates = course.periods.slice(graced).map((it) => it.rate)
  const level = toMultiple(levelOf(course, rates, terms.leftover), multiple, course.rounding)
  const at = (tried: number, extra: number): Installment[] =>
    run(course, levelRows(tried, { graced, extra, last }))
  switch (terms.leftover ?? 'last') {
    case 'last':
      return at(level, 0)
    case 'first':
      return balancedByFirst({ level, growth: growthOf(rates.slice(1)) }, (extra) =>
        at(level, extra),
      )
    case 'smoothed':
      return smoothed({ level, rows: rates.length, multiple }, (tried) => at(tried, 0))
  }
}

/**
 * The level before it is rounded to a multiple: an annuity; or, where interest is flat, an even share of
 * principal and one of interest, rounded each by itself unless the level is to be smoothed.
 */
function levelOf(course: Course, rates: readonly Ratio[], leftover: LoanTerms['leftover']): number {
  const { principalMinor, rounding, flat } = course
  if (flat === null) return levelPayment(principalMinor, rates, rounding)
  const interest = flat.slice(-rates.length).reduce((sum, it) => sum + it, 0)
  const share = (amount: number): number =>
    multiplyRatio(amount, { numerator: 1, denominator: rates.length }, rounding)
  return leftover === 'smoothed'
    ? share(principalMinor + interest)
    : share(principalMinor) + share(interest)
}

/** The nearest multiple; the amount itself where that would be nothing. */
function toMultiple(amount: number, multiple: number, rounding: Rounding): number {
  if (multiple === 1) return amount
  const times = multiplyRatio(amount, { numerator: 1, denominator: multiple }, rounding)
  return times === 0 ? amount : times * multiple
}

const growthOf = (rates: readonly Ratio[]): number =>
  rates.reduce((grown, it) => grown * (1 + it.numerator / it.denominator), 1)

const levelRows =
  (level: number, at: { graced: number; extra: number; last: number }): PrincipalOfRow =>
  (row, balance, interest) => {
    if (row === at.last) return balance
    if (row < at.graced) return 0
    const payment = row === at.graced ? level + at.extra : level
    return Math.min(balance, Math.max(0, payment - interest))
  }

/** By how much the last row, fees apart, is over a level installment. */
function lastOver(rows: readonly Installment[], level: number): number {
  const last = rows.at(-1)
  return last === undefined ? 0 : last.principalMinor + last.interestMinor - level
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
  start: { level: number; rows: number; multiple: number },
  withLevel: (level: number) => Installment[],
): Installment[] {
  const { rows, multiple } = start
  let { level } = start
  let best = withLevel(level)
  for (let i = 0; i < 3 && rows > 1; i += 1) {
    const left = lastOver(best, level)
    if (Math.abs(left) <= Math.floor(rows / 2)) break
    const step = multiplyRatio(left, { numerator: 1, denominator: rows }, 'half_even')
    const moved = toMultiple(level + step, multiple, 'half_even')
    const next = withLevel(moved)
    if (moved === level || Math.abs(lastOver(next, moved)) >= Math.abs(left)) break
    best = next
    level = moved
  }
  return best
}
