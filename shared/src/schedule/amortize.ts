import { allocateEvenly } from '../money/allocate.ts'
import { multiplyRatio } from '../money/ratio.ts'
import { flatInterest, run, type Course } from './course.ts'
import { evenInstallments } from './even.ts'
import type { Installment } from './installment.ts'
import { levelInstallments } from './level.ts'
import { periodsOf } from './periods.ts'
import { refuseImpossible, type LoanTerms } from './terms.ts'

export type { LoanTerms, ScheduleFee } from './terms.ts'

/**
 * The payment schedule of a loan: rows whose principal sums exactly to the principal. Interest of a row is
 * balance × the rate of its period, rounded once (half even unless said otherwise). Fees are shares of the
 * principal, rounded one by one. Refuses terms outside 1..600 installments, 1 to below 10^12 minor units,
 * 0..10^7 ppm, or due before drawn (`terms_invalid`, naming the argument and its range).
 */
export function amortize(terms: LoanTerms): Installment[] {
  refuseImpossible(terms)
  const fees = terms.fees.length === 0 ? none : feesOf(terms)
  return evenInstallments(terms, fees) ?? installmentsByCourse(terms, fees)
}

/**
 * The rows of any terms; `evenInstallments` gives the same ones faster where it gives any.
 * Refuses nothing: the terms were found possible.
 */
export function installmentsByCourse(terms: LoanTerms, fees: Course['fees']): Installment[] {
  const { principalMinor, rounding = 'half_even', leftover = 'last' } = terms
  const periods = periodsOf(terms)
  const rates = periods.map((it) => it.rate)
  const isFlat = terms.interestOn === 'principal'
  const course = {
    principalMinor,
    periods,
    rounding,
    flat: isFlat ? flatInterest(principalMinor, rates, { rounding, leftover }) : null,
    fees,
  }
  if (terms.method === 'equal_installments') return levelInstallments(course, terms)
  const graced = terms.grace?.principal ?? 0
  const parts = principalParts(terms, terms.installmentCount - graced)
  return run(course, (row) => parts[row - graced] ?? 0)
}

const none = { first: 0, later: 0 } as const

/** What fees come to in the first row and in a later one: each a share of the principal, rounded by itself. */
function feesOf(terms: LoanTerms): Course['fees'] {
  const { principalMinor, rounding = 'half_even' } = terms
  let upfront = 0
  let later = 0
  for (const { ratePpm, charged } of terms.fees) {
    const share = { numerator: ratePpm, denominator: 1_000_000 }
    const amount = multiplyRatio(principalMinor, share, rounding)
    if (charged === 'per_installment') later += amount
    else upfront += amount
  }
  return { first: upfront + later, later }
}

/** Principal of each row that pays principal, where interest does not decide it. */
function principalParts(terms: LoanTerms, count: number): number[] {
  const amount = terms.principalMinor
  if (terms.method === 'interest_only' || terms.method === 'single_payment') {
    return Array.from({ length: count }, (_, i) => (i === count - 1 ? amount : 0))
  }
  if (terms.leftover !== 'first' && terms.leftover !== 'last') return allocateEvenly(amount, count)
  const share = { numerator: 1, denominator: count }
  const nearest = multiplyRatio(amount, share, terms.rounding ?? 'half_even')
  const part = nearest * (count - 1) <= amount ? nearest : Math.floor(amount / count)
  const heavy = terms.leftover === 'first' ? 0 : count - 1
  return Array.from({ length: count }, (_, i) => (i === heavy ? amount - part * (count - 1) : part))
}
