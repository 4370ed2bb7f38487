import { invariant } from '../problem/problem.ts'
import { multiplyRatio } from './ratio.ts'

/**
 * Splits an amount by whole-number weights so that every minor unit is given away, by largest
 * remainder; between equal remainders the earlier part is served first. Refuses weights summing to zero.
 * @example allocate(100, [1, 1, 1]) // => [34, 33, 33]
 */
export function allocate(amountMinor: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  invariant(
    Number.isSafeInteger(amountMinor) &&
      amountMinor >= 0 &&
      Number.isSafeInteger(total) &&
      total > 0 &&
      weights.every((weight) => Number.isSafeInteger(weight) && weight >= 0),
    'whole numbers, an amount and weights that are not negative, and some weight',
  )
  const parts = weights.map((weight) =>
    multiplyRatio(amountMinor, { numerator: weight, denominator: total }, 'down'),
  )
  const left = amountMinor - parts.reduce((sum, part) => sum + part, 0)
  if (left === 0) return parts
  const rests = weights.map((weight) =>
    Number((BigInt(amountMinor) * BigInt(weight)) % BigInt(total)),
  )
  const order = rests.map((rest, i) => ({ rest, i })).sort((a, b) => b.rest - a.rest || a.i - b.i)
  for (const { i } of order.slice(0, left)) parts[i] = (parts[i] ?? 0) + 1
  return parts
}

/**
 * An amount in `count` parts that differ by at most one minor unit, larger parts first.
 * @example allocateEvenly(100, 3) // => [34, 33, 33]
 */
export function allocateEvenly(amountMinor: number, count: number): number[] {
  invariant(
    Number.isSafeInteger(amountMinor) &&
      amountMinor >= 0 &&
      Number.isSafeInteger(count) &&
      count > 0,
    'an amount that is not negative and at least one part',
  )
  const larger = amountMinor % count
  const part = (amountMinor - larger) / count
  return Array.from({ length: count }, (_, i) => (i < larger ? part + 1 : part))
}
