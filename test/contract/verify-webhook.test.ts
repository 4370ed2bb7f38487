import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Webhook } from 'standardwebhooks'
import { describe, expect, test } from 'vitest'
import { verifySignature, type Delivery } from '@miaoguo/merchant-client'

/** From standard-webhooks/standard-webhooks, libraries/javascript/src/webhook.test.ts and libraries/rust/src/lib.rs (MIT). */
const published = [
  {
    secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    at: 1_614_265_330,
    text: '{"test": 2432232314}',
    signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  },
  {
    secret: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD',
    id: 'msg_27UH4WbU6Z5A5EzD8u03UvzRbpk',
    at: 1_649_367_553,
    text: '{"email":"test@example.com","username":"test_user"}',
    signature: 'v1,tZ1I4/hDygAJgO5TYxiSd6Sd0kDW6hPenDe+bTa3Kkw=',
  },
] as const
const [one, two] = published

type Sent = { id?: string; stamp?: string; signature?: string; body?: Uint8Array; now?: number }
type Sendable = Omit<Delivery, 'secrets'>
const verify = (secrets: readonly string[], it: Sendable) => verifySignature({ ...it, secrets })
const sent = ({ id, stamp, signature, body, now }: Sent = {}): Sendable => ({
  headers: {
    'webhook-id': id ?? one.id,
    'webhook-timestamp': stamp ?? String(one.at),
    'webhook-signature': signature ?? one.signature,
  },
  body: body ?? Buffer.from(one.text),
  nowSeconds: now ?? one.at,
})
const signed = (secret: string, text: string, id: string = one.id): string =>
  new Webhook(secret).sign(id, new Date(one.at * 1000), text)

test.each(published)('the published signature of $id holds', async (it) => {
  const delivery = sent({ id: it.id, stamp: String(it.at), signature: it.signature, now: it.at })
  expect(await verify([it.secret], { ...delivery, body: Buffer.from(it.text) })).toBe(it.text)
})

const wrong = signed(two.secret, one.text)
test.each<[string, Sent]>([
  ['a secret being exchanged: signed with old and new', { signature: `${wrong} ${one.signature}` }],
  ['the last second of five minutes', { now: one.at + 300 }],
  ['an empty body', { body: Buffer.alloc(0), signature: signed(one.secret, '') }],
])('accepted: %s', async (_, it) => {
  expect(await verify([one.secret], sent(it))).toBeDefined()
})

const notUtf8 = Buffer.from([0xff, 0xfe])
test.each<[string, Sent]>([
  ['another body', { body: Buffer.from('{"test":2432232314}') }],
  ['another id', { id: two.id }],
  ['another secret', { signature: wrong }],
  ['a signature cut short', { signature: one.signature.slice(0, 8) }],
  ['no signature', { signature: 'v1,' }],
  ['a version nobody knows', { signature: one.signature.replace('v1,', 'v9,') }],
  ['five minutes and a second late', { now: one.at + 301 }],
  ['five minutes and a second early', { now: one.at - 301 }],
  ['a timestamp with a fraction', { stamp: `${one.at}.9` }],
  ['a timestamp with something behind it', { stamp: `${one.at}abc` }],
  ['a timestamp with a sign', { stamp: ` +${one.at}` }],
  ['an id with a dot', { id: 'a.b', signature: signed(one.secret, one.text, 'a.b') }],
  ['bytes that are no text', { body: notUtf8, signature: signed(one.secret, String(notUtf8)) }],
  ['seventeen signatures', { signature: `${`${wrong} `.repeat(16)}${one.signature}` }],
])('refused: %s', async (_, it) => {
  expect(await verify([one.secret], sent(it))).toBeUndefined()
})

test.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])(
  'refused: no %s',
  async (name) => {
    const delivery = sent()
    const headers = { ...delivery.headers, [name]: undefined }
    expect(await verify([one.secret], { ...delivery, headers })).toBeUndefined()
  },
)

test('a secret too short to be one never verifies anything', async () => {
  for (const secret of ['', 'whsec_', 'whsec_AA=='])
    expect(await verify([secret], sent())).toBeUndefined()
})

type Case = {
  name: string
  expect: 'accept' | 'reject'
  secrets: string[]
  now: number
  headers: Record<string, string>
  drop?: string
  payload?: string
  payloadBase64?: string
}
const file = join(process.env['MIAOGUO_DATA'] ?? '', 'webhooks/webhook-vectors.json')
const given = existsSync(file)
  ? (JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] })
  : null

describe.skipIf(given === null)('the vectors of the folder that MIAOGUO_DATA names', () => {
  test.each(given?.cases ?? [])('$name: $expect', async (it) => {
    const { [it.drop ?? '']: _dropped, ...headers } = it.headers
    const body = Buffer.from(
      it.payloadBase64 ?? it.payload ?? '',
      it.payloadBase64 === undefined ? 'utf8' : 'base64',
    )
    const text = await verify(it.secrets, { headers, body, nowSeconds: it.now })
    expect(text !== undefined).toBe(it.expect === 'accept')
  })
})
