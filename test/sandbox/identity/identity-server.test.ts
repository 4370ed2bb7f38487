import { createSign, createVerify, generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  sandboxAlipayAppId,
  sandboxWechat,
  startIdentity,
  type RunningIdentity,
} from './identity-server.ts'

const appKeys = generateKeyPairSync('rsa', { modulusLength: 2048 })
let identity: RunningIdentity
beforeAll(async () => {
  const publicKey = appKeys.publicKey.export({ type: 'spki', format: 'pem' }).toString()
  identity = await startIdentity({ port: 0, alipay: { appId: sandboxAlipayAppId, publicKey } })
})
afterAll(() => identity.close())

async function wechat(code: string, secret = sandboxWechat.secret) {
  const query = new URLSearchParams({
    appid: sandboxWechat.appId,
    secret,
    js_code: code,
    grant_type: 'authorization_code',
  })
  const response = await fetch(`${identity.url}/sns/jscode2session?${query}`)
  return (await response.json()) as { openid?: string; errcode?: number }
}

async function alipay(code: string, spoil = false) {
  const params = new Map([
    ['app_id', sandboxAlipayAppId],
    ['charset', 'utf-8'],
    ['code', code],
    ['format', 'JSON'],
    ['grant_type', 'authorization_code'],
    ['method', 'alipay.system.oauth.token'],
    ['sign_type', 'RSA2'],
    ['timestamp', '2026-11-24 10:00:00'],
    ['version', '1.0'],
  ])
  const text = [...params].map(([name, value]) => `${name}=${value}`).join('&')
  const sign = createSign('RSA-SHA256').update(text).sign(appKeys.privateKey, 'base64')
  params.set('sign', spoil ? sign.replace(/^./, (it) => (it === 'A' ? 'B' : 'A')) : sign)
  const body = new URLSearchParams([...params])
  const response = await fetch(`${identity.url}/gateway.do`, { method: 'POST', body })
  return response.text()
}

test('a WeChat code opens one session and never a second', async () => {
  const first = await wechat('li.1')
  expect(first).toMatchObject({ openid: expect.stringMatching(/^o.{27}$/) })
  expect(await wechat('li.1')).toMatchObject({ errcode: 40163 })
  expect(await wechat('li.2')).toMatchObject({ openid: first.openid })
})

test('WeChat refuses with its own codes', async () => {
  expect(await wechat('invalid')).toMatchObject({ errcode: 40029 })
  expect(await wechat('blocked')).toMatchObject({ errcode: 40226 })
  expect(await wechat('quota')).toMatchObject({ errcode: 45011 })
  expect(await wechat('busy')).toMatchObject({ errcode: -1 })
  expect(await wechat('li.3', 'wrong')).toMatchObject({ errcode: 40125 })
})

test('an Alipay code is exchanged when the request is signed, and the answer is signed too', async () => {
  const text = await alipay('wang.1')
  const answer = JSON.parse(text)
  expect(answer.alipay_system_oauth_token_response.user_id).toMatch(/^2088\d{12}$/)
  const body = text.slice(text.indexOf(':') + 1, text.lastIndexOf(',"sign"'))
  const verify = createVerify('RSA-SHA256').update(body)
  expect(verify.verify(identity.alipayPublicKey, answer.sign, 'base64')).toBe(true)
})

test('Alipay refuses a used code and a wrong signature', async () => {
  await alipay('wang.2')
  expect(await alipay('wang.2')).toContain('isv.code-invalid')
  expect(await alipay('wang.3', true)).toContain('isv.invalid-signature')
})

test('a text message waits in the inbox of its phone', async () => {
  const body = JSON.stringify({ phone: '13800138000', text: '验证码 246810' })
  expect((await fetch(`${identity.url}/sms`, { method: 'POST', body })).status).toBe(202)
  const inbox = await (await fetch(`${identity.url}/sms/inbox?phone=13800138000`)).json()
  expect(inbox).toMatchObject({ messages: [{ text: '验证码 246810' }] })
  expect(identity.inbox('13900139000')).toEqual([])
})
