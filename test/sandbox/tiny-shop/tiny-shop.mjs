// A whole shop on the raw API: node:http, fetch and node:crypto, and nothing else.
// MIAOGUO_URL=… MIAOGUO_SECRET_KEY=sk_test_… MIAOGUO_WEBHOOK_SECRET=whsec_… node tiny-shop.mjs
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'

const { env } = process
const miaoguo = env.MIAOGUO_URL ?? 'http://127.0.0.1:8787'
const orders = new Map()
const seen = new Set()
let url = ''

/** The same key for every try of one order: however often it is asked, one checkout is opened. */
async function openCheckout(order) {
  const price = 88_800
  const response = await fetch(`${miaoguo}/v1/checkouts`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${env.MIAOGUO_SECRET_KEY}`,
      'content-type': 'application/json',
      'idempotency-key': order.reference,
    },
    body: JSON.stringify({
      merchantReference: order.reference,
      scenario: 'goods',
      currency: 'CNY',
      amountMinor: price,
      lines: [
        { kind: 'item', name: '茶壶', quantity: 1, unitAmountMinor: price, totalMinor: price },
      ],
      returnUrl: `${url}/orders/${order.reference}`,
      notifyUrl: `${url}/webhooks`,
    }),
    signal: AbortSignal.timeout(10_000),
  })
  const answer = await response.json()
  if (!response.ok) throw new Error(`${answer.code} ${answer.requestId}`)
  return answer
}

/** Standard Webhooks: the signature covers id, timestamp and the very bytes of the body. */
function isGenuine(headers, body) {
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signatures } = headers
  if (!/^\d{1,12}$/.test(at ?? '') || Math.abs(Date.now() / 1000 - at) > 300) return false
  const key = Buffer.from(env.MIAOGUO_WEBHOOK_SECRET.replace('whsec_', ''), 'base64')
  const expected = createHmac('sha256', key).update(`${id}.${at}.`).update(body).digest()
  return (signatures ?? '').split(' ').some((it) => {
    const given = Buffer.from(it.replace('v1,', ''), 'base64')
    return it.startsWith('v1,') && given.length === 32 && timingSafeEqual(given, expected)
  })
}

function apply(event) {
  const order = orders.get(event.data.merchantReference)
  if (!order || seen.has(event.id)) return
  seen.add(event.id)
  // Late news is told apart by the version; paid is final, and only for the amount that was asked.
  if (event.objectVersion <= order.version || order.status === 'paid') return
  order.version = event.objectVersion
  const right = event.data.amountMinor === order.amountMinor && event.data.currency === 'CNY'
  if (event.type === 'checkout.paid') order.status = right ? 'paid' : 'review'
  if (event.type === 'checkout.expired' || event.type === 'checkout.cancelled')
    order.status = 'closed'
}

async function bytesOf(request) {
  const parts = []
  let size = 0
  for await (const part of request) {
    size += part.length
    if (size > 65_536) throw new Error('too large')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

const server = createServer(async (request, response) => {
  const say = (status, body, headers = {}) =>
    response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(body))
  const { method, url: path = '/' } = request
  try {
    if (method === 'POST' && path === '/orders') {
      const order = { reference: `tiny-${randomUUID()}`, status: 'waiting', version: 0 }
      orders.set(order.reference, order)
      const { id, clientUrl, amountMinor } = await openCheckout(order)
      Object.assign(order, { checkoutId: id, amountMinor })
      return say(303, order, { location: clientUrl })
    }
    if (method === 'POST' && path === '/webhooks') {
      const body = await bytesOf(request)
      if (!isGenuine(request.headers, body)) return say(401, { code: 'signature_invalid' })
      apply(JSON.parse(body.toString('utf8')))
      return say(200, {})
    }
    const order = orders.get(path.replace('/orders/', ''))
    return order ? say(200, order) : say(404, {})
  } catch (error) {
    return say(502, { code: String(error.message) })
  }
})

server.listen(Number(env.PORT ?? 0), '127.0.0.1', () => {
  url = `http://127.0.0.1:${server.address().port}`
  console.log(JSON.stringify({ ready: true, url }))
})
process.once('SIGTERM', () => process.exit(0))
