import { annuityPayment } from '../money/annuity.ts'
import { divideSmall } from '../money/ratio.ts'
import { calendarOf } from './calendar.ts'
import type { Installment } from './installment.ts'
import type { LoanTerms } from './terms.ts'

/**
 * The everyday loan in one pass: level installments, interest on the balance over equal parts of a year,
 * the leftover in the last row. Null for any other terms, and where a product might leave the safe
 * integers: `installmentsByCourse` knows them all, and gives the same rows as this where both give any.
 */
export function evenInstallments(
  terms: LoanTerms,
  fees: { first: number; later: number },
): Installment[] | null {
  if (!isEveryday(terms)) return null
  const { dueOn, evenPart } = calendarOf(terms)
  if (evenPart === null) return null
  const { principalMinor, rounding = 'half_even' } = terms
  const numerator = terms.annualInterestPpm * evenPart.numerator
  const denominator = evenPart.denominator * 1_000_000
  // The balance never rises, so that no later product is larger than the first.
  if (!Number.isSafeInteger(2 * principalMinor * numerator)) return null
  const count = dueOn.length
  const level = annuityPayment(
    principalMinor,
    { rate: { numerator, denominator }, count },
    rounding,
  )
  const rate = numerator / denominator
  // Within less than half a unit of the exact interest, the nearest unit is the answer of both half roundings.
  const near = rounding === 'half_even' || rounding === 'half_up' ? denominator / 2 : 0
  const rows: Installment[] = []
  let balance = principalMinor
  let feeMinor = fees.first
  for (let row = 0; row < count; row += 1) {
    const product = balance * numerator
    let interestMinor = Math.floor(balance * rate + 0.5)
    const off = product - interestMinor * denominator
    if (off >= near || off <= -near) interestMinor = divideSmall(product, denominator, rounding)
    let rest = balance - level + interestMinor
    if (rest > balance) rest = balance
    if (rest < 0 || row === count - 1) rest = 0
    const paid = balance - rest
    rows.push({
      number: row + 1,
      dueOn: dueOn[row] ?? '',
      principalMinor: paid,
      interestMinor,
      feeMinor,
      totalMinor: paid + interestMinor + feeMinor,
    })
    balance = rest
    feeMinor = fees.later
  }
  return rows
}

/** Whether nothing was agreed that makes one row unlike another. */
const isEveryday = (terms: LoanTerms): boolean =>
  terms.method === 'equal_installments' &&
  terms.interestOn !== 'principal' &&
  (terms.leftover === undefined || terms.leftover === 'last') &&
  (terms.levelMultipleMinor === undefined || terms.levelMultipleMinor === 1) &&
  terms.grace === undefined &&
  terms.holidays === undefined
