import { allocateEvenly } from '../money/allocate.ts'
import { annuityPayment } from '../money/annuity.ts'
import { multiplyRatio, type Rounding } from '../money/ratio.ts'
import { Problem } from '../problem/problem.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import { monthlyDueDates } from '../time/due-dates.ts'
import type { AmortizationMethod, Installment } from './installment.ts'

export type ScheduleFee = { ratePpm: number; charged: 'per_installment' | 'upfront' }

export type LoanTerms = {
  principalMinor: number
  method: AmortizationMethod
  installmentCount: number
  /** Nominal annual interest, 30/360: a month is a twelfth of a year. */
  annualInterestPpm: number
  fees: readonly ScheduleFee[]
  drawnOn: CalendarDate
  firstDueOn: CalendarDate
  rounding?: Rounding
}

/** A twelfth of the annual rate as a fraction of integers. */
const monthsPerYear = 12
const million = 1_000_000

/**
 * The payment schedule of a loan: monthly rows whose principal sums exactly to the principal.
 * Interest of a row is balance × annual rate / 12, rounded (half even unless said otherwise); the last
 * row takes what rounding left. Fees are shares of the principal, rounded one by one. Refuses terms
 * outside 1..600 installments, 1..10^12 minor units, 0..10^7 ppm, or due before drawn (`terms_invalid`).
 */
export function amortize(terms: LoanTerms): Installment[] {
  refuseImpossible(terms)
  const rounding = terms.rounding ?? 'half_even'
  const principals = principalParts(terms, rounding)
  const dueDates = monthlyDueDates(terms.firstDueOn, terms.installmentCount)
  let balance = terms.principalMinor
  return dueDates.map((dueOn, i) => {
    const interestMinor = interestOf(terms, balance, rounding)
    const principalMinor = principals(i, balance, interestMinor)
    const feeMinor = terms.fees.reduce((sum, fee) => sum + feeOfRow(terms, fee, i), 0)
    balance -= principalMinor
    const totalMinor = principalMinor + interestMinor + feeMinor
    return { number: i + 1, dueOn, principalMinor, interestMinor, feeMinor, totalMinor }
  })
}

const bearsInterest = (method: AmortizationMethod): boolean =>
  method !== 'flat_fee' && method !== 'interest_free'

const interestOf = (terms: LoanTerms, balance: number, rounding: Rounding): number =>
  bearsInterest(terms.method)
    ? multiplyRatio(
        balance,
        { numerator: terms.annualInterestPpm, denominator: monthsPerYear * million },
        rounding,
      )
    : 0

const feeOfRow = (terms: LoanTerms, fee: ScheduleFee, row: number): number =>
  fee.charged === 'upfront' && row > 0
    ? 0
    : multiplyRatio(
        terms.principalMinor,
        { numerator: fee.ratePpm, denominator: million },
        terms.rounding ?? 'half_even',
      )

type PrincipalOfRow = (row: number, balance: number, interest: number) => number

function principalParts(terms: LoanTerms, rounding: Rounding): PrincipalOfRow {
  const last = terms.installmentCount - 1
  switch (terms.method) {
    case 'equal_installments': {
      const rate = { numerator: terms.annualInterestPpm, denominator: monthsPerYear * million }
      const level = annuityPayment(
        terms.principalMinor,
        { rate, count: terms.installmentCount },
        rounding,
      )
      return (row, balance, interest) =>
        row === last ? balance : Math.min(balance, Math.max(0, level - interest))
    }
    case 'interest_only':
    case 'single_payment':
      return (row, balance) => (row === last ? balance : 0)
    case 'equal_principal':
    case 'flat_fee':
    case 'interest_free': {
      const parts = allocateEvenly(terms.principalMinor, terms.installmentCount)
      return (row) => parts[row] ?? 0
    }
  }
}

function refuseImpossible(terms: LoanTerms): void {
  const within = (name: string, value: number, min: number, max: number): void => {
    if (!Number.isInteger(value) || value < min || value > max) {
      throw new Problem('terms_invalid', { argument: name, min, max })
    }
  }
  within('principalMinor', terms.principalMinor, 1, 999_999_999_999)
  within('installmentCount', terms.installmentCount, 1, 600)
  within('annualInterestPpm', terms.annualInterestPpm, 0, 10_000_000)
  for (const fee of terms.fees) within('fees.ratePpm', fee.ratePpm, 0, 10_000_000)
  if (!(terms.firstDueOn > terms.drawnOn)) {
    throw new Problem('terms_invalid', { argument: 'firstDueOn', after: terms.drawnOn })
  }
  if (terms.method === 'single_payment' && terms.installmentCount !== 1) {
    throw new Problem('terms_invalid', { argument: 'installmentCount', min: 1, max: 1 })
  }
}
