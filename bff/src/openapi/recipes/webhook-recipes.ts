import { ask, order, type Recipe } from './recipe.ts'

export const receiveWebhooks: Recipe = {
  slug: 'receive-webhooks',
  title: 'Receive webhooks',
  summary: 'A receiver that believes only what is signed, and does everything once.',
  parts: [
    {
      text: 'Verify the raw bytes, not a body that was parsed and written again. Treat webhook-id as the key of what you have done: deliveries may repeat. Their order is not promised: objectVersion rises with each event of an object, so a lower one than you know is old news. Answer 2xx within 15 seconds and work afterwards.',
    },
    {
      text: 'The program registers an endpoint, asks for a test event, believes it and takes the endpoint away. In the sandbox the address may be your own machine; elsewhere it must be https on the internet.',
    },
    {
      run: 'node',
      says: 'Genuine: webhook.test',
      code: `import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
${ask}
function isGenuine(headers, body, secret) {
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signatures } = headers
  if (!/^\\d{1,12}$/.test(at ?? '') || Math.abs(Date.now() / 1000 - at) > 300) return false
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const expected = createHmac('sha256', key).update(id + '.' + at + '.').update(body).digest()
  // While a secret is rotated there are two signatures, apart by a space.
  return signatures.split(' ').some((it) => {
    const given = Buffer.from(it.replace('v1,', ''), 'base64')
    return given.length === expected.length && timingSafeEqual(given, expected)
  })
}

let endpoint
const server = createServer(async (request, response) => {
  const parts = []
  for await (const part of request) parts.push(part)
  const body = Buffer.concat(parts)
  if (!isGenuine(request.headers, body, endpoint.secret)) return response.writeHead(401).end()
  response.writeHead(204).end()
  console.log('Genuine:', JSON.parse(body.toString('utf8')).type)
  await ask('POST', '/v1/webhook-endpoints/' + endpoint.id + '/delete', {})
  server.close()
})
server.listen(0, '127.0.0.1', async () => {
  const url = 'http://127.0.0.1:' + server.address().port + '/webhooks'
  endpoint = await ask('POST', '/v1/webhook-endpoints', { url, eventTypes: ['checkout.paid', 'webhook.test'] })
  await ask('POST', '/v1/webhook-endpoints/' + endpoint.id + '/test', {})
})`,
    },
  ],
}

export const rotateSecrets: Recipe = {
  slug: 'rotate-secrets',
  title: 'Rotate secrets and keys',
  summary: 'Change a signing secret or a key without missing an event or a request.',
  parts: [
    {
      text: 'Rotating a webhook secret gives you the new one. Until the overlap ends every delivery carries a signature by each, so receivers can change one by one. Rolling an API key works alike: the old one works on for the overlap. With overlapHours 0 the old one ends now.',
    },
    {
      run: 'node',
      says: 'old key 401, new key 200',
      code: `${ask}
const { items } = await ask('GET', '/v1/webhook-endpoints')
const endpoint = await ask('POST', '/v1/webhook-endpoints', { url: MIAOGUO_URL + '/healthz' })
const rotated = await ask('POST', '/v1/webhook-endpoints/' + endpoint.id + '/rotate-secret', { overlapHours: 24 })
console.log('two signatures until', rotated.previousSecretExpiresAt)
await ask('POST', '/v1/webhook-endpoints/' + endpoint.id + '/delete', {})

const old = await ask('POST', '/v1/api-keys', { kind: 'secret', name: 'example' })
const fresh = await ask('POST', '/v1/api-keys/' + old.id + '/roll', { overlapHours: 0 })
const statusOf = async (key) =>
  (await fetch(MIAOGUO_URL + '/v1/api-keys', { headers: { authorization: 'Bearer ' + key } })).status
console.log('old key', (await statusOf(old.key)) + ',', 'new key', await statusOf(fresh.key))
await ask('POST', '/v1/api-keys/' + fresh.id + '/revoke', {})`,
    },
  ],
}

export const replayEvents: Recipe = {
  slug: 'replay-events',
  title: 'Replay what you missed',
  summary: 'After an outage, have events delivered again: one, or all that failed.',
  parts: [
    {
      text: 'Events are kept whether or not you could be told, and every delivery has a log of what was sent and what came back. A replay has the id of its event, so that a receiver that has seen it does nothing.',
    },
    {
      run: 'node',
      says: 'checkout.cancelled was delivered again',
      code: `${ask}${order}const checkout = await ask('POST', '/v1/checkouts', order)
await ask('POST', '/v1/checkouts/' + checkout.id + '/cancel', {})
const { items: [event] } = await ask('GET', '/v1/events?checkoutId=' + checkout.id)
const { deliveries } = await ask('POST', '/v1/events/' + event.id + '/replay', {})
console.log(event.type, 'was delivered again as', deliveries[0].id)
const log = await ask('GET', '/v1/webhook-deliveries/' + deliveries[0].id)
console.log('to', log.url, log.status, log.attempts.length, 'attempts')

// Everything of the last hour that reached nobody:
const now = Date.now()
console.log(await ask('POST', '/v1/event-replays', {
  fromAt: new Date(now - 3600_000).toISOString(),
  toAt: new Date(now).toISOString(),
  which: 'failed',
}))`,
    },
  ],
}
