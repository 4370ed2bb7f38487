import { afterAll, beforeAll, expect, test } from 'vitest'
import { expireCheckouts } from './checkouts/expire-checkouts.ts'
import { createDeps } from './create-deps.ts'
import {
  anOrder,
  fakeClock,
  fakeIdentity,
  noLenders,
  openTestBff,
  otherSecretKey,
  secretKey,
  type TestBff,
} from './fakes.ts'

let bff: TestBff
const clock = fakeClock()
const liveKey = 'sk_live_fake_0000000000000000'
const seeds = [
  { code: 'fake', secretKey, publishableKey: 'pk_test_fake' },
  { code: 'fake', secretKey: liveKey, publishableKey: 'pk_live_fake' },
  { code: 'other', secretKey: otherSecretKey, publishableKey: 'pk_test_other' },
].map((it) => ({
  ...it,
  name: 'Shop',
  webhookSecret: `whsec_${Buffer.alloc(32, 1).toString('base64')}`,
  allowedOrigins: ['https://shop.example'],
  allowPrivateUrls: true,
}))
beforeAll(async () => {
  bff = await openTestBff({ MERCHANTS: JSON.stringify(seeds) }, clock)
})
afterAll(() => bff.close())

const itemsOf = (body: Record<string, unknown>) => body['items'] as Record<string, unknown>[]
const opened = async (as: string): Promise<string> => {
  const { status, body } = await bff.post('/v1/checkouts', anOrder(), { as })
  expect(status).toBe(201)
  return String(body['id'])
}
const made = async (as: string, body: object = { kind: 'secret' }) =>
  (await bff.post('/v1/api-keys', body, { as })).body as Record<'id' | 'key', string>
const statusWith = async (as: string): Promise<number> =>
  (await bff.get('/v1/checkouts', { as })).status

test('what is made in one mode is not there in the other', async () => {
  const [test_, live] = [await opened(secretKey), await opened(liveKey)]
  for (const [id, mine, theirs] of [
    [test_, secretKey, liveKey],
    [live, liveKey, secretKey],
  ] as const) {
    expect((await bff.get(`/v1/checkouts/${id}`, { as: mine })).status).toBe(200)
    expect((await bff.get(`/v1/checkouts/${id}`, { as: theirs })).status).toBe(404)
    expect((await bff.post(`/v1/checkouts/${id}/cancel`, {}, { as: theirs })).status).toBe(404)
    const listed = await bff.get('/v1/checkouts?limit=100', { as: theirs })
    expect(itemsOf(listed.body).map((it) => it['id'])).not.toContain(id)
  }
  await bff.post(`/v1/checkouts/${live}/cancel`, {}, { as: liveKey })
  const events = async (as: string) => itemsOf((await bff.get('/v1/events', { as })).body)
  expect((await events(liveKey)).map((it) => it['mode'])).toEqual(['live'])
  expect((await events(secretKey)).map((it) => it['mode'])).not.toContain('live')
  expect(
    new Set(itemsOf((await bff.get('/v1/api-keys', { as: liveKey })).body).map((it) => it['mode'])),
  ).toEqual(new Set(['live']))
})

test('a key is shown once and kept as a digest; its list shows enough to know it by', async () => {
  const key = await made(secretKey, { kind: 'secret', name: 'warehouse' })
  expect(key.key).toMatch(/^sk_test_[0-9a-f]{48}$/)
  expect(await statusWith(key.key)).toBe(200)
  const rows = await bff.deps.db
    .selectFrom('apiKeys')
    .selectAll()
    .where('id', '=', key.id)
    .execute()
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain(key.key.slice(8, 40))
  const listed = await bff.get('/v1/api-keys', { as: secretKey })
  expect(itemsOf(listed.body).find((it) => it['id'] === key.id)).toMatchObject({
    name: 'warehouse',
    status: 'active',
    hint: `sk_test_…${key.key.slice(-4)}`,
  })
  expect(listed.text).not.toContain(key.key)
})

test('a rolled key works on for the overlap, and not a moment longer', async () => {
  const old = await made(secretKey)
  const rolled = await bff.post(
    `/v1/api-keys/${old.id}/roll`,
    { overlapHours: 2 },
    { as: secretKey },
  )
  const fresh = String(rolled.body['key'])
  expect([await statusWith(old.key), await statusWith(fresh)]).toEqual([200, 200])
  clock.pass(2 * 3_600_000 - 1)
  expect(await statusWith(old.key)).toBe(200)
  clock.pass(1)
  expect([await statusWith(old.key), await statusWith(fresh)]).toEqual([401, 200])
  expect((await bff.post(`/v1/api-keys/${old.id}/roll`, {}, { as: secretKey })).body['code']).toBe(
    'key_not_active',
  )
})

test('a revoked key stops at once, a publishable one also where its answers were remembered', async () => {
  const key = await made(secretKey)
  expect(await statusWith(key.key)).toBe(200)
  await bff.post(`/v1/api-keys/${key.id}/revoke`, {}, { as: secretKey })
  expect(await statusWith(key.key)).toBe(401)
  const shown = await made(secretKey, { kind: 'publishable' })
  const ask = async () =>
    (await bff.get(`/v1/promotions?key=${shown.key}&amountMinor=100&currency=CNY`)).status
  expect([await ask(), await ask()]).toEqual([200, 200])
  await bff.post(`/v1/api-keys/${shown.id}/revoke`, {}, { as: secretKey })
  expect(await ask()).toBe(401)
})

test('the last secret key cannot be revoked, and can be replaced at once', async () => {
  const held = itemsOf((await bff.get('/v1/api-keys', { as: otherSecretKey })).body)
  const last = held.find((it) => it['kind'] === 'secret')
  const refused = await bff.post(
    `/v1/api-keys/${String(last?.['id'])}/revoke`,
    {},
    { as: otherSecretKey },
  )
  expect(refused).toMatchObject({ status: 409, body: { code: 'key_last_active' } })
  const rolled = await bff.post(
    `/v1/api-keys/${String(last?.['id'])}/roll`,
    { overlapHours: 0 },
    { as: otherSecretKey },
  )
  expect(await statusWith(otherSecretKey)).toBe(401)
  expect(await statusWith(String(rolled.body['key']))).toBe(200)
})

test('a test clock moves the checkouts of one merchant, and nobody else’s', async () => {
  const as = secretKey
  // What the tests before left open has expired by the wall.
  while ((await expireCheckouts(bff.deps)) > 0);
  const mine = await opened(as)
  const live = await opened(liveKey)
  const moved = await bff.post('/v1/test-clock/advance', { seconds: 7200 }, { as })
  expect(moved.body).toMatchObject({ aheadSeconds: 7200 })
  const statusOf = async (id: string, key: string) =>
    (await bff.get(`/v1/checkouts/${id}`, { as: key })).body['status']
  expect([await statusOf(mine, as), await statusOf(live, liveKey)]).toEqual(['expired', 'open'])
  expect(await expireCheckouts(bff.deps)).toBe(1)
  const events = itemsOf((await bff.get(`/v1/events?checkoutId=${mine}`, { as })).body)
  expect(events).toMatchObject([
    { type: 'checkout.expired', createdAt: moved.body['nowAt'], objectVersion: 1 },
  ])
  // What is opened now lives its full time by the merchant's clock.
  const next = await bff.post('/v1/checkouts', anOrder(), { as })
  expect(next.body).toMatchObject({ createdAt: moved.body['nowAt'], status: 'open' })
})

test('a clock never goes further ahead than two years', async () => {
  const as = secretKey
  const step = { seconds: 34_560_000 }
  expect((await bff.post('/v1/test-clock/advance', step, { as })).status).toBe(200)
  expect((await bff.post('/v1/test-clock/advance', step, { as })).body).toMatchObject({
    code: 'input_invalid',
    errors: [{ pointer: '/seconds' }],
  })
})

test('a merchant finds its requests by id, with what was refused and what was replayed', async () => {
  const order = anOrder()
  await bff.post('/v1/checkouts', order, { as: liveKey, key: 'look-me-up' })
  await bff.post('/v1/checkouts', order, { as: liveKey, key: 'look-me-up' })
  const refused = await bff.post('/v1/checkouts', anOrder({ amountMinor: 1 }), { as: liveKey })
  const { body } = await bff.get('/v1/api-requests?limit=3', { as: liveKey })
  expect(itemsOf(body)).toMatchObject([
    {
      id: refused.headers.get('x-request-id'),
      method: 'POST',
      route: '/v1/checkouts',
      status: 422,
      code: 'amounts_do_not_add_up',
    },
    { status: 201, idempotencyKey: 'look-me-up', replayed: true, code: null },
    { status: 201, idempotencyKey: 'look-me-up', replayed: false },
  ])
  const next = await bff.get(`/v1/api-requests?limit=3&cursor=${String(body['nextCursor'])}`, {
    as: liveKey,
  })
  expect(itemsOf(next.body).map((it) => it['id'])).not.toContain(itemsOf(body)[2]?.['id'])
  const all = (await bff.get('/v1/api-requests?limit=100', { as: liveKey })).text
  expect(all).not.toContain(String(order['merchantReference']))
  expect(all).toContain('/v1/checkouts/:id')
  expect(
    itemsOf((await bff.get('/v1/api-requests?status=422', { as: liveKey })).body),
  ).toHaveLength(1)
})

test('parts of a discount are the discount', async () => {
  const { body } = await bff.post(
    '/v1/allocations',
    {
      currency: 'KWD',
      amountMinor: 1000,
      lines: [
        { reference: 'a', amountMinor: 1 },
        { reference: 'b', amountMinor: 1 },
        { reference: 'c', amountMinor: 1 },
      ],
    },
    { as: liveKey },
  )
  expect(itemsOf({ items: body['lines'] }).map((it) => it['allocatedMinor'])).toEqual([
    334, 333, 333,
  ])
  const none = await bff.post(
    '/v1/allocations',
    { currency: 'KWD', amountMinor: 1, lines: [{ reference: 'a', amountMinor: 0 }] },
    { as: liveKey },
  )
  expect(none.body).toMatchObject({ code: 'input_invalid', errors: [{ pointer: '/lines' }] })
})

test('a restart revives no key that was ended, and ends one that left the configuration', async () => {
  const variables = { DATA_DIR: 'memory', SANDBOX: '1', LOG_LEVEL: 'silent' }
  const start = async (changed: object) => {
    const again = await createDeps(
      { ...variables, MERCHANTS: JSON.stringify([{ ...seeds[0], ...changed }]) },
      {
        identity: fakeIdentity(),
        lenders: noLenders,
        work: false,
        connection: bff.connection,
        ...clock,
      },
    )
    await again.close()
  }
  await start({ secretKey: 'sk_test_fake_1111111111111111' })
  expect(await statusWith(secretKey)).toBe(401)
  expect(await statusWith('sk_test_fake_1111111111111111')).toBe(200)
  await start({})
  expect(await statusWith(secretKey)).toBe(401)
})
