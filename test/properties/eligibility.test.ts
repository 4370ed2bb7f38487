import type { ProductTerms } from '@miaoguo/shared/contract/lender/open-lender'
import { anOrder, openTestBff, secretKey, type TestBff } from '@miaoguo/bff/src/fakes.ts'
import type { Lender } from '@miaoguo/bff/src/lenders/lender.ts'
import { keepPublication, type Listing } from '@miaoguo/bff/src/lenders/store.ts'
import {
  listedOf,
  type LenderEntry,
  type LenderRegistry,
} from '@miaoguo/bff/src/lenders/registry.ts'
import { promotionOf } from '@miaoguo/bff/src/offers/view-promotion.ts'
import { LenderId } from '@miaoguo/shared/id/id'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'

const text = (zhCN: string) => ({ zhCN, en: zhCN })
const lenderName = '示范银行'
const today = '2026-11-24'

/** Products on both sides of every border: limits, currency, effective day, cost cap, collectors. */
const aProduct = fc.record({
  currency: fc.constantFrom('CNY', 'CNY', 'CNY', 'USD'),
  method: fc.constantFrom('equal_installments', 'flat_fee', 'interest_free', 'single_payment'),
  counts: fc.uniqueArray(fc.integer({ min: 1, max: 24 }), { minLength: 1, maxLength: 3 }),
  amountMinMinor: fc.constantFrom(10_000, 10_000, 50_000, 100_000),
  amountMaxMinor: fc.constantFrom(80_000, 200_000, 200_000, 30_000_000),
  annualInterestPpm: fc.constantFrom(0, 100_000, 100_000, 239_000, 300_000),
  effectiveFrom: fc.constantFrom('2026-08-01', '2026-08-01', today, '2026-11-25'),
  collector: fc.constantFrom(undefined, lenderName, '示范担保'),
})
const aLender = fc.record({
  status: fc.constantFrom('active', 'active', 'active', 'suspended'),
  licenceValidThrough: fc.constantFrom(today, '2030-01-01', '2030-01-01', '2026-11-23'),
  listed: fc.constantFrom('listed', 'listed', 'listed', 'unlisted'),
  listsPartner: fc.boolean(),
  limitMinor: fc.constantFrom(null, null, 90_000),
  products: fc.array(aProduct, { minLength: 1, maxLength: 2 }),
})
type Made = typeof aLender extends fc.Arbitrary<infer T> ? T : never

const aLicence = {
  legalName: text(lenderName),
  licenceType: 'bank',
  licenceNumber: 'B-1',
  regulator: text('监管'),
  complaintPhone: '400',
  complaintUrl: 'https://lender.example',
} as const

let asked: string[] = []
function entryOf(it: Made, index: number): LenderEntry {
  const id = LenderId.parse(`len_property${index}000`)
  const products = it.products.map(
    (product, i): ProductTerms => ({
      code: `p${i}`,
      name: text('分期'),
      method: product.method as ProductTerms['method'],
      currency: product.currency as ProductTerms['currency'],
      installmentCounts: product.counts,
      amountMinMinor: product.amountMinMinor,
      amountMaxMinor: product.amountMaxMinor,
      annualInterestPpm: product.annualInterestPpm,
      fees:
        product.collector === undefined
          ? []
          : [
              {
                name: text('服务费'),
                collector: text(product.collector),
                charged: 'upfront',
                ratePpm: 3000,
              },
            ],
      lateFeePpmPerDay: 0,
      prepayment: text('随时'),
      coolingOffDays: 0,
      effectiveFrom: product.effectiveFrom,
    }),
  )
  const lender = {
    quote: async () => {
      asked.push(id)
      return {
        ok: true,
        value: { decision: 'declined', reasons: ['lender_policy'] },
        correlationId: 'c',
      }
    },
  } as Partial<Lender> as Lender
  return {
    id,
    code: `l${index}`,
    identity: { id, ...aLicence },
    licenceValidThrough: it.licenceValidThrough,
    status: it.status as LenderEntry['status'],
    jurisdictions: ['CN'],
    terms: {
      lender: { ...aLicence, licenceValidThrough: it.licenceValidThrough },
      products,
      agreements: [],
    },
    remembered: [],
    listings: products.map((product) => ({
      productCode: product.code,
      status: it.listed as Listing['status'],
      amountMaxMinor: it.limitMinor,
      collectors: it.listsPartner ? [text('示范担保')] : [],
      funders: [],
    })),
    keyMemoryHours: null,
    lender,
    load: () => ({ circuit: 'closed', asking: 0, waiting: 0, refused: 0 }),
  }
}

let entries: LenderEntry[] = []
let generation = 0
const eligible = (day: string): LenderEntry[] =>
  entries.filter((it) => it.status === 'active' && it.licenceValidThrough >= day)
const registry: LenderRegistry = {
  all: () => entries,
  byId: (id) => entries.find((it) => it.id === id),
  byCode: (code) => entries.find((it) => it.code === code),
  eligible,
  published: (day) => eligible(day).flatMap((it) => listedOf(it, day)),
  products: (day) => registry.published(day).map((it) => it.product),
  generation: () => generation,
  refresh: async () => undefined,
  close: () => undefined,
}

let bff: TestBff
let token = ''
beforeAll(async () => {
  bff = await openTestBff({}, { lenders: registry, today: () => today })
  const phone = '13900001234'
  await bff.post('/v1/shopper/one-time-codes', { phone })
  const session = await bff.post('/v1/shopper/sessions', {
    platform: 'h5',
    phone,
    oneTimeCode: '246810',
  })
  token = String(session.body['accessToken'])
  // Who is asked is written down with its lender, so the lenders must be there.
  const seen = { ...aLicence, licenceValidThrough: '2030-01-01' }
  for (const [i] of [0, 1, 2].entries())
    await keepPublication(bff.deps.db, {
      id: `len_property${i}000`,
      code: `l${i}`,
      baseUrl: 'http://lender.example',
      adapter: 'open-lender',
      at: '2026-11-24T00:00:00.000Z',
      today,
      terms: { lender: seen, products: [], agreements: [] },
    })
})
afterAll(() => bff.close())

/** Who is asked when an order of this amount is checked out for real; nobody when it cannot even be opened. */
async function askedAtCheckout(amountMinor: number): Promise<string[]> {
  asked = []
  const opened = await bff.post(
    '/v1/checkouts',
    anOrder({
      amountMinor,
      lines: [
        {
          kind: 'item',
          name: '相机',
          quantity: 1,
          unitAmountMinor: amountMinor,
          totalMinor: amountMinor,
        },
      ],
    }),
    { as: secretKey },
  )
  if (opened.status !== 201) return []
  const path = `/v1/shopper/checkouts/${String(opened.body['token'])}/offer-requests`
  const requested = await bff.post(path, {}, { as: token })
  expect(requested.status).toBe(201)
  return asked
}

test('the widget promises an installment exactly where the checkout asks somebody', async () => {
  const seen = { shown: 0, hidden: 0 }
  await fc.assert(
    fc.asyncProperty(
      fc.array(aLender, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(9_999, 10_000, 60_000, 60_001, 90_000, 90_001, 150_000, 20_000_001),
      async (lenders, amountMinor) => {
        entries = lenders.map(entryOf)
        generation += 1
        const promotion = promotionOf(registry, { amountMinor, currency: 'CNY', today })
        seen[promotion.shown ? 'shown' : 'hidden'] += 1
        expect((await askedAtCheckout(amountMinor)).length > 0).toBe(promotion.shown)
      },
    ),
    { numRuns: 150 },
  )
  // A law that only ever met one side proves nothing.
  expect(seen.shown).toBeGreaterThan(10)
  expect(seen.hidden).toBeGreaterThan(10)
})

test('a fee collected by a partner nobody listed keeps a product from being promised or asked for', async () => {
  const made: Made = {
    status: 'active',
    licenceValidThrough: '2030-01-01',
    listed: 'listed',
    listsPartner: false,
    limitMinor: null,
    products: [
      {
        currency: 'CNY',
        method: 'equal_installments',
        counts: [3],
        amountMinMinor: 10_000,
        amountMaxMinor: 200_000,
        annualInterestPpm: 100_000,
        effectiveFrom: today,
        collector: '示范担保',
      },
    ],
  }
  const shown: boolean[] = []
  for (const listsPartner of [false, true]) {
    entries = [entryOf({ ...made, listsPartner }, 0)]
    generation += 1
    shown.push(promotionOf(registry, { amountMinor: 60_000, currency: 'CNY', today }).shown)
    shown.push((await askedAtCheckout(60_000)).length > 0)
  }
  expect(shown).toEqual([false, false, true, true])
})
