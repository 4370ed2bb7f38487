import { expect, test } from 'vitest'
import { annualRateCap } from './annual-rate-cap.ts'
import { cnPolicy } from './cn.ts'

const on = { drawnOn: '2026-11-01', today: '2026-12-01' }

test('the strictest rule in force that concerns a lender is its cap', () => {
  expect(annualRateCap(cnPolicy, { lender: 'bank', ...on })).toBe(240_000)
  expect(annualRateCap(cnPolicy, { lender: 'micro_loan', ...on })).toBe(240_000)
  expect(annualRateCap(cnPolicy, { lender: 'unlicensed', ...on })).toBeLessThan(240_000)
})

test('where no rule names a cap there is none', () => {
  expect(
    annualRateCap(cnPolicy, { lender: 'bank', drawnOn: '2019-01-01', today: '2019-01-02' }),
  ).toBeUndefined()
})
