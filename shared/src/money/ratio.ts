import { invariant } from '../problem/problem.ts'

/** What happens to the part of a minor unit that does not exist. */
export type Rounding = 'half_even' | 'half_up' | 'up' | 'down'

const big = (n: number): bigint => {
  invariant(Number.isSafeInteger(n), `a safe integer, not ${n}`)
  return BigInt(n)
}
const zero = BigInt(0)
const one = BigInt(1)
const two = BigInt(2)

/**
 * numerator / denominator as an integer, exact until the one named rounding.
 * `up` and `down` move away from and towards zero. Refuses a denominator that is not positive.
 * @example divideBig(BigInt(5), BigInt(2), 'half_even') // => 2
 */
export function divideBig(numerator: bigint, denominator: bigint, rounding: Rounding): number {
  invariant(denominator > zero, 'a positive denominator')
  const negative = numerator < zero
  const size = negative ? -numerator : numerator
  const whole = size / denominator
  const rest = size % denominator
  const twice = rest * two
  const tie = twice === denominator
  const more =
    rest !== zero &&
    (rounding === 'up' ||
      (rounding === 'half_up' && twice >= denominator) ||
      (rounding === 'half_even' && (twice > denominator || (tie && whole % two === one))))
  const result = Number(more ? whole + one : whole)
  invariant(Number.isSafeInteger(result), 'a result within safe integers')
  return negative && result !== 0 ? -result : result
}

/**
 * value × numerator / denominator, all integers, rounded once as named.
 * @example multiplyRatio(10050, 15000, 1000000, 'half_even') // => 151
 */
export function multiplyRatio(
  value: number,
  numerator: number,
  denominator: number,
  rounding: Rounding,
): number {
  return divideBig(big(value) * big(numerator), big(denominator), rounding)
}

/** The level installment of an annuity, exact: principal × r(1+r)^n / ((1+r)^n − 1), r = numerator/denominator, rounded once. */
export function annuityPayment(
  principalMinor: number,
  rate: { numerator: number; denominator: number },
  count: number,
  rounding: Rounding,
): number {
  if (rate.numerator === 0) return divideBig(big(principalMinor), big(count), rounding)
  const d = big(rate.denominator)
  const top = (d + big(rate.numerator)) ** big(count)
  const bottom = d ** big(count)
  return divideBig(
    big(principalMinor) * big(rate.numerator) * top,
    d * (top - bottom),
    rounding,
  )
}
