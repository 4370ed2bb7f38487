import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join, resolve } from 'node:path'
import { openApiDocument } from '@miaoguo/bff/src/openapi/document.ts'
import { signedHeaders } from '@miaoguo/bff/src/webhooks/sign.ts'
import { contract } from '@miaoguo/shared/contract/contract'
import { createClient, MiaoguoError, pages, verifyWebhook } from '@miaoguo/merchant-client'
import { generate } from '@miaoguo/merchant-client/generate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listen } from '../sandbox/listen.ts'
import { demoMerchant } from '../sandbox/world.ts'
import { openWorld, type World } from '../support/app.ts'
import { newCheckout, ourMerchant } from './examples.ts'

const folder = resolve(import.meta.dirname, '../../client/merchant/src')
const apiKey = demoMerchant.secretKey

test('the committed client is what the document generates', async () => {
  const made = await generate(openApiDocument('https://api.miaoguo.example'))
  for (const [name, text] of Object.entries(made))
    expect(readFileSync(join(folder, name), 'utf8') === text, `${name}: pnpm generate:client`).toBe(
      true,
    )
})

test('the client has every operation of merchants and no other', () => {
  const client = createClient({ baseUrl: 'http://127.0.0.1:9', apiKey })
  const merchants = contract.filter((it) => it.actor === 'merchant').map((it) => it.id)
  expect(Object.keys(client).toSorted()).toEqual(merchants.toSorted())
})

test('a key that does not belong on a server is refused before anything is sent', () => {
  expect(() => createClient({ baseUrl: 'http://127.0.0.1:9', apiKey: 'pk_test_demo' })).toThrow(
    'secret key',
  )
})

describe('against the server', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld({ variables: { MERCHANTS: JSON.stringify([ourMerchant]) } })
  })
  afterAll(() => world.close())
  const ours = () => createClient({ baseUrl: `${world.url}/`, apiKey })
  /** The order of the examples, typed as the client wants it. */
  const order = () =>
    newCheckout(world) as Parameters<ReturnType<typeof createClient>['createCheckout']>[0]['body']

  test('an order is opened, seen, listed and cancelled', async () => {
    const opened = await ours().createCheckout({ body: order() })
    expect(opened).toMatchObject({ status: 'open', amountMinor: 120_000 })
    const seen = await ours().viewMerchantCheckout({ path: { id: opened.id } })
    expect(seen.token).toBe(opened.token)
    const { items } = await ours().listCheckouts({ query: { limit: 1 } })
    expect(items.map((it) => it.id)).toEqual([opened.id])
    const cancelled = await ours().cancelCheckout({ path: { id: opened.id }, body: {} })
    expect(cancelled.status).toBe('cancelled')
  })

  test('one key opens one checkout', async () => {
    const body = order()
    const [one, two] = [
      await ours().createCheckout({ body }, { idempotencyKey: 'the-same' }),
      await ours().createCheckout({ body }, { idempotencyKey: 'the-same' }),
    ]
    expect(one.id).toBe(two.id)
  })

  test('a refusal says its code, its fields and the request to name', async () => {
    const refused = ours().createCheckout({ body: { ...order(), amountMinor: 1 } })
    const error = await refused.catch((it: unknown) => it)
    expect(error).toBeInstanceOf(MiaoguoError)
    expect(error).toMatchObject({ code: 'amounts_do_not_add_up', status: 422 })
    expect((error as MiaoguoError).requestId).toMatch(/^req_/)
    expect((error as MiaoguoError).problem?.errors?.[0]?.pointer).toBe('/amountMinor')
  })

  test('a list is read to its end, each item once', async () => {
    const made = new Set<string>()
    for (let i = 0; i < 5; i += 1) made.add((await ours().createCheckout({ body: order() })).id)
    const seen: string[] = []
    for await (const it of pages((cursor) =>
      ours().listCheckouts({ query: { limit: 2, ...(cursor ? { cursor } : {}) } }),
    ))
      seen.push(it.id)
    expect(new Set(seen).size).toBe(seen.length)
    for (const id of made) expect(seen).toContain(id)
  })
})

describe('against a server that fails', () => {
  type Answer = (request: IncomingMessage, response: ServerResponse) => void
  let answers: Answer[] = []
  let keys: (string | undefined)[] = []
  let server: Awaited<ReturnType<typeof listen>>
  beforeAll(async () => {
    server = await listen(
      createServer((request, response) => {
        keys.push(String(request.headers['idempotency-key']))
        request.resume()
        request.on('end', () => answers.shift()?.(request, response))
      }),
      0,
    )
  })
  afterAll(() => server.close())
  const problem =
    (status: number, code: string): Answer =>
    (_, response) =>
      void response
        .writeHead(status, { 'content-type': 'application/problem+json', 'retry-after': '0' })
        .end(JSON.stringify({ type: 'x', title: 'x', status, code, requestId: 'req_000000' }))
  const good: Answer = (_, response) => void response.end('{"id":"chk_000000","status":"open"}')
  const torn: Answer = (_, response) => void response.destroy()
  const cancel = (said: Answer[]) => {
    answers = said
    keys = []
    return createClient({ baseUrl: server.url, apiKey }).cancelCheckout({
      path: { id: 'chk_000000' },
      body: {},
    })
  }

  test('what may turn out otherwise is asked again under the same key', async () => {
    const answer = await cancel([torn, problem(503, 'lender_unavailable'), good])
    expect(answer).toMatchObject({ status: 'open' })
    expect(keys).toHaveLength(3)
    expect(new Set(keys).size).toBe(1)
  })

  test('what was decided is not asked again', async () => {
    await expect(cancel([problem(409, 'checkout_not_open'), good])).rejects.toMatchObject({
      code: 'checkout_not_open',
    })
    expect(keys).toHaveLength(1)
  })

  test('after the last try the failure is said', async () => {
    await expect(cancel([torn, torn, torn, torn, good])).rejects.toMatchObject({
      code: 'unreachable',
      status: 0,
    })
    expect(keys).toHaveLength(4)
  })
})

describe('webhooks', () => {
  const secret = demoMerchant.webhookSecret
  const other = `whsec_${Buffer.alloc(32, 9).toString('base64')}`
  const at = '2026-08-01T09:30:00.000Z'
  const nowSeconds = Date.parse(at) / 1000
  const body = JSON.stringify({ id: 'evt_000000', type: 'checkout.paid' })
  const headers = (secrets = [secret]) => signedHeaders({ secrets, id: 'evt_000000', at, body })

  test('what we sign is believed, also while secrets are rotated', async () => {
    expect(
      (await verifyWebhook({ headers: headers(), body, secrets: secret, nowSeconds }))?.id,
    ).toBe('evt_000000')
    const both = headers([other, secret])
    for (const secrets of [[secret], [other], [other, secret]])
      expect(await verifyWebhook({ headers: both, body, secrets, nowSeconds })).toBeDefined()
  })

  test.each([
    ['another body', { body: `${body} ` }],
    ['another secret', { secrets: other }],
    ['no secret', { secrets: [] as string[] }],
    ['a short secret', { secrets: `whsec_${Buffer.alloc(8).toString('base64')}` }],
    ['an old delivery', { nowSeconds: nowSeconds + 301 }],
    ['one from the future', { nowSeconds: nowSeconds - 301 }],
    ['a lenient timestamp', { headers: { ...headers(), 'webhook-timestamp': `${nowSeconds}.0` } }],
    ['another id', { headers: { ...headers(), 'webhook-id': 'evt_000001' } }],
    ['no signature', { headers: { ...headers(), 'webhook-signature': '' } }],
    [
      'too many signatures',
      {
        headers: {
          ...headers(),
          'webhook-signature': `${'v1,x '.repeat(16)}${headers()['webhook-signature']}`,
        },
      },
    ],
    ['bytes that are no text', { body: new Uint8Array([0xff, 0xfe]) }],
  ])('%s is not believed', async (_, change) => {
    const delivery = { headers: headers(), body, secrets: secret, nowSeconds, ...change }
    expect(await verifyWebhook(delivery)).toBeUndefined()
  })
})
