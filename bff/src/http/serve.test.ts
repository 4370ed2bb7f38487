import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  anOrder,
  fakeClock,
  openTestBff,
  otherSecretKey,
  secretKey,
  type TestBff,
} from '../fakes.ts'

let bff: TestBff
const clock = fakeClock()
beforeAll(async () => {
  bff = await openTestBff({}, clock)
})
afterAll(() => bff.close())

const open = (body: unknown, request: object = {}) =>
  bff.post('/v1/checkouts', body, { as: secretKey, ...request })
const opened = async (): Promise<number> =>
  (await bff.deps.db.selectFrom('checkouts').select('id').execute()).length
const pointersOf = (body: Record<string, unknown>): string[] =>
  (body['errors'] as { pointer: string }[]).map((it) => it.pointer)

describe('idempotency', () => {
  test('the same key and input replays the stored answer and says so', async () => {
    const order = anOrder()
    const first = await open(order, { key: 'once' })
    const again = await open(order, { key: 'once' })
    expect(first.status).toBe(201)
    expect(first.headers.get('idempotency-replayed')).toBeNull()
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(again.text).toBe(first.text)
  })

  test('the order of fields does not make another input', async () => {
    const order = anOrder()
    const first = await open(order, { key: 'fields' })
    const turned = Object.fromEntries(Object.entries(order).reverse())
    expect((await open(turned, { key: 'fields' })).text).toBe(first.text)
  })

  test('the same key with another input is refused', async () => {
    await open(anOrder(), { key: 'other' })
    const reused = await open(anOrder(), { key: 'other' })
    expect(reused).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } })
  })

  test('two merchants may use the same key', async () => {
    const order = anOrder({ returnUrl: 'https://a.example/', notifyUrl: 'https://a.example/' })
    const mine = await open(order, { key: 'shared' })
    const theirs = await open(order, { key: 'shared', as: otherSecretKey })
    expect(theirs.status).toBe(201)
    expect(theirs.body['id']).not.toBe(mine.body['id'])
  })

  test('of many requests at once with one key one runs, the others wait or replay', async () => {
    const order = anOrder()
    const before = await opened()
    const all = await Promise.all(Array.from({ length: 8 }, () => open(order, { key: 'race' })))
    expect(await opened()).toBe(before + 1)
    for (const it of all) {
      if (it.status === 409) {
        expect(it.body['code']).toBe('idempotency_request_running')
        expect(Number(it.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
      } else expect(it.status).toBe(201)
    }
  })

  // A process that dies between the fact and the stored answer leaves a running row.
  test('a request whose process died runs again after its lease and finds its own checkout', async () => {
    const order = anOrder()
    const first = await open(order, { key: 'crash' })
    await bff.deps.db
      .updateTable('replies')
      .set({ state: 'running', status: null, body: null })
      .where('key', '=', 'crash')
      .execute()
    expect(await open(order, { key: 'crash' })).toMatchObject({
      status: 409,
      body: { code: 'idempotency_request_running' },
    })
    clock.pass(31_000)
    const again = await open(order, { key: 'crash' })
    expect(again.status).toBe(201)
    expect(again.body['id']).toBe(first.body['id'])
  })

  test('a refusal that cannot change is replayed, a malformed request is forgotten', async () => {
    const order = anOrder()
    await open(order)
    const refused = await open(order, { key: 'refused' })
    expect(refused.body['code']).toBe('checkout_reference_taken')
    expect((await open(order, { key: 'refused' })).headers.get('idempotency-replayed')).toBe('true')
    await open({ nonsense: true }, { key: 'malformed' })
    expect((await open(anOrder(), { key: 'malformed' })).status).toBe(201)
  })

  test.each([
    ['missing', '', 'idempotency_key_missing'],
    ['too long', 'k'.repeat(256), 'idempotency_key_invalid'],
    ['with a space', 'a b', 'idempotency_key_invalid'],
  ])('a key that is %s is refused', async (_name, key, code) => {
    expect(await open(anOrder(), { headers: { 'idempotency-key': key } })).toMatchObject({
      status: 400,
      body: { code },
    })
  })

  test('stored answers cannot be read from the table', async () => {
    await open(anOrder(), { key: 'sealed' })
    const row = await bff.deps.db
      .selectFrom('replies')
      .select('body')
      .where('key', '=', 'sealed')
      .executeTakeFirstOrThrow()
    expect(row.body).not.toContain('chk_')
  })
})

describe('bad input writes nothing and names the field', () => {
  test.each([
    ['an unknown field', { ...anOrder(), extra: 1 }, ['/extra']],
    ['a field of the wrong type', anOrder({ amountMinor: '120000' }), ['/amountMinor']],
    ['a negative amount', anOrder({ amountMinor: -1 }), ['/amountMinor']],
    ['an amount beyond all bounds', anOrder({ amountMinor: 1e15 }), ['/amountMinor']],
    ['half a fen', anOrder({ amountMinor: 0.5 }), ['/amountMinor']],
    ['an unknown currency', anOrder({ currency: 'XXX' }), ['/currency']],
    ['a name that is not text', anOrder({ merchantReference: 'a\u0000b' }), ['/merchantReference']],
    [
      'half a character',
      anOrder({
        lines: [{ kind: 'item', name: '\ud800', quantity: 1, unitAmountMinor: 1, totalMinor: 1 }],
      }),
      ['/lines/0/name'],
    ],
    ['no lines', anOrder({ lines: [] }), ['/lines']],
  ])('%s', async (_name, body, pointers) => {
    const before = await opened()
    const answer = await open(body)
    expect(answer.status).toBe(400)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(answer.body['code']).toBe('input_invalid')
    expect([...new Set(pointersOf(answer.body))]).toEqual(pointers)
    expect(await opened()).toBe(before)
  })

  test.each([
    ['half a document', '{"a":', 400, 'malformed_json'],
    ['nothing', '', 400, 'malformed_json'],
    [
      'a body that is not UTF-8',
      new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]),
      400,
      'malformed_json',
    ],
    ['a list', '[]', 400, 'input_invalid'],
    ['deep nesting', '['.repeat(50_000) + ']'.repeat(50_000), 400, 'input_invalid'],
    ['a body too large', `{"a":"${'x'.repeat(200_000)}"}`, 413, 'body_too_large'],
    ['a prototype', '{"__proto__":{"amountMinor":1}}', 400, 'input_invalid'],
  ])('%s', async (_name, raw, status, code) => {
    expect(await open(undefined, { raw })).toMatchObject({ status, body: { code } })
  })

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/json; charset=gbk',
    '',
  ])('content type %j', async (type) => {
    expect(await open(anOrder(), { headers: { 'content-type': type } })).toMatchObject({
      status: 415,
      body: { code: 'content_type_unsupported' },
    })
  })

  test('a page size and a cursor out of form', async () => {
    const list = (query: string) => bff.get(`/v1/checkouts?${query}`, { as: secretKey })
    expect(pointersOf((await list('limit=0')).body)).toEqual(['/query/limit'])
    expect(pointersOf((await list('cursor=nonsense')).body)).toEqual(['/query/cursor'])
    expect(pointersOf((await list('limit=5&limit=6')).body)).toEqual(['/query/limit'])
    expect(pointersOf((await list('unknown=1')).body)).toEqual(['/query/unknown'])
  })
})

describe('callers', () => {
  test.each([
    [undefined, 'credentials_missing'],
    ['Basic abc', 'credentials_invalid'],
    ['Bearer sk_test_nobody_00000000', 'credentials_invalid'],
    ['Bearer', 'credentials_invalid'],
  ])('a merchant call with %s is refused', async (authorization, code) => {
    const answer = await bff.get('/v1/checkouts', {
      headers: authorization === undefined ? {} : { authorization },
    })
    expect(answer).toMatchObject({ status: 401, body: { code } })
    expect(answer.headers.get('www-authenticate')).toContain('Bearer')
  })

  test("the widget's key opens from a listed origin only", async () => {
    const ask = (origin: string, key = 'pk_test_fake') =>
      bff.get(`/v1/promotions?key=${key}&amountMinor=120000&currency=CNY`, { headers: { origin } })
    const listed = await ask('https://shop.example')
    expect(listed.status).toBe(200)
    expect(listed.headers.get('access-control-allow-origin')).toBe('*')
    expect(await ask('https://evil.example')).toMatchObject({
      status: 403,
      body: { code: 'origin_not_allowed' },
    })
    expect(await ask('https://shop.example', 'pk_test_nobody')).toMatchObject({
      status: 401,
      body: { code: 'credentials_invalid' },
    })
    expect(await ask('https://shop.example', '%00')).toMatchObject({
      status: 401,
      body: { code: 'credentials_invalid' },
    })
  })
})

describe('what is answered from memory', () => {
  const ask = (headers: Record<string, string>) =>
    bff.get('/v1/promotions?key=pk_test_fake&amountMinor=77700&currency=CNY', { headers })

  test('is the same answer under another request id', async () => {
    const origin = { origin: 'https://shop.example' }
    const [first, second] = [await ask(origin), await ask(origin)]
    expect(second.text).toBe(first.text)
    const named = (it: Headers) =>
      [...it].filter(([name]) => !['x-request-id', 'content-length'].includes(name))
    expect(named(second.headers)).toEqual(named(first.headers))
    expect(second.headers.get('x-request-id')).toMatch(/^req_/)
    expect(second.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'))
  })

  test('never reaches an origin that would be refused', async () => {
    await ask({ origin: 'https://shop.example' })
    expect((await ask({ origin: 'https://evil.example' })).status).toBe(403)
    expect((await ask({ origin: 'https://evil.example' })).status).toBe(403)
  })
})

describe('every answer', () => {
  test('names its request and forbids what it does not need', async () => {
    const answer = await bff.get('/v1/nothing')
    expect(answer).toMatchObject({
      status: 404,
      body: { code: 'not_found', status: 404, instance: '/v1/nothing' },
    })
    expect(answer.headers.get('x-request-id')).toBe(answer.body['requestId'])
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.body['detail']).toMatch(/\w/)
  })

  test('a known path with another method says which methods it knows', async () => {
    const response = await bff.fetch('/v1/checkouts', { method: 'DELETE' })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('POST, GET, HEAD')
  })

  test('a checkout token is not repeated in a problem', async () => {
    const token = 'A'.repeat(32)
    expect((await bff.get(`/v1/shopper/checkouts/${token}`)).text).not.toContain(token)
  })
})
