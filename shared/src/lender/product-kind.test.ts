import { expect, test } from 'vitest'
import { keepsKind, kindOf, mayBeOfferedIn, ProductKind, productKinds } from './product-kind.ts'

const terms = { annualInterestPpm: 0, fees: [], installmentCounts: [1] }

test('terms that name no kind are installments, as they always were', () => {
  expect(kindOf({})).toBe('installments')
  expect(mayBeOfferedIn({}, 'goods')).toBe(true)
  expect(mayBeOfferedIn({}, 'cash')).toBe(false)
})

// A lender that calls a loan with interest "pay later" is not believed.
test('what is called pay later costs nothing and has four parts at most', () => {
  const bnpl = { ...terms, kind: 'checkout_bnpl' as const }
  expect(keepsKind({ ...bnpl, installmentCounts: [1, 3, 4] })).toBe(true)
  expect(keepsKind({ ...bnpl, installmentCounts: [6] })).toBe(false)
  expect(keepsKind({ ...bnpl, annualInterestPpm: 1 })).toBe(false)
  expect(keepsKind({ ...bnpl, fees: [{ ratePpm: 1 }] })).toBe(false)
  expect(keepsKind({ ...terms, annualInterestPpm: 72_000, installmentCounts: [24] })).toBe(true)
})

test.each(ProductKind.options)('%s goes to a merchant exactly where it needs one', (kind) => {
  const { needsMerchant, paidTo, scenes } = productKinds[kind]
  expect(paidTo === 'merchant').toBe(needsMerchant)
  expect(scenes.includes('cash')).toBe(!needsMerchant)
  expect(scenes.length).toBeGreaterThan(0)
})
