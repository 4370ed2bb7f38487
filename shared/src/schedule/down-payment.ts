import { multiplyRatio } from '../money/ratio.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import { amortize } from './amortize.ts'
import type { Installment } from './installment.ts'
import { refuseImpossible, termLimits, within, type LoanTerms } from './terms.ts'

/** A purchase paid partly at once: what is due the same day, and the schedule of the rest. */
export type DownPaymentSchedule = {
  downPayment: { dueOn: CalendarDate; amountMinor: number }
  installments: Installment[]
}

/**
 * A down payment of a share of the whole amount, due on the day of drawing, and the schedule of the rest.
 * The share is rounded once, as the terms round; both parts sum exactly to `principalMinor`. Refuses a share
 * outside 0..999,999 ppm, one that leaves nothing to finance, and terms that `amortize` refuses
 * (`terms_invalid`).
 */
export function withDownPayment(terms: LoanTerms, ratePpm: number): DownPaymentSchedule {
  refuseImpossible(terms)
  within('downPayment.ratePpm', ratePpm, [0, 999_999])
  const share = { numerator: ratePpm, denominator: 1_000_000 }
  const amountMinor = multiplyRatio(terms.principalMinor, share, terms.rounding ?? 'half_even')
  within('downPayment.amountMinor', amountMinor, [0, terms.principalMinor - 1])
  return {
    downPayment: { dueOn: terms.drawnOn, amountMinor },
    installments: amortize({ ...terms, principalMinor: terms.principalMinor - amountMinor }),
  }
}

/**
 * What is due at once of an amount: half even to the minor unit. Refuses an amount outside 0 to below 10^12
 * units and a share outside 0..999,999 ppm (`terms_invalid`).
 * @example downPaymentMinor(125050, 250000) // => 31262
 */
export function downPaymentMinor(amountMinor: number, ratePpm: number): number {
  within('amountMinor', amountMinor, [0, termLimits.principalMinor[1]])
  within('downPayment.ratePpm', ratePpm, [0, 999_999])
  return multiplyRatio(amountMinor, { numerator: ratePpm, denominator: 1_000_000 }, 'half_even')
}
