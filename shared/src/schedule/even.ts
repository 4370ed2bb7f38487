import { annuityPayment } from '../money/annuity.ts'
import { divideSmall, type Rounding } from '../money/ratio.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import { calendarOf } from './calendar.ts'
import type { Installment } from './installment.ts'
import type { LoanTerms } from './terms.ts'

/** Doubles at and above 2^52 are whole: adding this and taking it away again rounds to the nearest integer. */
const whole = 1.5 * 2 ** 52
/** No amount of a row leaves 32 bits where principal, interest and fees each keep to their share of them. */
const largest = { principal: 2 ** 30, interest: 2 ** 29, fees: 2 ** 29 }

/**
 * The everyday loan in one pass: level installments, interest on the balance over equal parts of a year,
 * the leftover in the last row. Null for any other terms, and for amounts past 32 bits:
 * `installmentsByCourse` knows them all, and gives the same rows as this where both give any.
 */
export function evenInstallments(
  terms: LoanTerms,
  fees: { first: number; later: number },
): Installment[] | null {
  if (!isEveryday(terms) || fees.first > largest.fees) return null
  const { dueOn, evenPart } = calendarOf(terms)
  if (evenPart === null) return null
  const { principalMinor, rounding = 'half_even' } = terms
  const numerator = terms.annualInterestPpm * evenPart.numerator
  const denominator = evenPart.denominator * 1_000_000
  const rate = numerator / denominator
  if (principalMinor > largest.principal || principalMinor * rate > largest.interest) return null
  if (!Number.isSafeInteger(2 * principalMinor * numerator)) return null
  const periods = { rate: { numerator, denominator }, count: dueOn.length }
  const level = annuityPayment(principalMinor, periods, rounding) | 0
  return rowsOf({ principalMinor, level, rate, numerator, denominator, rounding, dueOn, fees })
}

type Even = {
  principalMinor: number
  level: number
  rate: number
  numerator: number
  denominator: number
  rounding: Rounding
  dueOn: readonly CalendarDate[]
  fees: { first: number; later: number }
}

/**
 * The rows. The balance stays a double, so that a row waits for one product and three sums and no conversion.
 * The product is off by two roundings at most: nearer to a tie than that, or rounded another way, interest is
 * divided exactly. A level installment is no less than the first interest, so that the balance never rises.
 */
function rowsOf(it: Even): Installment[] {
  const { level, rate, dueOn } = it
  const halves = it.rounding === 'half_even' || it.rounding === 'half_up'
  const certain = halves ? 0.5 - it.principalMinor * rate * 2 ** -51 : 0
  const last = dueOn.length - 1
  // oxlint-disable-next-line unicorn/no-new-array -- the length is known; growing is a tenth of the time.
  const rows = new Array<Installment>(dueOn.length)
  let balance = it.principalMinor
  const laterFees = it.fees.later | 0
  let feeMinor = it.fees.first | 0
  for (let row = 0; row <= last; row += 1) {
    const near = balance * rate
    let interest = near + whole - whole
    const off = near - interest
    if (off >= certain || off <= -certain)
      interest = divideSmall(balance * it.numerator, it.denominator, it.rounding) | 0
    let rest = balance - level + interest
    if (rest < 0 || row === last) rest = 0
    const principalMinor = (balance - rest) | 0
    const interestMinor = interest | 0
    const totalMinor = (principalMinor + interestMinor + feeMinor) | 0
    rows[row] = {
      number: row + 1,
      dueOn: dueOn[row] ?? '',
      principalMinor,
      interestMinor,
      feeMinor,
      totalMinor,
    }
    balance = rest
    feeMinor = laterFees
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
