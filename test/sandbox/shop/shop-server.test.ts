import { createServer } from 'node:http'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listen, type Running } from '../listen.ts'
import { startShop, type RunningShop } from './shop-server.ts'

const webhookSecret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
let bff: Running
let shop: RunningShop
let asked: { key: string | undefined; body: { merchantReference: string; amountMinor: number } }[]
let bffStatus = 201
let cookie = ''

beforeAll(async () => {
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += String(chunk)
    asked.push({ key: String(request.headers['idempotency-key']), body: JSON.parse(text) })
    response.writeHead(bffStatus, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ id: 'chk_000001', clientUrl: 'http://127.0.0.1:9/#/pay' }))
  })
  bff = await listen(server, 0)
  shop = await startShop({
    port: 0,
    bffUrl: bff.url,
    secretKey: 'sk_test_shop',
    publishableKey: 'pk_test_demo',
    webhookSecret,
  })
})
afterAll(async () => {
  await shop.close()
  await bff.close()
})
beforeEach(() => {
  asked = []
  bffStatus = 201
  cookie = ''
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

async function order(): Promise<string> {
  await visit('/cart', { add: 'tent' })
  await visit('/orders', {})
  return asked.at(-1)?.body.merchantReference ?? ''
}

let events = 0
function event(reference: string, change: Record<string, unknown> = {}, type = 'checkout.paid') {
  events += 1
  const data = {
    checkoutId: 'chk_000001',
    merchantReference: reference,
    status: 'paid',
    amountMinor: 129_900,
    currency: 'CNY',
    loanId: 'ln_000001',
    ...change,
  }
  return { id: `evt_${events}`, type, createdAt: '2026-11-24T02:00:00.000Z', data }
}

function deliver(it: { id: string }, secret = webhookSecret): Promise<Response> {
  const body = JSON.stringify(it)
  const now = new Date()
  return fetch(`${shop.url}/webhooks/miaoguo`, {
    method: 'POST',
    body,
    headers: {
      'webhook-id': it.id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(it.id, now, body),
    },
  })
}
const statusOf = async (reference: string) => (await visit(`/orders/${reference}/status`)).json()

test('an order opens one checkout whose lines add up, and sends the shopper there', async () => {
  await visit('/cart', { add: 'camera' })
  await visit('/cart', { add: 'tent' })
  const response = await visit('/orders', {})
  expect(response.headers.get('location')).toBe('http://127.0.0.1:9/#/pay')
  const { key, body } = asked[0] as { key: string; body: Record<string, unknown> }
  expect(key).toBe(body['merchantReference'])
  const lines = body['lines'] as { kind: string; totalMinor: number }[]
  const sum = lines.reduce(
    (all, it) => all + (it.kind === 'discount' ? -it.totalMinor : it.totalMinor),
    0,
  )
  expect(sum).toBe(body['amountMinor'])
})

test('coming back by the return URL leaves an order unpaid; the webhook pays it', async () => {
  const reference = await order()
  expect(await (await visit(`/orders/${reference}`)).text()).toContain('等待付款')
  expect((await deliver(event(reference))).status).toBe(200)
  expect(await (await visit(`/orders/${reference}`)).text()).toContain('已付款')
})

test('a forged webhook is refused and changes nothing', async () => {
  const reference = await order()
  const other = `whsec_${Buffer.alloc(32, 8).toString('base64')}`
  expect((await deliver(event(reference), other)).status).toBe(401)
  expect(await statusOf(reference)).toEqual({ status: 'waiting' })
})

test('an event delivered twice is answered twice and applied once', async () => {
  const reference = await order()
  const paid = event(reference)
  expect(await (await deliver(paid)).json()).toEqual({ outcome: 'applied' })
  expect(await (await deliver(paid)).json()).toEqual({ outcome: 'repeated' })
})

test('a decline that arrives after the payment does not undo it', async () => {
  const reference = await order()
  await deliver(event(reference))
  await deliver(event(reference, { status: 'open', loanId: null }, 'checkout.declined'))
  expect(await statusOf(reference)).toEqual({ status: 'paid' })
})

test('a payment of another amount is never taken for this order', async () => {
  const reference = await order()
  await deliver(event(reference, { amountMinor: 1 }))
  expect(await statusOf(reference)).toEqual({ status: 'review' })
})

test('an order is shown to nobody but its shopper', async () => {
  const reference = await order()
  cookie = ''
  expect((await visit(`/orders/${reference}`)).status).toBe(404)
})

test('when no checkout can be opened the order waits, and is paid later under the same key', async () => {
  bffStatus = 503
  await visit('/cart', { add: 'tent' })
  const response = await visit('/orders', {})
  const path = response.headers.get('location') ?? ''
  expect(await (await visit(path)).text()).toContain('重试付款')
  bffStatus = 201
  await visit(`${path}/pay`, {})
  expect(new Set(asked.map((it) => it.key)).size).toBe(1)
})
