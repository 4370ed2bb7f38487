import { createSign, createVerify, generateKeyPairSync } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { parseEnv } from '../../env.ts'
import type { IdentityPort } from '../identity.ts'
import { platforms } from './platforms.ts'

const app = generateKeyPairSync('rsa', { modulusLength: 2048 })
const gateway = generateKeyPairSync('rsa', { modulusLength: 2048 })
const base64 = (
  key: { export(options: { format: 'der'; type: never }): Buffer },
  type: string,
): string => key.export({ format: 'der', type: type as never }).toString('base64')

let server: Server
let identity: IdentityPort
let asked: { method: string; url: URL; body: string }[] = []
let answer: { status: number; body: string } | 'silence' = { status: 200, body: '{}' }

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      asked.push({
        method: request.method ?? '',
        url: new URL(request.url ?? '/', 'http://platform'),
        body,
      })
      if (answer === 'silence') response.destroy()
      else response.writeHead(answer.status, { 'content-type': 'text/plain' }).end(answer.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  const env = parseEnv({
    SANDBOX: '1',
    WECHAT_BASE_URL: url,
    WECHAT_APP_ID: 'wx1',
    WECHAT_SECRET: 'top-secret',
    SMS_BASE_URL: url,
    ALIPAY_BASE_URL: url,
    ALIPAY_APP_ID: '2021',
    ALIPAY_PRIVATE_KEY: base64(app.privateKey, 'pkcs8'),
    ALIPAY_PUBLIC_KEY: base64(gateway.publicKey, 'spki'),
  })
  identity = platforms(env, () => '2026-08-01T20:30:00.000Z')
})
afterAll(() => server.close())
afterEach(() => {
  asked = []
})

const says = (body: object | string, status = 200): void => {
  answer = { status, body: typeof body === 'string' ? body : JSON.stringify(body) }
}
const alipaySays = (name: string, content: object, spoil = false): void => {
  const text = JSON.stringify(content)
  const sign = createSign('RSA-SHA256')
    .update(spoil ? `${text} ` : text)
    .sign(gateway.privateKey, 'base64')
  says(`{"${name}":${text},"sign":"${sign}"}`)
}

test('WeChat is asked by its protocol, and its session key goes nowhere', async () => {
  says({ openid: 'o123', session_key: 'must not leave', unionid: 'u1' })
  expect(await identity.fromWeChat('code-1')).toEqual({ subject: 'o123' })
  expect(asked[0]?.method).toBe('GET')
  expect(asked[0]?.url.pathname).toBe('/sns/jscode2session')
  expect(Object.fromEntries(asked[0]?.url.searchParams ?? [])).toEqual({
    appid: 'wx1',
    secret: 'top-secret',
    js_code: 'code-1',
    grant_type: 'authorization_code',
  })
})

test.each([
  [{ errcode: 40029, errmsg: 'invalid code' }, 'login_code_invalid'],
  [{ errcode: 40163, errmsg: 'code been used' }, 'login_code_invalid'],
  [{ errcode: 40226, errmsg: 'code blocked' }, 'login_blocked'],
  [{ errcode: 45011, errmsg: 'api minute-quota reach limit' }, 'identity_unavailable'],
  [{ errcode: -1, errmsg: 'system error' }, 'identity_unavailable'],
  [{ errcode: 40125, errmsg: 'invalid appsecret' }, 'identity_unavailable'],
  [{ openid: '' }, 'identity_unavailable'],
  ['<html>', 'identity_unavailable'],
])('WeChat says %j: %s', async (said, code) => {
  says(said)
  await expect(identity.fromWeChat('c')).rejects.toMatchObject({ code })
})

test('a platform that breaks off is unavailable, and the problem carries no secret', async () => {
  answer = 'silence'
  const refused: unknown = await identity.fromWeChat('c').catch((error: unknown) => error)
  expect(refused).toMatchObject({ code: 'identity_unavailable', facts: { platform: 'weapp' } })
  expect(JSON.stringify(refused)).not.toContain('top-secret')
  says('oops', 502)
  await expect(identity.fromWeChat('c')).rejects.toMatchObject({ code: 'identity_unavailable' })
})

test('Alipay is asked with a signed form, in the time of China', async () => {
  alipaySays('alipay_system_oauth_token_response', {
    open_id: 'op1',
    user_id: '2088',
    access_token: 'must not leave',
  })
  expect(await identity.fromAlipay('code-2')).toEqual({ subject: 'op1' })
  const form = new URLSearchParams(asked[0]?.body)
  expect(form.get('method')).toBe('alipay.system.oauth.token')
  expect(form.get('timestamp')).toBe('2026-08-02 04:30:00')
  const text = [...form]
    .filter(([name]) => name !== 'sign')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
  expect(
    createVerify('RSA-SHA256')
      .update(text)
      .verify(app.publicKey, form.get('sign') ?? '', 'base64'),
  ).toBe(true)
})

test('an Alipay answer that its gateway did not sign is not believed', async () => {
  alipaySays('alipay_system_oauth_token_response', { open_id: 'op1' }, true)
  await expect(identity.fromAlipay('c')).rejects.toMatchObject({
    code: 'identity_unavailable',
    facts: { reason: 'signature' },
  })
  says({ alipay_system_oauth_token_response: { open_id: 'op1' } })
  await expect(identity.fromAlipay('c')).rejects.toMatchObject({ code: 'identity_unavailable' })
})

test.each([
  [{ code: '40002', msg: 'Invalid Arguments', sub_code: 'isv.code-invalid' }, 'login_code_invalid'],
  [
    { code: '20001', msg: 'Insufficient Token Permissions', sub_code: 'aop.invalid-auth-token' },
    'login_blocked',
  ],
  [
    { code: '20000', msg: 'Service Currently Unavailable', sub_code: 'isp.unknow-error' },
    'identity_unavailable',
  ],
])('Alipay says %j: %s', async (said, code) => {
  alipaySays('error_response', said)
  await expect(identity.fromAlipay('c')).rejects.toMatchObject({ code })
})

test('a text goes to the gateway for texts, and one that is not taken is an outage', async () => {
  says({}, 202)
  await identity.sendText('13800138000', '验证码 123456')
  expect(JSON.parse(asked[0]?.body ?? '')).toEqual({ phone: '13800138000', text: '验证码 123456' })
  says({}, 503)
  await expect(identity.sendText('13800138000', 'x')).rejects.toMatchObject({
    code: 'identity_unavailable',
  })
})
