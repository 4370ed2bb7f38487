import { createServer } from 'node:http'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listen, type Running } from '../listen.ts'
import { startShop, type RunningShop } from './shop-server.ts'

const webhookSecret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
type Asked = {
  method: string
  path: string
  key: string | undefined
  body: Record<string, unknown>
}
let bff: Running
let shop: RunningShop
let asked: Asked[]
let cookie = ''
let refundStatus = 'succeeded'

/** What Miaoguo would answer, by path. */
const answerTo = ({ method, path, body }: Asked): object => {
  if (path === '/v1/checkouts') return { id: 'chk_000001', clientUrl: 'http://127.0.0.1:9/#/pay' }
  if (path === '/v1/checkouts/chk_000001') return { authorizationId: 'aut_000001' }
  if (method === 'POST') return { id: `rfd_${String(body['amountMinor'])}`, status: 'pending' }
  return { status: refundStatus }
}

beforeAll(async () => {
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += String(chunk)
    const one = {
      method: request.method ?? '',
      path: request.url ?? '',
      key: request.headers['idempotency-key']?.toString(),
      body: JSON.parse(text || '{}') as Record<string, unknown>,
    }
    asked.push(one)
    response.writeHead(one.method === 'POST' ? 201 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answerTo(one)))
  })
  bff = await listen(server, 0)
  shop = await startShop({
    port: 0,
    bffUrl: bff.url,
    secretKey: 'sk_test_shop',
    publishableKey: 'pk_test_demo',
    webhookSecret,
    // The second of December in China, still the first in London.
    now: () => Date.parse('2026-12-01T17:00:00Z'),
  })
})
afterAll(async () => {
  await shop.close()
  await bff.close()
})
beforeEach(() => {
  asked = []
  cookie = ''
  refundStatus = 'succeeded'
})

async function visit(path: string, form?: Record<string, string>): Promise<Response> {
  const response = await fetch(shop.url + path, {
    method: form ? 'POST' : 'GET',
    redirect: 'manual',
    headers: { cookie },
    ...(form && { body: new URLSearchParams(form) }),
  })
  cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
  return response
}
const pageOf = async (path: string): Promise<string> => (await visit(path)).text()
const two = {
  travelers: '2',
  lastName0: '林',
  firstName0: '小满',
  bornOn0: '1990-01-01',
  lastName1: '林',
  firstName1: '<b>大</b>',
  bornOn1: '1962-02-03',
}
const book = async (id: string): Promise<string> =>
  (await visit(`/travel/${id}/book`, two)).headers.get('location') ?? ''

async function paid(id: string): Promise<string> {
  const path = await book(id)
  await visit(`${path}/pay`, {})
  const order = asked.at(-1)?.body ?? {}
  const event = {
    id: `evt_${String(order['merchantReference'])}`,
    type: 'checkout.paid',
    createdAt: '2026-12-01T18:00:00.000Z',
    data: { ...order, checkoutId: 'chk_000001', status: 'paid', loanId: 'ln_000001' },
  }
  const body = JSON.stringify(event)
  const now = new Date()
  const delivered = await fetch(`${shop.url}/webhooks/miaoguo`, {
    method: 'POST',
    body,
    headers: {
      'webhook-id': event.id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': new Webhook(webhookSecret).sign(event.id, now, body),
    },
  })
  expect(await delivered.json()).toEqual({ outcome: 'applied' })
  return path
}
const refunds = (): Asked[] => asked.filter((it) => it.path.endsWith('/refunds'))
const act = (path: string, action: string) => visit(`/travel${path}/${action}`, {})

test('trips are shown with days from today in China, what they cost and whether they may be given back', async () => {
  const list = await pageOf('/travel')
  for (const said of ['三亚 海边五晚', '2027年4月1日 – 2027年4月6日', '¥6,000.00'])
    expect(list).toContain(said)
  const trip = await pageOf('/travel/sanya')
  expect(trip).toContain('amount="600000" currency="CNY" key="pk_test_demo" placement="product"')
  expect(trip).toContain('出发前可改期、退酒店或取消')
  expect(await pageOf('/travel/weekend')).toContain('预订后不可退改')
  expect((await visit('/travel/nowhere')).status).toBe(404)
})

test('a booking names everybody who travels; until it does, nothing is booked and what was typed stays', async () => {
  const form = await pageOf('/travel/sanya/book?travelers=2')
  expect(form.match(/<fieldset/g)).toHaveLength(2)
  for (const wrong of [{ firstName1: ' ' }, { bornOn1: '2999-01-01' }, { bornOn1: 'yesterday' }]) {
    const again = await visit('/travel/sanya/book', { ...two, ...wrong })
    expect(again.status).toBe(422)
    const text = await again.text()
    expect(text).toContain('请写全每位出行人的姓名和出生日期')
    expect(text).toContain('value="小满"')
  }
  expect(await pageOf('/orders')).toContain('还没有订单')
  const booked = await pageOf(await book('sanya'))
  expect(booked).toContain('已预订，等待付款')
  expect(booked).toContain('placement="post-booking"')
  expect(booked).toContain('林 &lt;b&gt;大&lt;/b&gt;')
  expect(asked).toEqual([])
})

test('paying opens one checkout of a trip: legs, nights and travelers, and lines that add up', async () => {
  await visit(`${await book('sanya')}/pay`, {})
  const { key, body } = asked[0] as Asked
  expect(key).toBe(body['merchantReference'])
  expect(body).toMatchObject({
    scenario: 'travel',
    amountMinor: 600_000,
    itinerary: {
      legs: [
        { from: 'PEK', to: 'SYX', departsOn: '2027-04-01', arrivesOn: '2027-04-01' },
        { from: 'SYX', to: 'PEK', departsOn: '2027-04-06', arrivesOn: '2027-04-06' },
      ],
      stays: [{ place: 'SYX', checksInOn: '2027-04-01', checksOutOn: '2027-04-06', rooms: 1 }],
      travelers: [
        { lastName: '林', firstName: '小满', bornOn: '1990-01-01' },
        { lastName: '林', firstName: '<b>大</b>', bornOn: '1962-02-03' },
      ],
    },
  })
  const lines = body['lines'] as { totalMinor: number; quantity: number; unitAmountMinor: number }[]
  expect(lines.every((it) => it.totalMinor === it.quantity * it.unitAmountMinor)).toBe(true)
  expect(lines.reduce((sum, it) => sum + it.totalMinor, 0)).toBe(600_000)
})

test('a hotel alone has nights and no legs; a trip with a deposit holds what is left until suppliers confirm', async () => {
  await visit(`${await book('lake')}/pay`, {})
  expect(asked[0]?.body).toMatchObject({
    amountMinor: 186_000,
    itinerary: { legs: [], stays: [{ checksInOn: '2027-03-02', checksOutOn: '2027-03-05' }] },
    lines: [{ quantity: 3, totalMinor: 186_000 }],
  })
  expect(asked[0]?.body).not.toHaveProperty('captureMode')
  asked = []
  await visit(`${await book('kunming')}/pay`, {})
  expect(asked[0]?.body).toMatchObject({
    amountMinor: 380_000,
    captureMode: 'manual',
    lines: [
      { kind: 'item', totalMinor: 312_000, awaitsSupplier: true },
      { kind: 'item', totalMinor: 168_000, awaitsSupplier: true },
      { kind: 'deposit', totalMinor: 100_000 },
    ],
  })
})

test('a paid trip is changed without money, reduced in part, and cancelled for the rest, each once', async () => {
  const path = await paid('sanya')
  expect(await pageOf(path)).toContain('已付款，已出票')
  await act(path, 'change')
  expect(refunds()).toEqual([])
  expect(await pageOf(path)).toContain('2027年4月8日')
  await act(path, 'drop-hotel')
  await act(path, 'drop-hotel')
  expect(refunds().map((it) => [it.path, it.body['amountMinor']])).toEqual([
    ['/v1/authorizations/aut_000001/refunds', 240_000],
  ])
  const reduced = await pageOf(path)
  expect(reduced).toContain('已退款')
  expect(reduced).not.toContain('id="drop-hotel"')
  await act(path, 'cancel')
  await act(path, 'cancel')
  expect(refunds().map((it) => it.body['amountMinor'])).toEqual([240_000, 360_000])
  expect(new Set(refunds().map((it) => it.key)).size).toBe(2)
  const gone = await pageOf(path)
  expect(gone).not.toContain('id="cancel"')
  expect(gone).toContain('行程已取消')
  expect(gone).not.toContain('已出票')
})

test('a refund that failed gives up nothing: the trip is still there to be cancelled', async () => {
  const path = await paid('lhasa')
  refundStatus = 'failed'
  await act(path, 'cancel')
  const page = await pageOf(path)
  expect(page).toContain('退款未成功')
  expect(page).toContain('id="cancel"')
})

test('a trip that is not refundable, or not one’s own, is not given back', async () => {
  const path = await paid('weekend')
  const page = await pageOf(path)
  expect(page).toContain('预订后不可退改')
  expect(page).not.toContain('<details')
  await act(path, 'cancel')
  const other = await paid('sanya')
  cookie = ''
  expect((await act(other, 'cancel')).status).toBe(404)
  expect(refunds()).toEqual([])
})
