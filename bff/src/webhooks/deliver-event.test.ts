import { CheckoutId } from '@miaoguo/shared/id/id'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { expireCheckouts } from '../checkouts/expire-checkouts.ts'
import type { JobData, Jobs } from '../deps.ts'
import {
  anOrder,
  fakeClock,
  openTestBff,
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
let answer: (request: IncomingMessage, response: ServerResponse) => void
let queued: { data: JobData['deliver-event']; afterMs: number }[] = []
const clock = fakeClock()

const jobs: Jobs = {
  async enqueue(_tx, name, ...[data, when]) {
    if (name === 'deliver-event')
      queued.push({ data: data as JobData['deliver-event'], afterMs: when?.afterMs ?? 0 })
  },
}

beforeAll(async () => {
  bff = await openTestBff({ WEBHOOK_TIMEOUT_MS: '400' }, clock)
  bff.deps.jobs.enqueue = jobs.enqueue
  shop = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      )
      received.push({ headers, body: Buffer.concat(chunks), path: request.url ?? '' })
      answer(request, response)
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
beforeEach(() => {
  received = []
  queued = []
  answer = (_request, response) => response.writeHead(204).end()
})

/** A cancelled checkout, and the job that tells of it. */
async function anEvent(notifyUrl = `${shopUrl}/notify`): Promise<JobData['deliver-event']> {
  const opened = await bff.post('/v1/checkouts', anOrder({ notifyUrl }), { as: secretKey })
  expect(opened.status).toBe(201)
  await bff.post(`/v1/checkouts/${String(opened.body['id'])}/cancel`, {}, { as: secretKey })
  const job = queued.pop()
  expect(job?.data.attempt).toBe(1)
  return job?.data ?? { deliveryId: '', attempt: 0 }
}
const stateOf = (job: JobData['deliver-event']) =>
  bff.deps.db
    .selectFrom('deliveries')
    .select(['eventId', 'status', 'attemptCount', 'endedAt'])
    .where('id', '=', job.deliveryId)
    .executeTakeFirstOrThrow()
const attemptsOf = (job: JobData['deliver-event']) =>
  bff.deps.db
    .selectFrom('deliveryAttempts')
    .select(['attempt', 'outcome', 'httpStatus', 'reason'])
    .where('deliveryId', '=', job.deliveryId)
    .orderBy('attempt')
    .execute()

test('a delivery is signed, names its event and attempt, and tells the checkout as it stands', async () => {
  const job = await anEvent()
  await deliverEvent(bff.deps, job)
  const [got] = received
  const nowSeconds = Math.floor(Date.parse(clock.now()) / 1000)
  expect(got && isGenuine(got, [webhookSecret], nowSeconds)).toBe(true)
  expect(got?.headers).toMatchObject({
    'webhook-id': (await stateOf(job)).eventId,
    'webhook-delivery': job.deliveryId,
    'webhook-attempt': '1',
    'content-type': 'application/json',
  })
  expect(JSON.parse(String(got?.body))).toMatchObject({
    id: got?.headers['webhook-id'],
    type: 'checkout.cancelled',
    mode: 'test',
    objectVersion: 1,
    data: { status: 'cancelled', amountMinor: 120_000, currency: 'CNY', loanId: null },
  })
  expect(await stateOf(job)).toMatchObject({ status: 'delivered', endedAt: clock.now() })
})

test('a delivered event is not delivered again', async () => {
  const job = await anEvent()
  await deliverEvent(bff.deps, job)
  await deliverEvent(bff.deps, job)
  await deliverEvent(bff.deps, { ...job, attempt: 2 })
  expect(received).toHaveLength(1)
})

test('a job that comes twice at once writes one attempt and queues one more', async () => {
  answer = (_request, response) => response.writeHead(500).end()
  const job = await anEvent()
  await Promise.all([deliverEvent(bff.deps, job), deliverEvent(bff.deps, job)])
  expect(await attemptsOf(job)).toHaveLength(1)
  expect(queued).toHaveLength(1)
})

test.each([
  ['an error', (response: ServerResponse) => response.writeHead(500).end(), 500, null],
  [
    'a redirect, which is not followed',
    (response: ServerResponse) => response.writeHead(302, { location: '/elsewhere' }).end(),
    302,
    null,
  ],
  ['silence', () => {}, null, 'timeout'],
  ['a torn connection', (response: ServerResponse) => response.destroy(), null, 'unreachable'],
  [
    'an endless answer',
    (response: ServerResponse) => response.writeHead(200).end('x'.repeat(100_000)),
    null,
    'answer_too_large',
  ],
])('after %s the next attempt waits its turn', async (_name, say, httpStatus, reason) => {
  answer = (_request, response) => void say(response)
  const job = await anEvent()
  await deliverEvent(bff.deps, job)
  expect(await attemptsOf(job)).toEqual([{ attempt: 1, outcome: 'failed', httpStatus, reason }])
  expect(queued).toMatchObject([{ data: { deliveryId: job.deliveryId, attempt: 2 } }])
  expect(received.map((it) => it.path)).toEqual(['/notify'])
})

test('Retry-After is honoured', async () => {
  answer = (_request, response) => response.writeHead(429, { 'retry-after': '120' }).end()
  await deliverEvent(bff.deps, await anEvent())
  expect(queued[0]?.afterMs).toBe(120_000)
})

test('410 Gone ends the attempts at once', async () => {
  answer = (_request, response) => response.writeHead(410).end()
  const job = await anEvent()
  await deliverEvent(bff.deps, job)
  expect(queued).toEqual([])
  expect(await stateOf(job)).toMatchObject({ status: 'failed', endedAt: clock.now() })
})

test('the tenth failure is the last', async () => {
  answer = (_request, response) => response.writeHead(503).end()
  const first = await anEvent()
  let job: JobData['deliver-event'] | undefined = first
  while (job) {
    await deliverEvent(bff.deps, job)
    job = queued.pop()?.data
  }
  expect((await attemptsOf(first)).map((it) => it.attempt)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  expect(await stateOf(first)).toMatchObject({ status: 'failed', attemptCount: 10 })
})

// The merchant of production may not name what only our own network can reach, whenever the name turns out so.
test.each(['https://127.0.0.1/x', 'https://[::1]/x', 'https://169.254.169.254/latest'])(
  '%s is never connected to',
  async (url) => {
    const job = await anEvent()
    await bff.deps.db
      .updateTable('deliveries')
      .set({ url })
      .where('id', '=', job.deliveryId)
      .execute()
    await bff.deps.db
      .updateTable('merchants')
      .set({ allowPrivateUrls: false })
      .where('code', '=', 'fake')
      .execute()
    try {
      await deliverEvent(bff.deps, job)
    } finally {
      await bff.deps.db
        .updateTable('merchants')
        .set({ allowPrivateUrls: true })
        .where('code', '=', 'fake')
        .execute()
    }
    expect(await attemptsOf(job)).toEqual([
      { attempt: 1, outcome: 'refused', httpStatus: null, reason: 'address_not_allowed' },
    ])
  },
)

test('an event and its delivery vanish with the transaction that failed', async () => {
  const before = await bff.deps.db.selectFrom('outbox').select('id').execute()
  const opened = await bff.post('/v1/checkouts', anOrder(), { as: secretKey })
  const failing = {
    ...bff.deps,
    jobs: {
      enqueue: async () => {
        throw new Error('queue full')
      },
    },
  }
  const { cancelCheckout } = await import('../checkouts/cancel-checkout.ts')
  const { merchantId } = await bff.deps.db
    .selectFrom('checkouts')
    .select('merchantId')
    .where('id', '=', String(opened.body['id']))
    .executeTakeFirstOrThrow()
  const cancel = cancelCheckout(
    failing,
    {
      kind: 'merchant',
      merchantId: merchantId as never,
      mode: 'test',
      apiKeyId: 'key_000000' as never,
      clockAheadMs: 0,
    },
    {
      params: { id: CheckoutId.parse(opened.body['id']) },
      query: undefined,
      body: {},
    },
  )
  await expect(cancel).rejects.toThrow('queue full')
  expect(await bff.deps.db.selectFrom('outbox').select('id').execute()).toHaveLength(before.length)
  expect(
    (await bff.get(`/v1/checkouts/${String(opened.body['id'])}`, { as: secretKey })).body['status'],
  ).toBe('open')
})

test('a checkout past its time is expired once, and its merchant is told', async () => {
  const opened = await bff.post('/v1/checkouts', anOrder(), { as: secretKey })
  clock.pass(120 * 60_000)
  expect(
    (await bff.get(`/v1/checkouts/${String(opened.body['id'])}`, { as: secretKey })).body['status'],
  ).toBe('expired')
  while ((await expireCheckouts(bff.deps)) > 0);
  expect(await expireCheckouts(bff.deps)).toBe(0)
  const events = await bff.deps.db
    .selectFrom('outbox')
    .select(['type', 'objectId'])
    .where('type', '=', 'checkout.expired')
    .execute()
  expect(events.filter((it) => it.objectId === opened.body['id'])).toHaveLength(1)
})
