import type { ProductTerms } from '@miaoguo/shared/lender/terms'
import { expect, test } from 'vitest'
import type { LenderEntry, Published } from '../lenders/registry.ts'
import { noLenders } from '../fakes.ts'
import { judgeProduct } from './judge-product.ts'
import { promotionOf } from './view-promotion.ts'

const text = (zhCN: string) => ({ zhCN, en: zhCN })
const today = '2026-11-24'
const aProduct = (change: Partial<ProductTerms> = {}): ProductTerms => ({
  code: 'plain',
  name: text('分期'),
  method: 'equal_installments',
  currency: 'CNY',
  installmentCounts: [3, 12],
  amountMinMinor: 10_000,
  amountMaxMinor: 5_000_000,
  annualInterestPpm: 72_000,
  fees: [],
  lateFeePpmPerDay: 0,
  prepayment: text('随时'),
  coolingOffDays: 0,
  effectiveFrom: '2026-01-01',
  ...change,
})
const published = (
  change: Partial<ProductTerms> = {},
  lender: Partial<LenderEntry> = {},
): Published => ({
  product: aProduct(change),
  entry: {
    id: 'len_000000',
    identity: { licenceType: 'bank', legalName: text('银行') },
    licenceValidThrough: '2030-01-01',
    status: 'active',
    jurisdictions: ['CN'],
    remembered: [],
    ...lender,
  } as LenderEntry,
  listing: {
    productCode: 'plain',
    status: 'listed',
    amountMaxMinor: null,
    collectors: [],
    funders: [],
  },
})
const asked = { amountMinor: 129_900, currency: 'CNY' as const, today }
const codes = (it: Published, change: object = {}) =>
  judgeProduct(it, { ...asked, ...change }).reasons.map((reason) => reason.code)

test('a product that may be shown has no reason against it', () => {
  const { candidates, reasons } = judgeProduct(published(), asked)
  expect(candidates.map((it) => it.count)).toEqual([3, 12])
  expect(reasons).toEqual([])
})

test.each([
  ['amount_too_low', published(), { amountMinor: 9_999 }, { boundMinor: 10_000 }],
  ['amount_too_high', published(), { amountMinor: 5_000_001 }, { boundMinor: 5_000_000 }],
  ['currency_not_supported', published(), { currency: 'JPY' }, {}],
  [
    'licence_expired',
    published({}, { licenceValidThrough: '2026-11-23' }),
    {},
    { dayOn: '2026-11-23' },
  ],
  ['not_listed', published({}, { jurisdictions: ['EU'] }), {}, {}],
  ['lender_suspended', published({}, { status: 'suspended' }), {}, {}],
  ['not_yet_effective', published({ effectiveFrom: '2026-11-25' }), {}, { dayOn: '2026-11-25' }],
] as const)('%s is said with what it is about', (code, it, change, facts) => {
  const { candidates, reasons } = judgeProduct(it, { ...asked, ...change })
  expect(candidates).toEqual([])
  expect(reasons).toMatchObject([{ code, ...facts }])
})

// Otherwise a lender could call any loan free and have it shown as such.
test('a product that charges for what its kind says is free is no product', () => {
  const later = { kind: 'checkout_bnpl', annualInterestPpm: 0, installmentCounts: [1, 4] } as const
  const free = published({ ...later, installmentCounts: [1, 4] })
  expect(codes(free)).toEqual([])
  expect(codes(published({ ...later, installmentCounts: [4], annualInterestPpm: 1 }))).toEqual([
    'terms_invalid',
  ])
  expect(codes(published({ ...later, installmentCounts: [4, 6] }))).toEqual(['terms_invalid'])
})

test('a product is judged where its kind may be offered, and nowhere else', () => {
  const cash = published({ kind: 'quick_loan' })
  expect(judgeProduct(cash, asked)).toEqual({ candidates: [], reasons: [] })
  expect(judgeProduct(cash, { ...asked, scenario: 'cash' }).candidates).toHaveLength(2)
  expect(judgeProduct(published(), { ...asked, scenario: 'cash' }).candidates).toEqual([])
})

test('a product due so many days after drawing is priced by that day', () => {
  const { candidates } = judgeProduct(
    published({ method: 'single_payment', installmentCounts: [1], firstDueDays: 30 }),
    { ...asked, today: '2027-02-01' },
  )
  expect(candidates[0]?.price.schedule.map((it) => it.dueOn)).toEqual(['2027-03-03'])
})

test('a broken rule is named once, and rules out only the counts that break it', () => {
  const dear = published({
    annualInterestPpm: 239_900,
    fees: [{ name: text('费'), collector: text('银行'), charged: 'upfront', ratePpm: 5_000 }],
  })
  const { candidates, reasons } = judgeProduct(dear, asked)
  const rules = reasons.filter((it) => it.code === 'rule_broken').map((it) => it.rule)
  expect(rules.length).toBeGreaterThan(0)
  expect(new Set(rules).size).toBe(rules.length)
  expect(candidates).toEqual([])
  expect(codes(published({ annualInterestPpm: 10_000 }))).toEqual([])
})

const trip = { departsOn: '2027-03-01', returnsOn: '2027-03-08' }
test.each([
  ['trip_required', {}, undefined, null],
  ['trip_too_soon', { daysAheadMin: 98 }, trip, '2027-03-02'],
  ['trip_too_far', { daysAheadMax: 96 }, trip, '2027-02-28'],
  [
    'plan_outlasts_trip',
    { planEnds: 'before_departure' },
    { ...trip, departsOn: '2027-02-24' },
    '2027-02-24',
  ],
] as const)('of a trip %s is said with the day', (code, rule, bought, dayOn) => {
  const { candidates, reasons } = judgeProduct(published({ trip: rule }), {
    ...asked,
    trip: bought,
  })
  expect(candidates).toEqual([])
  expect(reasons).toMatchObject([{ code, dayOn }])
})

test('a trip rules out only the plans that outlast it', () => {
  const it = published({ trip: { daysAheadMin: 97, daysAheadMax: 97, planEnds: 'before_return' } })
  const { candidates, reasons } = judgeProduct(it, { ...asked, trip })
  expect(candidates.map(({ count }) => count)).toEqual([3])
  expect(reasons).toMatchObject([{ code: 'plan_outlasts_trip', dayOn: '2027-03-08' }])
})

test('the widget promises nothing that only a trip would get', () => {
  const shelf = [published({ trip: {} })]
  const lenders = {
    ...noLenders,
    published: () => shelf,
    products: () => shelf.map((it) => it.product),
  }
  expect(promotionOf(lenders, asked)).toEqual({ shown: false, reason: 'no_lender' })
  const travel = { ...asked, scenario: 'travel' as const, trip }
  expect(promotionOf(lenders, travel)).toMatchObject({ shown: true })
})

test('the widget shows something exactly when some product is eligible', () => {
  const shelf = [
    published({ code: 'small', amountMaxMinor: 200_000 }),
    published({ code: 'large', amountMinMinor: 1_000_000 }),
    published({ code: 'dear', annualInterestPpm: 400_000 }),
  ]
  const lenders = {
    ...noLenders,
    published: () => shelf,
    products: () => shelf.map((it) => it.product),
  }
  const seen = new Set<boolean>()
  for (const amountMinor of [1, 9_999, 10_000, 200_000, 200_001, 999_999, 1_000_000, 5_000_001]) {
    const eligible = shelf.some(
      (it) => judgeProduct(it, { ...asked, amountMinor }).candidates.length > 0,
    )
    expect(promotionOf(lenders, { ...asked, amountMinor }).shown, String(amountMinor)).toBe(
      eligible,
    )
    seen.add(eligible)
  }
  expect(seen).toEqual(new Set([true, false]))
})
