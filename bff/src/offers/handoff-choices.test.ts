import type { ProductTerms } from '@miaoguo/shared/lender/terms'
import { expect, test } from 'vitest'
import type { LenderEntry } from '../lenders/registry.ts'
import { handoffProductOf } from './handoff-choices.ts'

const text = { zhCN: '文', en: 'text' }
const product = {
  code: 'trip',
  name: text,
  currency: 'CNY',
  installmentCounts: [3],
  amountMinMinor: 10_000,
  amountMaxMinor: 5_000_000,
  effectiveFrom: '2026-01-01',
  trip: { daysAheadMin: 7 },
  capabilities: { schedule: false, manualCapture: true },
} as ProductTerms
const entry = {
  terms: { products: [product] },
  remembered: [],
  listings: [
    { productCode: 'trip', status: 'listed', amountMaxMinor: null, collectors: [], funders: [] },
  ],
} as unknown as LenderEntry
const order = {
  merchantName: 'Fake Shop',
  merchantReference: 'r',
  amountMinor: 120_000,
  currency: 'CNY' as const,
  captureMode: 'manual' as const,
  itinerarySealed: 'sealed',
  trip: null,
  tripLegs: 2,
  today: '2026-08-01',
}
const leavesFor = (departsOn: string) =>
  handoffProductOf(entry, { ...order, trip: { departsOn, returnsOn: '2026-09-01' } })

test('nobody is sent to a lender whose trip rule the order breaks', () => {
  expect(leavesFor('2026-08-08')?.product.code).toBe('trip')
  expect(leavesFor('2026-08-07')).toBeUndefined()
  expect(handoffProductOf(entry, order)).toBeUndefined()
})

test('a hotel alone is not taken to a lender that is told of legs', () => {
  const wantsLegs = { ...product, capabilities: { ...product.capabilities, itinerary: true } }
  const lender = { ...entry, terms: { ...entry.terms, products: [wantsLegs as ProductTerms] } }
  const trip = { departsOn: '2026-08-20', returnsOn: '2026-08-22' }
  expect(handoffProductOf(lender, { ...order, trip })?.product.code).toBe('trip')
  expect(handoffProductOf(lender, { ...order, trip, tripLegs: 0 })).toBeUndefined()
})
