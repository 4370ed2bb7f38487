import { invariant } from '../problem/problem.ts'

/** What happens to the part of a minor unit that does not exist. */
export type Rounding = 'half_even' | 'half_up' | 'up' | 'down'

/** An exact fraction of safe integers, denominator positive. */
export type Ratio = { numerator: number; denominator: number }

const big = (n: number): bigint => {
  if (!Number.isSafeInteger(n)) invariant(false, `a safe integer, not ${n}`)
  return BigInt(n)
}
const zero = BigInt(0)
const one = BigInt(1)
const two = BigInt(2)

/** base^exponent by repeated squaring; `**` on bigint is lost when compiled for older runtimes. */
export function powerBig(base: bigint, exponent: number): bigint {
  let result = one
  let square = base
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square
    if (rest > 1) square *= square
  }
  return result
}

/** numerator / denominator as a whole number, rounded once as named; the denominator is positive. */
export function quotientBig(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  invariant(denominator > zero, 'a positive denominator')
  const negative = numerator < zero
  const size = negative ? -numerator : numerator
  const whole = size / denominator
  const rest = size % denominator
  const twice = rest * two
  const more =
    rest !== zero &&
    (rounding === 'up' ||
      (rounding === 'half_up' && twice >= denominator) ||
      (rounding === 'half_even' &&
        (twice > denominator || (twice === denominator && whole % two === one))))
  const result = more ? whole + one : whole
  return negative ? -result : result
}

/**
 * numerator / denominator as an integer, exact until the one named rounding.
 * `up` and `down` move away from and towards zero. Refuses a denominator that is not positive.
 * @example divideBig(BigInt(5), BigInt(2), 'half_even') // => 2
 */
export function divideBig(numerator: bigint, denominator: bigint, rounding: Rounding): number {
  const result = Number(quotientBig(numerator, denominator, rounding))
  invariant(Number.isSafeInteger(result), 'a result within safe integers')
  return result
}

/**
 * As divideBig, where everything is known to fit a safe integer and nothing is negative.
 * @example divideSmall(5, 2, 'half_even') // => 2
 */
export function divideSmall(numerator: number, denominator: number, rounding: Rounding): number {
  // The quotient of doubles is off by one at most; the remainder is exact and says which way.
  let whole = Math.floor(numerator / denominator)
  let rest = numerator - whole * denominator
  if (rest < 0) {
    whole -= 1
    rest += denominator
  } else if (rest >= denominator) {
    whole += 1
    rest -= denominator
  }
  if (rest === 0 || rounding === 'down') return whole
  if (rounding === 'up') return whole + 1
  const other = denominator - rest
  if (rest !== other) return rest > other ? whole + 1 : whole
  return rounding === 'half_up' || whole % 2 === 1 ? whole + 1 : whole
}

const isCount = (n: number): boolean => n >= 0 && Number.isSafeInteger(n)

/**
 * value × numerator / denominator, all integers, rounded once as named.
 * @example multiplyRatio(10050, { numerator: 15000, denominator: 1000000 }, 'half_even') // => 151
 */
export function multiplyRatio(value: number, ratio: Ratio, rounding: Rounding): number {
  const { numerator, denominator } = ratio
  const product = value * numerator
  const small = isCount(product) && isCount(value) && isCount(numerator)
  if (small && denominator > 0 && Number.isSafeInteger(denominator)) {
    return divideSmall(product, denominator, rounding)
  }
  return divideBig(big(value) * big(numerator), big(denominator), rounding)
}
