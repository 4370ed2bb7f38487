import { Problem } from '../problem/problem.ts'
import { internalRate } from './internal-rate.ts'

/** Equal payments, one a period, between a present and a future value; `due` pays at each period’s start. */
export type Annuity = {
  /** Per period, as a plain number above −1. */
  rate: number
  count: number
  presentValue: number
  futureValue?: number
  due?: boolean
}

const countMax = 10_000

/**
 * The effective annual rate of a nominal one compounded so often a year.
 * @example effectiveRate(0.0525, 4) // => 0.0535426673708
 */
export function effectiveRate(nominal: number, periodsPerYear: number): number {
  within('nominal', nominal, [-1, 1e9])
  within('periodsPerYear', periodsPerYear, [1, 366])
  return held(Math.expm1(periodsPerYear * Math.log1p(nominal / periodsPerYear)))
}

/**
 * The nominal annual rate that, compounded so often a year, becomes an effective one.
 * @example nominalRate(0.053543, 4) // => 0.0525003198684
 */
export function nominalRate(effective: number, periodsPerYear: number): number {
  within('effective', effective, [-1, 1e9])
  within('periodsPerYear', periodsPerYear, [1, 366])
  return periodsPerYear * Math.expm1(Math.log1p(effective) / periodsPerYear)
}

/**
 * The payment of an annuity, unrounded and with the sign of money that leaves (PMT of spreadsheets).
 * @example paymentOf({ rate: 0, count: 8, presentValue: 1000, futureValue: 5000, due: true }) // => -750
 */
export function paymentOf(annuity: Annuity): number {
  const { rate, count, presentValue, futureValue = 0, due = false } = annuity
  within('rate', rate, [-0.999999, 1e9])
  within('count', count, [1, countMax])
  for (const [name, value] of Object.entries({ presentValue, futureValue }))
    within(name, value, [-1e15, 1e15])
  if (rate === 0) return -(presentValue + futureValue) / count
  const discount = Math.exp(-count * Math.log1p(rate))
  const worth = (presentValue + futureValue * discount) * rate
  return held(-worth / ((1 - discount) * (due ? 1 + rate : 1)))
}

/**
 * Interest and principal inside one payment of an annuity, periods from 1 (IPMT and PPMT of spreadsheets).
 * @example partsOfPayment({ rate: 0.1, count: 3, presentValue: 8000 }, 1) // => { interest: -800, principal: -2416.9184290030212 }
 */
export function partsOfPayment(
  annuity: Annuity,
  period: number,
): { interest: number; principal: number } {
  const { rate, count, presentValue, due = false } = annuity
  const payment = paymentOf(annuity)
  within('period', period, [1, count])
  if (due && period === 1) return { interest: 0, principal: payment }
  // What is owed when the period begins: the present value grown, less the payments grown.
  const before = due ? period - 2 : period - 1
  const growth = Math.exp(before * Math.log1p(rate))
  const grown = rate === 0 ? before : Math.expm1(before * Math.log1p(rate)) / rate
  const owed = due
    ? (presentValue + payment) * growth + payment * grown
    : presentValue * growth + payment * grown
  const interest = held(-owed * rate)
  return { interest, principal: payment - interest }
}

/**
 * The rate per period of an annuity whose payment is known (RATE of spreadsheets); null when none or more
 * than one solves it.
 * @example rateOfAnnuity({ count: 1, presentValue: 100, payment: -110 }) // => 0.1
 */
export function rateOfAnnuity(annuity: Omit<Annuity, 'rate'> & { payment: number }): number | null {
  const { count, presentValue, futureValue = 0, due = false, payment } = annuity
  within('count', count, [1, countMax])
  for (const [name, value] of Object.entries({ presentValue, futureValue, payment }))
    within(name, value, [-1e15, 1e15])
  const found = internalRate([
    { time: 0, amount: presentValue },
    ...Array.from({ length: count }, (_, i) => ({ time: due ? i : i + 1, amount: payment })),
    { time: count, amount: futureValue },
  ])
  return found.outcome === 'one' ? found.rate : null
}

/** A value no number can hold is refused, as its rate and count together are. */
function held(value: number): number {
  if (!Number.isFinite(value))
    throw new Problem('terms_invalid', { argument: 'rate', form: 'a result within 1.8e308' })
  return value
}

function within(argument: string, value: number, [min, max]: readonly [number, number]): void {
  const whole = argument === 'count' || argument === 'period' || argument === 'periodsPerYear'
  if (!(value >= min && value <= max) || (whole && !Number.isInteger(value)))
    throw new Problem('terms_invalid', { argument, min, max })
}
