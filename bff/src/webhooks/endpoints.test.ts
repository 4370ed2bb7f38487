import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { JobData } from '../deps.ts'
import {
  anOrder,
  fakeClock,
  openTestBff,
  otherSecretKey,
  secretKey,
  webhookSecret,
  type TestBff,
} from '../fakes.ts'
import { deliverEvent } from './deliver-event.ts'
import { isGenuine } from './verify.ts'

type Received = { headers: Record<string, string | undefined>; body: Buffer; path: string }
let bff: TestBff
let shop: Server
let shopUrl = ''
let received: Received[] = []
let status = 200
let queued: JobData['deliver-event'][] = []
const clock = fakeClock()

beforeAll(async () => {
  bff = await openTestBff({}, clock)
  bff.deps.jobs.enqueue = async (_tx, name, ...[data]) => {
    if (name === 'deliver-event') queued.push(data as JobData['deliver-event'])
  }
  shop = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      )
      received.push({ headers, body: Buffer.concat(chunks), path: request.url ?? '' })
      response.writeHead(status, { 'content-type': 'text/plain', 'set-cookie': 'secret=1' })
      response.end(`told\u0000${'x'.repeat(2000)}`)
    })
  })
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
  const address = shop.address()
  shopUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
})
afterAll(async () => {
  shop.closeAllConnections()
  shop.close()
  await bff.close()
})
beforeEach(async () => {
  received = []
  queued = []
  status = 200
  await bff.deps.db
    .updateTable('webhookEndpoints')
    .set({ deletedAt: clock.now() })
    .where('kind', '=', 'fixed')
    .execute()
})

type Body = Record<string, unknown>
const as = secretKey
const create = async (body: Body = {}): Promise<Body> =>
  (await bff.post('/v1/webhook-endpoints', { url: `${shopUrl}/fixed`, ...body }, { as })).body
const at = (it: Body, verb = ''): string => `/v1/webhook-endpoints/${String(it['id'])}${verb}`
const itemsOf = (body: Body): Body[] => body['items'] as Body[]
const work = async (): Promise<void> => {
  for (const job of queued.splice(0)) await deliverEvent(bff.deps, job)
}
/** A checkout that was cancelled; answers its id. */
const cancelled = async (): Promise<string> => {
  const order = anOrder({ notifyUrl: `${shopUrl}/notify` })
  const id = String((await bff.post('/v1/checkouts', order, { as })).body['id'])
  await bff.post(`/v1/checkouts/${id}/cancel`, {}, { as })
  return id
}
const genuine = (got: Received | undefined, ...secrets: unknown[]): boolean =>
  got !== undefined &&
  isGenuine(got, secrets.map(String), Math.floor(Date.parse(clock.now()) / 1000))
const eventOf = async (checkoutId: string): Promise<string> =>
  String(itemsOf((await bff.get(`/v1/events?checkoutId=${checkoutId}`, { as })).body)[0]?.['id'])

test('every enabled endpoint that wants the type is told, each under its own secret', async () => {
  const all = await create()
  await create({ url: `${shopUrl}/paid`, eventTypes: ['checkout.paid'] })
  const off = await create({ url: `${shopUrl}/off` })
  await bff.post(at(off), { status: 'disabled' }, { as })
  await cancelled()
  await work()
  expect(received.map((it) => it.path).toSorted()).toEqual(['/fixed', '/notify'])
  const [fixed, notify] = received.toSorted((a, b) => (a.path < b.path ? -1 : 1))
  expect([genuine(fixed, all['secret']), genuine(notify, webhookSecret)]).toEqual([true, true])
  expect(genuine(fixed, webhookSecret)).toBe(false)
  expect(fixed?.headers['webhook-id']).toBe(notify?.headers['webhook-id'])
  expect(fixed?.headers['webhook-delivery']).not.toBe(notify?.headers['webhook-delivery'])
})

test('a secret is shown when it is made and never again', async () => {
  const made = await create()
  expect(made['secret']).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  const seen = await bff.get(at(made), { as })
  expect(seen.body).not.toHaveProperty('secret')
  const rows = await bff.deps.db.selectFrom('webhookSecrets').selectAll().execute()
  expect(JSON.stringify(rows)).not.toContain(String(made['secret']).slice(6))
})

test('during a rotation deliveries carry both signatures, after it the new one alone', async () => {
  const made = await create()
  const rotated = (await bff.post(at(made, '/rotate-secret'), { overlapHours: 1 }, { as })).body
  expect(rotated['previousSecretExpiresAt']).not.toBeNull()
  const tell = async (): Promise<Received | undefined> => {
    await bff.post(at(made, '/test'), {}, { as })
    await work()
    return received.pop()
  }
  const during = await tell()
  expect(during?.headers['webhook-signature']?.split(' ')).toHaveLength(2)
  expect([genuine(during, made['secret']), genuine(during, rotated['secret'])]).toEqual([
    true,
    true,
  ])
  clock.pass(3_600_000)
  const after = await tell()
  expect([genuine(after, made['secret']), genuine(after, rotated['secret'])]).toEqual([false, true])
  expect((await bff.get(at(made), { as })).body['previousSecretExpiresAt']).toBeNull()
})

test('the secret of notifyUrl rotates like any other, and a restart does not bring the old one back', async () => {
  const held = itemsOf((await bff.get('/v1/webhook-endpoints', { as })).body)
  const builtIn = held.find((it) => it['kind'] === 'per_checkout') ?? {}
  const { secret } = (await bff.post(at(builtIn, '/rotate-secret'), { overlapHours: 0 }, { as }))
    .body
  const { seedMerchants } = await import('../merchants/seed-merchants.ts')
  await seedMerchants(bff.deps)
  await cancelled()
  await work()
  expect([genuine(received[0], secret), genuine(received[0], webhookSecret)]).toEqual([true, false])
})

test('410 disables an endpoint with an address; enabling it tells it again', async () => {
  const made = await create()
  status = 410
  await bff.post(at(made, '/test'), {}, { as })
  await work()
  const gone = { status: 'disabled', disabledReason: 'gone' }
  expect((await bff.get(at(made), { as })).body).toMatchObject(gone)
  await cancelled()
  await work()
  expect(received.map((it) => it.path)).toEqual(['/fixed', '/notify'])
  const enabled = await bff.post(at(made), { status: 'enabled' }, { as })
  expect(enabled.body).toMatchObject({ status: 'enabled', disabledReason: null })
})

test('what is on its way to an endpoint that is disabled or removed ends there', async () => {
  const [one, two] = [await create(), await create()]
  await cancelled()
  await bff.post(at(one), { status: 'disabled' }, { as })
  await bff.post(at(two, '/delete'), {}, { as })
  await work()
  expect(received.map((it) => it.path)).toEqual(['/notify'])
  for (const it of [one, two]) {
    const query = `/v1/webhook-deliveries?webhookEndpointId=${String(it['id'])}`
    const [delivery] = itemsOf((await bff.get(query, { as })).body)
    const log = await bff.get(`/v1/webhook-deliveries/${String(delivery?.['id'])}`, { as })
    expect(log.body).toMatchObject({
      status: 'failed',
      attempts: [{ outcome: 'refused', reason: 'endpoint_disabled' }],
    })
  }
  expect((await bff.get(at(two), { as })).status).toBe(404)
})

test('the log holds what was sent and what came back, without signatures and within bounds', async () => {
  const made = await create()
  status = 503
  const sent = (await bff.post(at(made, '/test'), {}, { as })).body
  await work()
  const { body, text } = await bff.get(`/v1/webhook-deliveries/${String(sent['id'])}`, { as })
  expect(body).toMatchObject({
    eventType: 'webhook.test',
    cause: 'test',
    status: 'pending',
    attemptCount: 1,
    requestBody: received[0]?.body.toString(),
    attempts: [
      {
        attempt: 1,
        outcome: 'failed',
        responseStatus: 503,
        responseHeaders: [{ name: 'content-type', value: 'text/plain' }],
      },
    ],
  })
  expect(body['nextAttemptAt']).not.toBeNull()
  const [attempt] = body['attempts'] as { responseBody: string }[]
  expect(attempt?.responseBody).toMatch(/^told\ufffdx+$/)
  expect(Buffer.byteLength(attempt?.responseBody ?? '')).toBeLessThan(1100)
  const signature = received[0]?.headers['webhook-signature'] ?? ''
  expect(text).not.toContain(signature.slice(3))
  expect(text).not.toContain('secret=1')
})

test('one event can be told again, as it was, under a delivery of its own', async () => {
  const made = await create()
  const event = await eventOf(await cancelled())
  await work()
  const first = received.find((it) => it.path === '/fixed')
  const again = await bff.post(
    `/v1/events/${event}/replay`,
    { webhookEndpointId: made['id'] },
    { as },
  )
  await work()
  expect(again.body['deliveries']).toMatchObject([{ eventId: event, cause: 'replay' }])
  const last = received.at(-1)
  expect(received).toHaveLength(3)
  expect(last?.body.toString()).toBe(first?.body.toString())
  expect(last?.headers['webhook-id']).toBe(event)
  expect(last?.headers['webhook-delivery']).not.toBe(first?.headers['webhook-delivery'])
  const foreign = await bff.post(`/v1/events/${event}/replay`, {}, { as: otherSecretKey })
  expect(foreign.status).toBe(404)
})

test('of a time, those that failed are told again where they failed, or all everywhere', async () => {
  clock.pass(86_400_000)
  const fromAt = clock.now()
  await create()
  status = 410
  const failed = await eventOf(await cancelled())
  await work()
  clock.pass(1000)
  status = 200
  const held = itemsOf((await bff.get('/v1/webhook-endpoints', { as })).body)
  for (const it of held) await bff.post(at(it), { status: 'enabled' }, { as })
  await cancelled()
  await work()
  received = []
  clock.pass(1000)
  const span = { fromAt, toAt: clock.now() }
  const replay = async (which: string) =>
    (await bff.post('/v1/event-replays', { ...span, which }, { as })).body
  expect(await replay('failed')).toEqual({ eventCount: 1, deliveryCount: 2 })
  await work()
  expect(new Set(received.map((it) => it.headers['webhook-id']))).toEqual(new Set([failed]))
  expect(await replay('failed')).toEqual({ eventCount: 0, deliveryCount: 0 })
  expect(await replay('all')).toEqual({ eventCount: 2, deliveryCount: 4 })
})

test('what a merchant asked for once is sent once, though its request ran twice', async () => {
  const made = await create()
  const event = await eventOf(await cancelled())
  await work()
  const key = 'crashed-before-its-answer'
  await bff.post(`/v1/events/${event}/replay`, { webhookEndpointId: made['id'] }, { as, key })
  // The answer was lost with the process that had it.
  await bff.deps.db.deleteFrom('replies').where('key', '=', key).execute()
  await bff.post(`/v1/events/${event}/replay`, { webhookEndpointId: made['id'] }, { as, key })
  expect(queued).toHaveLength(1)
})

test('an object’s version rises with each of its events', async () => {
  const made = await create()
  for (const version of [1, 2, 3]) {
    await bff.post(at(made, '/test'), {}, { as })
    await work()
    expect(JSON.parse(String(received.at(-1)?.body))).toMatchObject({ objectVersion: version })
  }
})

test.each([
  'http://hooks.shop.example/',
  'https://127.0.0.1/',
  'https://metadata.internal/',
  'https://user:word@hooks.shop.example/',
])('a merchant without leave for private addresses may not name %s', async (url) => {
  const refused = await bff.post('/v1/webhook-endpoints', { url }, { as: otherSecretKey })
  expect(refused).toMatchObject({ status: 422, body: { code: 'url_not_allowed' } })
})
