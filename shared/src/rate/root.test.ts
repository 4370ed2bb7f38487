import { expect, test } from 'vitest'
import { rootAbove } from './root.ts'

const search = { step: 0.1, limit: 1000 }

test('a root is found to the last digits', () => {
  expect(rootAbove(0, (x) => 2 - x * x, search)).toBeCloseTo(Math.SQRT2, 14)
  expect(rootAbove(0, (x) => Math.exp(-x) - 1e-9, search)).toBeCloseTo(9 * Math.LN10, 12)
  expect(rootAbove(0, (x) => -x, search)).toBe(0)
})

test('without a sign change there is no root and no hang', () => {
  expect(rootAbove(0, () => 1, search)).toBeNull()
  expect(rootAbove(0, () => Number.NaN, search)).toBeNull()
})
