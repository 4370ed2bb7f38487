import type { ProductTerms } from '@miaoguo/shared/contract/lender/open-lender'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  anOrder,
  noLenders,
  openTestBff,
  otherSecretKey,
  secretKey,
  type TestBff,
} from '../fakes.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import { BorrowerId, SessionId } from '@miaoguo/shared/id/id'
import { claimCheckout } from './claim-checkout.ts'

const text = { zhCN: '文', en: 'text' }
const aProduct: ProductTerms = {
  code: 'p',
  name: text,
  method: 'equal_installments',
  currency: 'CNY',
  installmentCounts: [3],
  amountMinMinor: 10_000,
  amountMaxMinor: 5_000_000,
  annualInterestPpm: 100_000,
  fees: [],
  lateFeePpmPerDay: 0,
  prepayment: text,
  coolingOffDays: 0,
  effectiveFrom: '2026-01-01',
}

let bff: TestBff
beforeAll(async () => {
  bff = await openTestBff({}, { lenders: { ...noLenders, products: () => [aProduct] } })
})
afterAll(() => bff.close())

const open = (order: unknown, as = secretKey) => bff.post('/v1/checkouts', order, { as })
const line = (change: object = {}) => ({
  kind: 'item',
  name: '相机',
  quantity: 1,
  unitAmountMinor: 120_000,
  totalMinor: 120_000,
  ...change,
})
const cancel = (id: unknown, as = secretKey) =>
  bff.post(`/v1/checkouts/${String(id)}/cancel`, {}, { as })

test('a checkout opens the client with its token and shows the shopper the order alone', async () => {
  const opened = await open(anOrder({ merchantReference: 'order:1.a' }))
  expect(opened).toMatchObject({
    status: 201,
    body: { status: 'open', paidAt: null, amountMinor: 120_000 },
  })
  const token = String(opened.body['token'])
  expect(opened.body['clientUrl']).toBe(
    `http://bff.test/#/checkout/pages/offers/index?token=${token}`,
  )
  const seen = await bff.get(`/v1/shopper/checkouts/${token}`)
  expect(seen.body).toMatchObject({
    merchantName: 'Fake Shop',
    merchantReference: 'order:1.a',
    status: 'open',
  })
  expect(seen.text).not.toContain('notify')
})

test.each([
  ['a line that is not quantity × unit', { lines: [line({ quantity: 2 })] }, '/lines/0/totalMinor'],
  ['lines that are not the amount', { amountMinor: 120_001, lines: [line()] }, '/amountMinor'],
  [
    'a discount forgotten',
    { lines: [line(), line({ kind: 'discount', unitAmountMinor: 1, totalMinor: 1 })] },
    '/amountMinor',
  ],
  [
    'an overflowing line',
    { lines: [line({ quantity: 9999, unitAmountMinor: 999_999_999_999, totalMinor: 120_000 })] },
    '/lines/0/totalMinor',
  ],
])('%s does not add up', async (_name, change, pointer) => {
  const refused = await open(anOrder(change))
  expect(refused).toMatchObject({ status: 422, body: { code: 'amounts_do_not_add_up' } })
  expect(refused.body['errors']).toContainEqual(expect.objectContaining({ pointer }))
})

test.each([
  [
    'an amount no lender lends',
    { amountMinor: 9999, lines: [line({ unitAmountMinor: 9999, totalMinor: 9999 })] },
    'amount_out_of_range',
  ],
  ['a currency no lender lends in', { currency: 'USD' }, 'currency_not_supported'],
])('%s is refused', async (_name, change, code) => {
  expect(await open(anOrder(change))).toMatchObject({ status: 422, body: { code } })
})

test.each(['returnUrl', 'notifyUrl'])('a stranger may not name a private %s', async (field) => {
  const refused = await open(anOrder({ [field]: 'http://127.0.0.1:8788/x' }), otherSecretKey)
  expect(refused).toMatchObject({
    status: 422,
    body: { code: 'url_not_allowed', errors: [{ pointer: `/${field}` }] },
  })
})

test('one live checkout per merchant reference; a cancelled one makes room', async () => {
  const order = anOrder()
  const first = await open(order)
  expect((await open(order)).body['code']).toBe('checkout_reference_taken')
  expect((await open(order, otherSecretKey)).status).toBe(201)
  await cancel(first.body['id'])
  expect((await open(order)).status).toBe(201)
})

test('two requests at once for one reference open one checkout', async () => {
  const order = anOrder()
  const both = await Promise.all([open(order), open(order)])
  expect(both.map((it) => it.status).sort()).toEqual([201, 409])
})

test("another merchant's checkout is not there", async () => {
  const { body } = await open(anOrder())
  expect(
    (await bff.get(`/v1/checkouts/${String(body['id'])}`, { as: otherSecretKey })).status,
  ).toBe(404)
  expect((await cancel(body['id'], otherSecretKey)).status).toBe(404)
  const listed = await bff.get('/v1/checkouts?limit=100', { as: otherSecretKey })
  expect(listed.text).not.toContain(String(body['id']))
})

test('cancelling again succeeds; a paid or pending checkout cannot be cancelled', async () => {
  const { body } = await open(anOrder())
  expect((await cancel(body['id'])).body['status']).toBe('cancelled')
  expect((await cancel(body['id'])).body['status']).toBe('cancelled')
  for (const [status, code] of [
    ['paid', 'checkout_not_open'],
    ['pending', 'checkout_application_pending'],
  ] as const) {
    const other = await open(anOrder())
    await bff.deps.db
      .updateTable('checkouts')
      .set({ status })
      .where('id', '=', String(other.body['id']))
      .execute()
    expect((await cancel(other.body['id'])).body['code']).toBe(code)
  }
})

test('pages are newest first and together are the whole list', async () => {
  const seen: string[] = []
  let cursor = ''
  do {
    const page = await bff.get(`/v1/checkouts?limit=3${cursor && `&cursor=${cursor}`}`, {
      as: secretKey,
    })
    seen.push(...(page.body['items'] as { id: string }[]).map((it) => it.id))
    cursor = String(page.body['nextCursor'] ?? '')
  } while (cursor)
  const rows = await bff.deps.db
    .selectFrom('checkouts')
    .innerJoin('merchants', 'merchants.id', 'checkouts.merchantId')
    .select('checkouts.id')
    .where('merchants.code', '=', 'fake')
    .orderBy('checkouts.createdAt', 'desc')
    .orderBy('checkouts.id', 'desc')
    .execute()
  expect(seen).toEqual(rows.map((it) => it.id))
})

test('the first borrower claims a checkout, to the next it is not there', async () => {
  const { body } = await open(anOrder())
  const borrower = async (code: string): Promise<Actor> => {
    const session = await bff.post('/v1/shopper/sessions', { platform: 'weapp', code })
    return {
      kind: 'shopper',
      borrowerId: BorrowerId.parse(session.body['borrowerId']),
      sessionId: SessionId.parse('ses_000000000'),
    }
  }
  const [first, second] = [await borrower('first'), await borrower('second')]
  const token = String(body['token'])
  const claims = await Promise.allSettled(
    [first, second].map((it) => claimCheckout(bff.deps, it, { token })),
  )
  expect(claims.map((it) => it.status).sort()).toEqual(['fulfilled', 'rejected'])
  const owner = claims[0]?.status === 'fulfilled' ? first : second
  expect((await claimCheckout(bff.deps, owner, { token })).borrowerId).toBe(
    shopperOf(owner).borrowerId,
  )
})
