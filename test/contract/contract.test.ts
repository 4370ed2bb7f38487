import { contract } from '@miaoguo/shared/contract/contract'
import type { Endpoint } from '@miaoguo/shared/contract/endpoint'
import { ProblemDetails } from '@miaoguo/shared/problem/problem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FakeKlarna } from '../lenders/fakes/klarna.ts'
import { openWorld, type World } from '../support/app.ts'
import { klarnaBeside } from '../support/klarna.ts'
import {
  examples,
  otherMerchant,
  ourMerchant,
  setStage,
  type Example,
  type Request,
  type Stage,
} from './examples.ts'
import { unknownObject } from './unknown-object.ts'
import { countRows, refusal, send } from './send.ts'

let world: World
let klarna: FakeKlarna
let stage: Stage
beforeAll(async () => {
  // Nobody is slow, so that nothing arrives while rows are counted.
  const beside = await klarnaBeside()
  klarna = beside.klarna
  world = await openWorld({
    moreLenders: [beside.seed],
    lenders: { lezhong: { quoteDelayMs: 5, decisionDelayMs: 20 } },
    variables: { MERCHANTS: JSON.stringify([ourMerchant, otherMerchant]) },
  })
  stage = await setStage(world)
})
afterAll(async () => {
  await world.close()
  await klarna.close()
})

const exampleOf = (endpoint: Endpoint): Example => {
  const example = examples[endpoint.id]
  if (!example) throw new Error(`${endpoint.id} has no example`)
  return example
}
const requestFor = async (endpoint: Endpoint): Promise<Request> =>
  exampleOf(endpoint).request(stage)

test('every endpoint has an example, and no example is without its endpoint', () => {
  expect(Object.keys(examples).toSorted()).toEqual(contract.map((it) => it.id).toSorted())
})

/** What every endpoint owes, whatever it does; after all of it nothing has been written. */
describe.each(contract.map((endpoint) => [endpoint.id, endpoint] as const))(
  '%s refuses',
  (_, endpoint) => {
    let good: Request
    let before: Record<string, number>
    beforeAll(async () => {
      good = await requestFor(endpoint)
      before = await countRows(world)
    })
    afterAll(async () => expect(await countRows(world)).toEqual(before))

    if (['shopper', 'merchant', 'merchant_user'].includes(endpoint.actor)) {
      test('a caller without credentials, and one with invented ones', async () => {
        const { token, ...anonymous } = good
        expect(token).toBeDefined()
        expect(await refusal(endpoint, await send(world, endpoint, anonymous))).toMatchObject({
          status: 401,
          code: 'credentials_missing',
        })
        for (const invented of [
          'nonsense',
          'sk_test_wrong_000000000000000',
          `${token?.slice(0, -4)}AAAA`,
        ]) {
          expect(
            await refusal(endpoint, await send(world, endpoint, { ...good, token: invented })),
          ).toMatchObject({ status: 401 })
        }
      })
    }

    if (endpoint.actor === 'widget') {
      test('a key that is not known, and an origin that is not allowed', async () => {
        expect(
          await refusal(
            endpoint,
            await send(world, endpoint, { query: { ...good.query, key: 'pk_test_unknown' } }),
          ),
        ).toMatchObject({ code: 'credentials_invalid' })
        const foreign = await send(world, endpoint, good, {
          headers: { origin: 'https://evil.example' },
        })
        expect(await refusal(endpoint, foreign)).toMatchObject({
          status: 403,
          code: 'origin_not_allowed',
        })
      })
    }

    if (endpoint.method === 'POST') {
      test('a body that is not JSON, of another type, or too large', async () => {
        for (const text of ['{', '', '[]', '"text"', '{"a":1}{', '\u0000']) {
          expect(
            (await refusal(endpoint, await send(world, endpoint, good, { text }))).status,
          ).toBe(400)
        }
        const form = await send(world, endpoint, good, {
          headers: { 'content-type': 'text/plain' },
        })
        expect(await refusal(endpoint, form)).toMatchObject({
          status: 415,
          code: 'content_type_unsupported',
        })
        const large = await send(world, endpoint, good, {
          text: JSON.stringify({ ...good.body, padding: 'x'.repeat(200_000) }),
        })
        expect(await refusal(endpoint, large)).toMatchObject({
          status: 413,
          code: 'body_too_large',
        })
      })
    }

    if (endpoint.method === 'POST') {
      test('a request without a usable idempotency key', async () => {
        const missing = await send(world, endpoint, good, {
          headers: { 'idempotency-key': undefined },
        })
        expect(await refusal(endpoint, missing)).toMatchObject({
          status: 400,
          code: 'idempotency_key_missing',
        })
        const long = await send(world, endpoint, good, {
          headers: { 'idempotency-key': 'k'.repeat(256) },
        })
        expect(await refusal(endpoint, long)).toMatchObject({
          status: 400,
          code: 'idempotency_key_invalid',
        })
      })
    }

    if (endpoint.body) {
      test('an unknown field, and every field of a wrong type or missing, naming it', async () => {
        const unknown = await refusal(
          endpoint,
          await send(world, endpoint, { ...good, body: { ...good.body, nonsense: 1 } }),
        )
        expect(unknown).toMatchObject({ status: 400, code: 'input_invalid' })
        expect(unknown.errors?.map((it) => it.pointer)).toContain('/nonsense')
        for (const field of Object.keys(good.body ?? {})) {
          for (const wrong of [{ object: true }, null, -1.5, undefined]) {
            const problem = await refusal(
              endpoint,
              await send(world, endpoint, { ...good, body: { ...good.body, [field]: wrong } }),
            )
            expect(problem).toMatchObject({ status: 400, code: 'input_invalid' })
            expect(problem.errors?.every((it) => it.pointer === `/${field}`)).toBe(true)
          }
        }
      })
    }

    if (endpoint.query) {
      test('an unknown query field, and every field of a wrong form, naming it', async () => {
        const problem = await refusal(
          endpoint,
          await send(world, endpoint, { ...good, query: { ...good.query, nonsense: '1' } }),
        )
        expect(problem.errors?.map((it) => it.pointer)).toContain('/query/nonsense')
        // The widget's key is judged at the door, before its form.
        for (const field of Object.keys(good.query ?? {}).filter((it) => it !== 'key')) {
          const wrong = { ...good, query: { ...good.query, [field]: 'not it' } }
          expect(await refusal(endpoint, await send(world, endpoint, wrong))).toMatchObject({
            status: 400,
            errors: [{ pointer: `/query/${field}` }],
          })
        }
      })
    }

    if (endpoint.params) {
      test('an id of a wrong form, naming it', async () => {
        for (const name of Object.keys(good.params ?? {})) {
          const wrong = { ...good, params: { ...good.params, [name]: 'not an id' } }
          expect(await refusal(endpoint, await send(world, endpoint, wrong))).toMatchObject({
            status: 400,
            errors: [{ pointer: `/params/${name}` }],
          })
        }
      })
    }

    test('an object that does not exist', async () => {
      const request = unknownObject(good)
      if (!request) return expect(endpoint.problems).not.toContain('not_found')
      expect(await refusal(endpoint, await send(world, endpoint, request))).toMatchObject({
        status: 404,
        code: 'not_found',
      })
    })

    const foreign = exampleOf(endpoint).foreign
    if (foreign) {
      test('somebody else, who is told that nothing is there', async () => {
        const request = await foreign?.(stage)
        expect(await refusal(endpoint, await send(world, endpoint, request ?? {}))).toMatchObject({
          status: 404,
          code: 'not_found',
        })
      })
    }

    test('another method, naming the one it takes', async () => {
      const path = endpoint.path.replace(/:(\w+)/g, (__, name: string) => good.params?.[name] ?? '')
      const response = await fetch(`${world.url}${path}`, { method: 'DELETE' })
      expect(response.status).toBe(405)
      expect(response.headers.get('allow')).toContain(endpoint.method)
    })
  },
)

describe.each(contract.map((endpoint) => [endpoint.id, endpoint] as const))(
  '%s answers',
  (_, endpoint) => {
    test('as its contract says, and the same again for the same key', async () => {
      const good = await requestFor(endpoint)
      const key = { headers: { 'idempotency-key': `once-${endpoint.id}` } }
      const raw = endpoint.method === 'POST' ? key : {}
      const first = await send(world, endpoint, good, raw)
      const text = await first.text()
      expect([first.status, text]).toEqual([endpoint.status, text])
      expect(endpoint.output.safeParse(JSON.parse(text)).success).toBe(true)
      expect(first.headers.get('cache-control')).toContain('no-store')
      expect(first.headers.get('x-request-id')).toMatch(/^req_/)
      if (endpoint.method !== 'POST') return
      expect(first.headers.get('idempotency-replayed')).toBeNull()
      const again = await send(world, endpoint, good, raw)
      // A signed-out session cannot ask again: its own answer is beyond its reach.
      if (endpoint.id.startsWith('signOut')) return expect(again.status).toBe(401)
      expect([again.status, again.headers.get('idempotency-replayed'), await again.text()]).toEqual(
        [endpoint.status, 'true', text],
      )
    })
  },
)

describe('the API describes itself', () => {
  test('every endpoint of the document is served where it says', async () => {
    const document = await (await fetch(`${world.url}/openapi.json`)).json()
    expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: world.url }] })
    for (const { id, path, method } of contract) {
      const at = path.replace(/:(\w+)/g, '{$1}')
      expect(document.paths[at]?.[method.toLowerCase()]?.operationId).toBe(id)
    }
  })

  test('the type of a problem leads to its line in the pages, which run no script', async () => {
    const refused = await fetch(`${world.url}/v1/checkouts`)
    const { type, code } = ProblemDetails.parse(await refused.json())
    const page = await fetch(type)
    expect(page.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-/,
    )
    expect(await page.text()).toContain(`id="${code}"`)
    expect((await fetch(`${world.url}/docs`)).status).toBe(200)
  })
})
