import { expect, test } from 'vitest'
import { AnnualRateConvention, RatePpm } from './rate.ts'

test('a rate is a whole number of parts per million up to 1000 %', () => {
  for (const good of [0, 156000, 10_000_000]) expect(RatePpm.safeParse(good).success).toBe(true)
  for (const bad of [-1, 0.156, 10_000_001, '156000', null])
    expect(RatePpm.safeParse(bad).success, String(bad)).toBe(false)
})

test('a rate says whether it is simple or compound', () => {
  expect(AnnualRateConvention.options).toEqual(['simple', 'compound'])
})
