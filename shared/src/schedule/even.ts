import { annuityNear } from '../money/annuity.ts'
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
 * the leftover in the last row. Null for any other terms, for amounts past 32 bits, and where doubles cannot
 * tell which way a row rounds: `installmentsByCourse` knows them all, and gives the same rows as this where
 * both give any.
 */
export function evenInstallments(
  terms: LoanTerms,
  fees: { first: number; later: number },
): Installment[] | null {
  if (!isEveryday(terms) || fees.first > largest.fees) return null
  const { dueOn, evenPart } = calendarOf(terms)
  if (evenPart === null) return null
  const { principalMinor, rounding = 'half_even' } = terms
  if (rounding !== 'half_even' && rounding !== 'half_up') return null
  const rate = (terms.annualInterestPpm * evenPart.numerator) / (evenPart.denominator * 1_000_000)
  if (principalMinor > largest.principal || principalMinor * rate > largest.interest) return null
  const level = annuityNear(principalMinor, rate, dueOn.length)
  return level === null ? null : rowsOf({ principalMinor, level, rate, dueOn, fees })
}

type Even = {
  principalMinor: number
  level: number
  rate: number
  dueOn: readonly CalendarDate[]
  fees: { first: number; later: number }
}

/**
 * The rows, or null. The balance stays a double, so that a row waits for one product and two sums and no
 * conversion: what is taken from it beside interest is summed up meanwhile, exactly, below 2^53. The product is off by two roundings at most: nearer to a tie than that, nothing is said. A level
 * installment is no less than the first interest, so that the balance never rises.
 */
function rowsOf({ principalMinor: lent, level, rate, dueOn, fees }: Even): Installment[] | null {
  const certain = 0.5 - lent * rate * 2 ** -51
  const last = dueOn.length - 1
  // A copy of the dates has the rows' length and no holes, which reading a row would have to look for; each row takes the place of its date.
  const rows: unknown[] = dueOn.slice()
  const taken = level + whole
  let balance = lent
  const laterFees = fees.later | 0
  let feeMinor = fees.first | 0
  for (let row = 0; row <= last; row += 1) {
    const near = balance * rate
    const shifted = near + whole
    const interest = shifted - whole
    if (Math.abs(near - interest) >= certain) return null
    let rest = balance - taken + shifted
    if (rest < 0 || row === last) rest = 0
    const principalMinor = (balance - rest) | 0
    const interestMinor = interest | 0
    const totalMinor = (principalMinor + interestMinor + feeMinor) | 0
    rows[row] = {
      number: row + 1,
      dueOn: rows[row],
      principalMinor,
      interestMinor,
      feeMinor,
      totalMinor,
    }
    balance = rest
    feeMinor = laterFees
  }
  // Each of them was replaced.
  return rows as Installment[]
}

/** Whether nothing was agreed that makes one row unlike another. */
const isEveryday = (terms: LoanTerms): boolean =>
  terms.method === 'equal_installments' &&
  terms.interestOn !== 'principal' &&
  (terms.leftover === undefined || terms.leftover === 'last') &&
  (terms.levelMultipleMinor === undefined || terms.levelMultipleMinor === 1) &&
  terms.grace === undefined &&
  terms.holidays === undefined
