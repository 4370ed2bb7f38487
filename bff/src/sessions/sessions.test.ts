import { Problem } from '@miaoguo/shared/problem/problem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fakeClock, fakeIdentity, openTestBff, type Called, type TestBff } from '../fakes.ts'

let bff: TestBff
const clock = fakeClock()
const identity = fakeIdentity()
beforeAll(async () => {
  // As in production: a random code, a cool-down, few guesses.
  bff = await openTestBff(
    {
      SANDBOX: '0',
      SESSION_SECRET: 'a secret of at least thirty-two characters',
      CODE_COOLDOWN_SECONDS: '60',
    },
    { ...clock, identity },
  )
})
afterAll(() => bff.close())

let phones = 13_800_000_000
const aPhone = (): string => String((phones += 1))
async function codeFor(phone: string): Promise<string> {
  clock.pass(61_000)
  const sent = await bff.post('/v1/shopper/one-time-codes', { phone })
  expect(sent.status).toBe(202)
  return /\d{6}/.exec(identity.texts.findLast((it) => it.phone === phone)?.text ?? '')?.[0] ?? ''
}
const signIn = (phone: string, oneTimeCode: string) =>
  bff.post('/v1/shopper/sessions', { platform: 'h5', phone, oneTimeCode })
async function aSession(): Promise<{
  accessToken: string
  refreshToken: string
  borrowerId: string
}> {
  const phone = aPhone()
  const { body } = await signIn(phone, await codeFor(phone))
  return {
    accessToken: String(body['accessToken']),
    refreshToken: String(body['refreshToken']),
    borrowerId: String(body['borrowerId']),
  }
}
const refresh = (refreshToken: string) => bff.post('/v1/shopper/sessions/refresh', { refreshToken })
const signOut = (as: string) => bff.post('/v1/shopper/sessions/sign-out', {}, { as })
const codeOf = (it: Called): unknown => it.body['code']
const wrongFor = (code: string): string => (code === '000000' ? '000001' : '000000')

describe('a phone', () => {
  test('signs in with its code, and the same phone is the same borrower', async () => {
    const phone = aPhone()
    const first = await signIn(phone, await codeFor(phone))
    expect(first.status).toBe(201)
    const second = await signIn(phone, await codeFor(phone))
    expect(second.body['borrowerId']).toBe(first.body['borrowerId'])
  })

  test('a code works once', async () => {
    const phone = aPhone()
    const code = await codeFor(phone)
    await signIn(phone, code)
    expect(codeOf(await signIn(phone, code))).toBe('login_code_invalid')
  })

  test('two sign-ins at once with one code open one session', async () => {
    const phone = aPhone()
    const code = await codeFor(phone)
    const both = await Promise.all([signIn(phone, code), signIn(phone, code)])
    expect(both.map((it) => it.status).sort()).toEqual([201, 401])
  })

  test('after five guesses the right code is worth nothing', async () => {
    const phone = aPhone()
    const code = await codeFor(phone)
    for (let i = 0; i < 5; i += 1)
      expect(codeOf(await signIn(phone, wrongFor(code)))).toBe('login_code_invalid')
    expect(codeOf(await signIn(phone, code))).toBe('login_code_invalid')
  })

  test('a code is gone after five minutes', async () => {
    const phone = aPhone()
    const code = await codeFor(phone)
    clock.pass(300_000)
    expect(codeOf(await signIn(phone, code))).toBe('login_code_invalid')
  })

  test("another phone's code opens nothing", async () => {
    const code = await codeFor(aPhone())
    expect(codeOf(await signIn(aPhone(), code))).toBe('login_code_invalid')
  })

  test('is sent one code a minute and ten a day', async () => {
    const phone = aPhone()
    await codeFor(phone)
    const again = await bff.post('/v1/shopper/one-time-codes', { phone })
    expect(again).toMatchObject({ status: 429, body: { code: 'rate_limited' } })
    expect(Number(again.headers.get('retry-after'))).toBe(60)
    for (let i = 0; i < 9; i += 1) await codeFor(phone)
    clock.pass(61_000)
    expect(codeOf(await bff.post('/v1/shopper/one-time-codes', { phone }))).toBe('rate_limited')
  })

  test('two asks at once send one text', async () => {
    const phone = aPhone()
    clock.pass(61_000)
    const ask = () => bff.post('/v1/shopper/one-time-codes', { phone })
    const both = await Promise.all([ask(), ask()])
    expect(both.map((it) => it.status).sort()).toEqual([202, 429])
    expect(identity.texts.filter((it) => it.phone === phone)).toHaveLength(1)
  })

  test('whose text could not be sent may ask again at once', async () => {
    const phone = aPhone()
    clock.pass(61_000)
    const { sendText } = identity
    identity.sendText = () => Promise.reject(new Problem('identity_unavailable'))
    const failed = await bff.post('/v1/shopper/one-time-codes', { phone })
    identity.sendText = sendText
    expect(failed).toMatchObject({ status: 502, body: { code: 'identity_unavailable' } })
    expect((await bff.post('/v1/shopper/one-time-codes', { phone })).status).toBe(202)
  })

  test('neither code nor phone can be read from the table of codes', async () => {
    const phone = aPhone()
    const code = await codeFor(phone)
    const rows = JSON.stringify(await bff.deps.db.selectFrom('oneTimeCodes').selectAll().execute())
    expect(rows).not.toContain(phone)
    expect(rows).not.toContain(`"${code}"`)
  })
})

describe('a platform', () => {
  test('vouches for a borrower, each platform for its own', async () => {
    const weapp = await bff.post('/v1/shopper/sessions', { platform: 'weapp', code: 'li' })
    const alipay = await bff.post('/v1/shopper/sessions', { platform: 'alipay', code: 'li' })
    expect([weapp.status, alipay.status]).toEqual([201, 201])
    expect(alipay.body['borrowerId']).not.toBe(weapp.body['borrowerId'])
  })

  test.each([
    ['invalid', 401, 'login_code_invalid'],
    ['blocked', 403, 'login_blocked'],
    ['busy', 502, 'identity_unavailable'],
  ])('that answers %s is told on as it is', async (code, status, problem) => {
    clock.pass(60_000)
    expect(await bff.post('/v1/shopper/sessions', { platform: 'weapp', code })).toMatchObject({
      status,
      body: { code: problem },
    })
  })

  test('thirty sign-ins a minute from one address are enough', async () => {
    clock.pass(60_000)
    const many = await Promise.all(
      Array.from({ length: 31 }, (_, i) =>
        bff.post('/v1/shopper/sessions', { platform: 'weapp', code: `invalid-${i}` }),
      ),
    )
    expect(many.filter((it) => it.status === 429)).toHaveLength(1)
    clock.pass(60_000)
  })
})

describe('a session', () => {
  test('is refreshed once; a second use of the token ends the whole family', async () => {
    const session = await aSession()
    const next = await refresh(session.refreshToken)
    expect(next.status).toBe(200)
    expect(codeOf(await refresh(session.refreshToken))).toBe('session_expired')
    expect(codeOf(await refresh(String(next.body['refreshToken'])))).toBe('session_expired')
    expect(codeOf(await signOut(String(next.body['accessToken'])))).toBe('session_expired')
  })

  test('two refreshes at once with different keys: one wins, the family ends', async () => {
    const session = await aSession()
    const both = await Promise.all([refresh(session.refreshToken), refresh(session.refreshToken)])
    expect(both.map((it) => it.status).sort()).toEqual([200, 401])
  })

  test('a refresh repeated with its own key replays, because the answer may have been lost', async () => {
    const session = await aSession()
    const body = { refreshToken: session.refreshToken }
    const first = await bff.post('/v1/shopper/sessions/refresh', body, { key: 'lost-answer' })
    const again = await bff.post('/v1/shopper/sessions/refresh', body, { key: 'lost-answer' })
    expect(again.text).toBe(first.text)
  })

  test('ends with its access token when signed out', async () => {
    const session = await aSession()
    expect((await signOut(session.accessToken)).status).toBe(200)
    expect(codeOf(await signOut(session.accessToken))).toBe('session_expired')
    expect(codeOf(await refresh(session.refreshToken))).toBe('session_expired')
  })

  test('once ended, hears that and not what else is wrong, and leaves no key taken', async () => {
    const session = await aSession()
    expect((await signOut(session.accessToken)).status).toBe(200)
    const path = '/v1/shopper/sessions/sign-out'
    const keys = () => bff.deps.db.selectFrom('replies').select('key').execute()
    const before = await keys()
    for (const [body, key] of [
      [{}, 'after-the-end'],
      [{ unknown: 1 }, 'after-the-end'],
      [{}, 'not a key'],
    ] as const) {
      const said = await bff.post(path, body, { as: session.accessToken, key })
      expect(said).toMatchObject({ status: 401, body: { code: 'session_expired' } })
    }
    expect(await keys()).toEqual(before)
  })

  test('an access token lives fifteen minutes', async () => {
    const session = await aSession()
    clock.pass(15 * 60_000 + 1000)
    expect(codeOf(await signOut(session.accessToken))).toBe('session_expired')
    expect((await refresh(session.refreshToken)).status).toBe(200)
  })

  test('a session ends after thirty days, refreshed or not', async () => {
    const session = await aSession()
    clock.pass(30 * 86_400_000)
    expect(codeOf(await refresh(session.refreshToken))).toBe('session_expired')
  })

  const encode = (it: object): string => Buffer.from(JSON.stringify(it)).toString('base64url')
  test.each([
    [
      'a token with another ending',
      (token: string) => `${token.slice(0, -4)}${token.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`,
    ],
    [
      'a token without a signature',
      (token: string) => `${encode({ alg: 'none', typ: 'at+jwt' })}.${token.split('.')[1]}.`,
    ],
    [
      'another borrower in the same token',
      (token: string) => {
        const [head, body = '', tail] = token.split('.')
        return [
          head,
          encode({
            ...JSON.parse(Buffer.from(body, 'base64url').toString()),
            sub: 'bor_00000000000000',
          }),
          tail,
        ].join('.')
      },
    ],
    ['no token at all', () => 'nonsense'],
  ])('%s is refused', async (_name, spoil) => {
    const { accessToken } = await aSession()
    expect(codeOf(await signOut(spoil(accessToken)))).toBe('credentials_invalid')
  })

  test('no refresh token can be read from the table', async () => {
    const { refreshToken } = await aSession()
    expect(
      JSON.stringify(await bff.deps.db.selectFrom('refreshTokens').selectAll().execute()),
    ).not.toContain(refreshToken)
  })
})
