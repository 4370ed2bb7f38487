import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import { resolve } from 'node:path'
import { createClient, verifyWebhook } from '@miaoguo/merchant-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forwardWebhooks } from '../sandbox/forward.ts'
import { listen } from '../sandbox/listen.ts'
import { startShop } from '../sandbox/shop/shop-server.ts'
import { demoMerchant } from '../sandbox/world.ts'
import type { World } from '../support/app.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import {
  apply,
  consentTo,
  eventually,
  newPhone,
  offerOf,
  openCheckout,
  requestOffers,
  signIn,
  valueOf,
  viewAsMerchant,
} from '../support/shopper.ts'

afterAll(closeDatabases)
const apiKey = demoMerchant.secretKey
const tinyShop = resolve(import.meta.dirname, '../sandbox/tiny-shop/tiny-shop.mjs')

describe.each(databases)('on %s', (database) => {
  let world: World
  beforeAll(async () => {
    world = await openWorldOn(database)
  })
  afterAll(() => world.close())

  /** Somebody pays the checkout with Huaxin. */
  async function pay(checkoutId: string): Promise<void> {
    const me = await signIn(world.url, newPhone())
    const checkout = await viewAsMerchant(world.url, checkoutId)
    const offer = offerOf(await requestOffers(me, checkout), 'Huaxin')
    valueOf(await apply(me, await consentTo(me, offer)))
  }

  test('a shop of node:http and fetch alone sells on installments', async () => {
    const { PATH = '' } = process.env
    const shop = spawn(process.execPath, [tinyShop], {
      env: {
        PATH,
        MIAOGUO_URL: world.url,
        MIAOGUO_SECRET_KEY: apiKey,
        MIAOGUO_WEBHOOK_SECRET: demoMerchant.webhookSecret,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    try {
      const url = await new Promise<string>((ready) =>
        shop.stdout.once('data', (line: Buffer) =>
          ready((JSON.parse(String(line)) as { url: string }).url),
        ),
      )
      const placed = await fetch(`${url}/orders`, { method: 'POST', redirect: 'manual' })
      expect(placed.headers.get('location')).toContain('/checkout/pages/offers/')
      const order = (await placed.json()) as { reference: string; checkoutId: string }
      const forged = await fetch(`${url}/webhooks`, { method: 'POST', body: '{}' })
      expect(forged.status).toBe(401)
      await pay(order.checkoutId)
      await eventually('the order is paid', async () => {
        const seen = (await (await fetch(`${url}/orders/${order.reference}`)).json()) as {
          status: string
        }
        return seen.status === 'paid' ? seen : undefined
      })
    } finally {
      shop.kill('SIGTERM')
    }
  })

  test('the demo shop sells through the published client', async () => {
    const shop = await startShop({
      port: 0,
      bffUrl: world.url,
      secretKey: apiKey,
      publishableKey: demoMerchant.publishableKey,
      webhookSecret: demoMerchant.webhookSecret,
    })
    try {
      const added = await fetch(`${shop.url}/cart`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ add: 'tent' }),
      })
      const cookie = added.headers.getSetCookie()[0]?.split(';')[0] ?? ''
      await fetch(`${shop.url}/orders`, { method: 'POST', redirect: 'manual', headers: { cookie } })
      const [order] = shop.books().orders
      await pay(order?.checkoutId ?? '')
      await eventually('the order is paid', () =>
        shop.books().orders.find((it) => it.status === 'paid'),
      )
    } finally {
      await shop.close()
    }
  })

  test('webhooks reach a server on the developer’s machine, retries and all', async () => {
    const heard: (string | undefined)[] = []
    let secret = ''
    const answers = [500]
    const target = await listen(
      createServer((request, response) => {
        const parts: Buffer[] = []
        request.on('data', (part: Buffer) => parts.push(part))
        request.on('end', async () => {
          const { headers } = request
          const event = await verifyWebhook({
            headers,
            body: Buffer.concat(parts),
            secrets: secret,
          })
          heard.push(event?.type)
          response.writeHead(answers.shift() ?? 204).end()
        })
      }),
      0,
    )
    const lines: string[] = []
    const forwarding = await forwardWebhooks({
      baseUrl: world.url,
      apiKey,
      target: target.url,
      say: (line) => lines.push(line),
    })
    secret = forwarding.secret
    const client = createClient({ baseUrl: world.url, apiKey })
    try {
      const checkout = await openCheckout(world.url, { notifyUrl: world.receiver.url })
      await client.cancelCheckout({ path: { id: checkout.id }, body: {} })
      // Its line is said after its answer has gone.
      await eventually('two attempts', () => (lines.length >= 2 ? lines : undefined), 15_000)
      expect(heard).toEqual(['checkout.cancelled', 'checkout.cancelled'])
      expect(lines).toMatchObject([
        expect.stringContaining('→ 500'),
        expect.stringContaining('→ 204'),
      ])
    } finally {
      await forwarding.close()
      await target.close()
    }
    const { items } = await client.listWebhookEndpoints({})
    expect(items.map((it) => it.kind)).toEqual(['per_checkout'])
  })

  test('a test clock expires an order whose two hours nobody waits for', async () => {
    const client = createClient({ baseUrl: world.url, apiKey })
    const checkout = await openCheckout(world.url, { notifyUrl: world.receiver.url })
    await client.advanceTestClock({ body: { seconds: 7200 } })
    const event = await eventually('the expiry', () =>
      world.receiver.events.find(
        (it) => it.data.checkoutId === checkout.id && it.type === 'checkout.expired',
      ),
    )
    expect(event).toMatchObject({ objectVersion: 1, mode: 'test' })
  })

  test('ten that ask for the same replay at once send it once', async () => {
    const client = createClient({ baseUrl: world.url, apiKey })
    const checkout = await openCheckout(world.url, { notifyUrl: world.receiver.url })
    await client.cancelCheckout({ path: { id: checkout.id }, body: {} })
    const { items } = await client.listEvents({ query: { checkoutId: checkout.id } })
    const id = items[0]?.id ?? ''
    const options = { idempotencyKey: `replay-${checkout.id}` }
    const all = await Promise.all(
      Array.from({ length: 10 }, () => client.replayEvent({ path: { id }, body: {} }, options)),
    )
    expect(new Set(all.map((it) => it.deliveries[0]?.id)).size).toBe(1)
    const { items: sent } = await client.listWebhookDeliveries({ query: { eventId: id } })
    expect(sent.map((it) => it.cause).toSorted()).toEqual(['event', 'replay'])
  })
})
