import { invariant } from '../problem/problem.ts'
import { divideBig, powerBig, type Ratio, type Rounding } from './ratio.ts'

/** The fraction in lowest terms, so that its powers stay small. */
export function reduced(ratio: Ratio): Ratio {
  const divisor = greatestDivisor(ratio.denominator, ratio.numerator)
  return { numerator: ratio.numerator / divisor, denominator: ratio.denominator / divisor }
}

/**
 * The level payment of `count` equal periods at a rate per period, exact until its one rounding:
 * principal × r(1+r)^n / ((1+r)^n − 1); principal / n at no rate.
 */
export function annuityPayment(
  principalMinor: number,
  periods: { rate: Ratio; count: number },
  rounding: Rounding,
): number {
  const { count } = periods
  invariant(Number.isSafeInteger(count) && count > 0, 'a positive count of periods')
  const near = annuityNear(principalMinor, periods.rate.numerator / periods.rate.denominator, count)
  if (near !== null && (rounding === 'half_even' || rounding === 'half_up')) return near
  const principal = BigInt(principalMinor)
  if (periods.rate.numerator === 0) return divideBig(principal, BigInt(count), rounding)
  const rate = reduced(periods.rate)
  const one = BigInt(rate.denominator)
  const top = powerBig(one + BigInt(rate.numerator), count)
  const bottom = powerBig(one, count)
  return divideBig(principal * BigInt(rate.numerator) * top, one * (top - bottom), rounding)
}

/**
 * The same in double precision, rounded to the nearest unit, where its error cannot reach the next tie:
 * null where it might, or where the rate is too small to bound the error well.
 */
export function annuityNear(principalMinor: number, rate: number, count: number): number | null {
  const growth = powerNear(1 + rate, count)
  const perRate = (principalMinor * growth) / (growth - 1)
  const exact = perRate * rate
  // The relative error is (count + 16) × 10^-15 × (1 + 1 / (rate × count)).
  const error = perRate * (count + 16) * 1e-15 * (rate + 1 / count)
  const nearest = Math.round(exact)
  const certain = 0.5 - Math.abs(exact - nearest) > error && rate > 1e-6 && exact < 1e12
  return certain ? nearest : null
}

/** base^exponent by repeated squaring: each of its products is off by half a unit of the last place at most. */
function powerNear(base: number, exponent: number): number {
  let result = 1
  let square = base
  for (let rest = exponent; rest > 0; rest >>= 1) {
    if ((rest & 1) === 1) result *= square
    square *= square
  }
  return result
}

/**
 * The level payment where periods bear different rates, exact until its one rounding:
 * principal / Σₖ Πᵢ≤ₖ 1/(1+rᵢ), the first payment standing at the end of the first period.
 */
export function levelPayment(
  principalMinor: number,
  rates: readonly Ratio[],
  rounding: Rounding,
): number {
  const first = rates[0]
  invariant(first !== undefined, 'at least one period')
  const same = rates.every(
    (it) =>
      it === first || (it.numerator === first.numerator && it.denominator === first.denominator),
  )
  if (same) return annuityPayment(principalMinor, { rate: first, count: rates.length }, rounding)
  invariant(
    rates.every((it) => it.denominator === first.denominator),
    'one denominator of all rates',
  )
  const shared = rates.reduce(
    (divisor, it) => greatestDivisor(divisor, it.numerator),
    first.denominator,
  )
  const one = BigInt(first.denominator / shared)
  // With aᵢ = one + rᵢ: the payment is principal × Π aᵢ / Σₖ (oneᵏ × Πᵢ>ₖ aᵢ).
  let product = BigInt(1)
  let sum = BigInt(0)
  let power = BigInt(1)
  for (const rate of rates) {
    const growth = one + BigInt(rate.numerator / shared)
    product *= growth
    power *= one
    sum = sum * growth + power
  }
  return divideBig(BigInt(principalMinor) * product, sum, rounding)
}

function greatestDivisor(x: number, y: number): number {
  let a = x
  let b = y
  while (b !== 0) [a, b] = [b, a % b]
  return a
}
