import { invariant } from '../problem/problem.ts'
import { multiplyRatio } from './ratio.ts'

/**
 * Splits an amount by weights so that every minor unit is given away, by largest remainder;
 * between equal remainders the earlier part is served first. Refuses weights that sum to zero.
 * @example allocate(100, [1, 1, 1]) // => [34, 33, 33]
 */
export function allocate(amountMinor: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  invariant(
    amountMinor >= 0 && total > 0 && weights.every((weight) => weight >= 0),
    'an amount and weights that are not negative, and some weight',
  )
  const parts = weights.map((weight) => multiplyRatio(amountMinor, weight, total, 'down'))
  const rests = weights.map((weight) =>
    Number((BigInt(amountMinor) * BigInt(weight)) % BigInt(total)),
  )
  let left = amountMinor - parts.reduce((sum, part) => sum + part, 0)
  const order = rests.map((rest, i) => ({ rest, i })).sort((a, b) => b.rest - a.rest || a.i - b.i)
  for (const { i } of order) {
    if (left === 0) break
    parts[i] = (parts[i] ?? 0) + 1
    left -= 1
  }
  return parts
}

/** An amount in `count` parts that differ by at most one minor unit, larger parts first. */
export const allocateEvenly = (amountMinor: number, count: number): number[] =>
  allocate(amountMinor, Array.from({ length: count }, () => 1))
