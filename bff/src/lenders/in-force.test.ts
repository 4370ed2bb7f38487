import type { ProductTerms } from '@miaoguo/shared/contract/lender/open-lender'
import { expect, test } from 'vitest'
import { productsInForce } from './in-force.ts'

const version = (code: string, effectiveFrom: string): ProductTerms => ({
  code,
  name: { zhCN: '文', en: 'text' },
  method: 'equal_installments',
  currency: 'CNY',
  installmentCounts: [3],
  amountMinMinor: 1,
  amountMaxMinor: 2,
  annualInterestPpm: 0,
  fees: [],
  lateFeePpmPerDay: 0,
  prepayment: { zhCN: '文', en: 'text' },
  coolingOffDays: 0,
  effectiveFrom,
})
const august = version('a', '2026-08-01')
const december = version('a', '2026-12-01')
const on = (day: string, published: ProductTerms[], remembered: ProductTerms[] = []): string[] =>
  productsInForce({ published, remembered }, day).map((it) => `${it.code} ${it.effectiveFrom}`)

test('what is published for a later day does not apply before it', () => {
  expect(on('2026-11-30', [december])).toEqual([])
  expect(on('2026-12-01', [december])).toEqual(['a 2026-12-01'])
})

test('until that day the version it replaces applies, whether still published or only remembered', () => {
  expect(on('2026-11-30', [december, august])).toEqual(['a 2026-08-01'])
  expect(on('2026-11-30', [december], [august, december])).toEqual(['a 2026-08-01'])
  expect(on('2026-12-01', [december], [august, december])).toEqual(['a 2026-12-01'])
})

test('a product published no more is no more, whatever is remembered', () => {
  expect(on('2026-11-30', [version('b', '2026-01-01')], [august])).toEqual(['b 2026-01-01'])
})

test('what is published beats what is remembered of a later day', () => {
  expect(on('2026-12-02', [august], [december])).toEqual(['a 2026-08-01'])
})
