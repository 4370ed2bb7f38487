import { invariant } from '../problem/problem.ts'
import { divideBig, powerBig, type Ratio, type Rounding } from './ratio.ts'

/**
 * The level payment of `count` equal periods at a rate per period, exact until its one rounding:
 * principal × r(1+r)^n / ((1+r)^n − 1); principal / n at no rate.
 */
export function annuityPayment(
  principalMinor: number,
  periods: { rate: Ratio; count: number },
  rounding: Rounding,
): number {
  const { rate, count } = periods
  invariant(Number.isSafeInteger(count) && count > 0, 'a positive count of periods')
  const principal = BigInt(principalMinor)
  if (rate.numerator === 0) return divideBig(principal, BigInt(count), rounding)
  const one = BigInt(rate.denominator)
  const top = powerBig(one + BigInt(rate.numerator), count)
  const bottom = powerBig(one, count)
  return divideBig(principal * BigInt(rate.numerator) * top, one * (top - bottom), rounding)
}
