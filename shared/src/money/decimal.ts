import { invariant } from '../problem/problem.ts'
import { powerBig, quotientBig, type Rounding } from './ratio.ts'

/** An exact decimal number: digits × 10^-scale. */
export type Decimal = { digits: bigint; scale: number }

/** How intermediate results are kept: significant digits after each step, and how the last is rounded. */
export type Arithmetic = { digits: number; rounding: Rounding }

const ten = BigInt(10)
const nought = BigInt(0)
const powers = Array.from({ length: 80 }, (_, n) => powerBig(ten, n))
const tenTo = (n: number): bigint => powers[n] ?? powerBig(ten, n)
const sizeOf = (n: bigint): bigint => (n < nought ? -n : n)
const lengthOf = (n: bigint): number => sizeOf(n).toString().length

/** A whole number, or digits with so many places after the point: `decimal(125, 2)` is 1.25. */
export const decimal = (digits: number, places = 0): Decimal => ({
  digits: BigInt(digits),
  scale: places,
})

export const noDecimal = decimal(0)
export const oneDecimal = decimal(1)

/** A number cut to its significant digits. */
function kept(value: Decimal, to: Arithmetic): Decimal {
  if (sizeOf(value.digits) < tenTo(to.digits)) return value
  const dropped = lengthOf(value.digits) - to.digits
  return {
    digits: quotientBig(value.digits, tenTo(dropped), to.rounding),
    scale: value.scale - dropped,
  }
}

/** a + b, exact. */
export function plus(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale)
  return {
    digits: a.digits * tenTo(scale - a.scale) + b.digits * tenTo(scale - b.scale),
    scale,
  }
}

/**
 * a × b to the significant digits named.
 * @example toWhole(times(decimal(125, 2), decimal(3), { digits: 19, rounding: 'half_even' }), 'half_even') // => 4
 */
export const times = (a: Decimal, b: Decimal, to: Arithmetic): Decimal =>
  kept({ digits: a.digits * b.digits, scale: a.scale + b.scale }, to)

/**
 * a ÷ b to the significant digits named; refuses a divisor that is not positive.
 * @example over(decimal(1), decimal(3), { digits: 4, rounding: 'half_even' }).scale // => 4
 */
export function over(a: Decimal, b: Decimal, to: Arithmetic): Decimal {
  invariant(b.digits > nought, 'a positive divisor')
  if (a.digits === nought) return noDecimal
  const guess = to.digits - (lengthOf(a.digits) - lengthOf(b.digits))
  const quotient = (shift: number): bigint =>
    shift >= 0
      ? quotientBig(a.digits * tenTo(shift), b.digits, to.rounding)
      : quotientBig(a.digits, b.digits * tenTo(-shift), to.rounding)
  const whole = sizeOf(a.digits) * tenTo(Math.max(0, guess))
  const reach = b.digits * tenTo(to.digits + Math.max(0, -guess))
  const shift = whole >= reach ? guess - 1 : guess
  return { digits: quotient(shift), scale: a.scale - b.scale + shift }
}

/** Rounded to places after the point. */
export function toPlaces(value: Decimal, places: number, rounding: Rounding): Decimal {
  if (value.scale <= places) return value
  return { digits: quotientBig(value.digits, tenTo(value.scale - places), rounding), scale: places }
}

/** Rounded to a whole number, such as minor units. */
export function toWhole(value: Decimal, rounding: Rounding): number {
  const whole = toPlaces(value, 0, rounding)
  const result = Number(whole.digits * tenTo(-whole.scale))
  invariant(Number.isSafeInteger(result), 'a result within safe integers')
  return result
}
