import { createSign, generateKeyPairSync } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { parseEnv } from '../../env.ts'
import type { Notice } from '../identity.ts'
import { asThing, fieldsOf } from './notice-fields.ts'
import { platforms } from './platforms.ts'

type Said = { status?: number; body: string } | 'silence'
let server: Server
let url = ''
let said: Said[] = []
let asked: { url: URL; body: string }[] = []
const gateway = generateKeyPairSync('rsa', { modulusLength: 2048 })
let nowText = '2026-12-01T02:00:00.000Z'

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      asked.push({ url: new URL(request.url ?? '/', 'http://platform'), body })
      const next = said.shift() ?? { body: '{}' }
      if (next === 'silence') response.destroy()
      else response.writeHead(next.status ?? 200).end(next.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
})
afterAll(() => server.close())
afterEach(() => {
  said = []
  asked = []
})

const port = (baseUrl = url) =>
  platforms(
    parseEnv({
      SANDBOX: '1',
      WECHAT_BASE_URL: baseUrl,
      WECHAT_APP_ID: 'wx1',
      WECHAT_SECRET: 'top-secret',
      WECHAT_REMINDER_TEMPLATE: 'tmpl-1',
      WECHAT_MINIPROGRAM_STATE: 'trial',
      ALIPAY_BASE_URL: baseUrl,
      ALIPAY_APP_ID: '2021',
      ALIPAY_REMINDER_TEMPLATE: 'tmpl-2',
      ALIPAY_PUBLIC_KEY: gateway.publicKey
        .export({ format: 'der', type: 'spki' })
        .toString('base64'),
    }),
    () => nowText,
  )
const notice: Notice = {
  lender: '乐众示范消费金融有限公司上海自由贸易试验区分公司',
  amountMinor: 123_456_789,
  currency: 'CNY',
  dueOn: '2026-12-04',
  note: '3天后到期，另有12笔请看账单',
  page: 'account/pages/bills/index',
}
const token = (value = 't1') => ({
  body: JSON.stringify({ access_token: value, expires_in: 7200 }),
})
const wechat = (errcode: number) => ({ body: JSON.stringify({ errcode, errmsg: 'x' }) })
const toWeChat = { platform: 'weapp', subject: 'o1' } as const

test('every field is within the length and form of its kind', () => {
  const { lender, amount, dueOn, note } = fieldsOf(notice)
  expect([...lender]).toHaveLength(20)
  expect(lender.endsWith('…')).toBe(true)
  expect(amount).toBe('¥1234567.89')
  expect(dueOn).toBe('2026年12月4日')
  expect([...note].length).toBeLessThanOrEqual(20)
  expect(asThing('华信\n示范')).toBe('华信 示范')
  expect([...asThing('𠮷'.repeat(30))]).toHaveLength(20)
})

test('WeChat is asked for one token, kept until shortly before its end, and for the message by its protocol', async () => {
  const { sendNotice } = port()
  said = [token(), wechat(0), wechat(0)]
  expect(await sendNotice(toWeChat, notice)).toBe('sent')
  expect(await sendNotice(toWeChat, notice)).toBe('sent')
  expect(asked.map((it) => it.url.pathname)).toEqual([
    '/cgi-bin/stable_token',
    '/cgi-bin/message/subscribe/send',
    '/cgi-bin/message/subscribe/send',
  ])
  expect(JSON.parse(asked[0]?.body ?? '')).toEqual({
    grant_type: 'client_credential',
    appid: 'wx1',
    secret: 'top-secret',
    force_refresh: false,
  })
  expect(asked[1]?.url.searchParams.get('access_token')).toBe('t1')
  expect(JSON.parse(asked[1]?.body ?? '')).toMatchObject({
    touser: 'o1',
    template_id: 'tmpl-1',
    page: 'account/pages/bills/index',
    miniprogram_state: 'trial',
    data: { amount2: { value: '¥1234567.89' }, date3: { value: '2026年12月4日' } },
  })
  nowText = '2026-12-01T03:56:00.000Z'
  said = [token('t2'), wechat(0)]
  expect(await sendNotice(toWeChat, notice)).toBe('sent')
  expect(asked.at(-1)?.url.searchParams.get('access_token')).toBe('t2')
})

test('a token that WeChat no longer takes is asked for anew, once', async () => {
  const { sendNotice } = port()
  said = [token('old'), wechat(40001), token('new'), wechat(0)]
  expect(await sendNotice(toWeChat, notice)).toBe('sent')
  said = [wechat(42001), token('newer'), wechat(42001)]
  expect(await sendNotice(toWeChat, notice)).toBe('failed')
})

test.each([
  ['no permission is left', [token(), wechat(43101)], 'refused'],
  ['a field that does not fit', [token(), wechat(47003)], 'failed'],
  ['a busy platform', [token(), wechat(-1)], 'failed'],
  ['no token', [{ body: '{"errcode":40125}' }], 'failed'],
  ['a line that drops', [token(), 'silence'], 'unsure'],
  ['an error of a machine in between', [token(), { status: 502, body: '' }], 'unsure'],
  ['an answer nobody can read', [token(), { body: '<html>' }], 'unsure'],
] as const)('WeChat, %s: %s', async (_what, answers, outcome) => {
  said = [...answers]
  expect(await port().sendNotice(toWeChat, notice)).toBe(outcome)
})

const alipay = (name: string, content: object, spoil = false) => {
  const text = JSON.stringify(content)
  const sign = createSign('RSA-SHA256')
    .update(spoil ? `${text} ` : text)
    .sign(gateway.privateKey, 'base64')
  return { body: `{"${name}":${text},"sign":"${sign}"}` }
}
const own = 'alipay_open_app_mini_templatemessage_send_response'
const failed = { code: '40004', msg: 'Business Failed', sub_code: 'x' }

test.each([
  ['a message taken', [alipay(own, { code: '10000', msg: 'Success' })], 'sent'],
  ['a user who did not subscribe', [alipay(own, failed)], 'refused'],
  ['a busy gateway', [alipay('error_response', { code: '20000', msg: 'x' })], 'failed'],
  ['an answer it did not sign', [alipay(own, { code: '10000' }, true)], 'unsure'],
  ['a line that drops', ['silence'], 'unsure'],
] as const)('Alipay, %s: %s', async (_what, answers, outcome) => {
  said = [...answers]
  expect(await port().sendNotice({ platform: 'alipay', subject: 'op1' }, notice)).toBe(outcome)
  const form = new URLSearchParams(asked[0]?.body)
  expect(form.get('method')).toBe('alipay.open.app.mini.templatemessage.send')
  expect(JSON.parse(form.get('biz_content') ?? '')).toMatchObject({
    to_open_id: 'op1',
    user_template_id: 'tmpl-2',
  })
})

test('Alipay’s older ids of people are named as such', async () => {
  said = [alipay(own, { code: '10000' })]
  await port().sendNotice({ platform: 'alipay', subject: '2088123412341234' }, notice)
  const content = new URLSearchParams(asked[0]?.body).get('biz_content') ?? ''
  expect(JSON.parse(content)).toMatchObject({ to_user_id: '2088123412341234' })
})

test('where nobody listens nothing has left', async () => {
  const closed = createServer()
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve))
  const address = closed.address()
  await new Promise((resolve) => closed.close(resolve))
  const nowhere = port(
    `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
  )
  expect(await nowhere.sendNotice(toWeChat, notice)).toBe('failed')
  expect(await nowhere.sendNotice({ platform: 'alipay', subject: 'op1' }, notice)).toBe('failed')
})
