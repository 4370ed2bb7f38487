import { expect, test } from 'vitest'
import { dailyRateOf } from './daily-rate.ts'

test('a rate by the day is a 360th, never said smaller than it is', () => {
  expect([0, 72_000, 1, 72_001, 240_000].map(dailyRateOf)).toEqual([0, 200, 1, 201, 667])
  expect(() => dailyRateOf(-1)).toThrow()
  expect(() => dailyRateOf(0.5)).toThrow()
})
