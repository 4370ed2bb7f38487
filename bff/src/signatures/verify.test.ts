import { generateKeyPairSync } from 'node:crypto'
import { PublicKey } from '@miaoguo/shared/contract/lender/keys'
import { expect, test } from 'vitest'
import { pinnedKeys, publishedKeys, signingKeyOf } from './keys.ts'
import { responseComponents, signatureFields, signedRequest } from './sign.ts'
import { contentDigest } from './content-digest.ts'
import { verifyRequest, verifyResponse } from './verify.ts'

function pair(kid: string) {
  const { d, x } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
  const open = { kty: 'OKP', crv: 'Ed25519', kid, x: String(x) } as const
  return { open: PublicKey.parse(open), key: signingKeyOf({ ...open, d: String(d) }) }
}
const ours = pair('ours')
const foreign = pair('ours')
const now = '2026-11-24T02:00:00.000Z'
const at = (seconds: number): string => new Date(Date.parse(now) + seconds * 1000).toISOString()
const trust = { keys: pinnedKeys([ours.open]), now }
const url = 'https://lender.example/open-lender/v1/loans?x=1'
const body = '{"amountMinor":1}'
const plain = {
  method: 'POST',
  url,
  headers: { 'content-type': 'application/json', 'idempotency-key': 'att_1' },
}
const request = (change: { key?: typeof ours.key; now?: string } = {}) => ({
  ...plain,
  headers: signedRequest({ ...plain, body }, { key: ours.key, now, ...change }),
  body: Buffer.from(body),
})
type Request = ReturnType<typeof request>

test('a request we signed is trusted, and names its key and nonce', async () => {
  const verdict = await verifyRequest(request(), trust)
  expect(verdict).toMatchObject({ trusted: true, keyid: 'ours' })
  expect(request().headers['signature-input']).not.toBe(request().headers['signature-input'])
})

const header = (name: string, change: (was: string) => string) => (it: Request) => ({
  ...it,
  headers: { ...it.headers, [name]: change(it.headers[name] ?? '') },
})
const input = (from: string | RegExp, to: string) =>
  header('signature-input', (was) => was.replace(from, to))
const tampered: [string, string, (it: Request) => Request][] = [
  ['another method', 'signature_wrong', (it) => ({ ...it, method: 'PUT' })],
  ['another path', 'signature_wrong', (it) => ({ ...it, url: url.replace('loans', 'quotes') })],
  ['another query', 'signature_wrong', (it) => ({ ...it, url: url.replace('x=1', 'x=2') })],
  ['another host', 'signature_wrong', (it) => ({ ...it, url: url.replace('lender.', 'other.') })],
  ['another body', 'digest_wrong', (it) => ({ ...it, body: Buffer.from('{"amountMinor":9}') })],
  [
    'another body with its digest',
    'signature_wrong',
    (it) => ({
      ...it,
      headers: { ...it.headers, 'content-digest': contentDigest('{"amountMinor":9}') },
      body: Buffer.from('{"amountMinor":9}'),
    }),
  ],
  ['another idempotency key', 'signature_wrong', header('idempotency-key', () => 'att_2')],
  ['another nonce', 'signature_wrong', input(/nonce="[^"]+"/, 'nonce="0000000000000000"')],
  ['a longer life', 'out_of_time', input(/expires=\d+/, 'expires=1999999999')],
  ['a weaker algorithm', 'malformed', input('alg="ed25519"', 'alg="hmac-sha256"')],
  ['a tag of another protocol', 'malformed', input('tag="open-lender"', 'tag="web-bot-auth"')],
  ['no nonce', 'malformed', input(/;nonce="[^"]+"/, '')],
  ['no end', 'out_of_time', input(/;expires=\d+/, '')],
  ['a digest that is not covered', 'not_covered', input(' "content-digest"', '')],
  ['a key that is not covered', 'not_covered', input(' "idempotency-key"', '')],
  ['the method of another request', 'not_covered', input('"@method"', '"@method";req')],
  ['a key nobody knows', 'key_unknown', input('keyid="ours"', 'keyid="theirs"')],
  ['half a signature', 'malformed', header('signature', () => 'sig=:AAAA:')],
  ['an empty signature', 'malformed', header('signature', () => '')],
]
test.each(tampered)('a request with %s is not trusted: %s', async (_name, why, change) => {
  expect(await verifyRequest(change(request()), trust)).toEqual({ trusted: false, why })
})

test('an unsigned request, and one signed by a stranger under our name, are not trusted', async () => {
  const unsigned = { ...plain, body: Buffer.from(body) }
  expect(await verifyRequest(unsigned, trust)).toEqual({ trusted: false, why: 'unsigned' })
  expect(await verifyRequest(request({ key: foreign.key }), trust)).toEqual({
    trusted: false,
    why: 'signature_wrong',
  })
})

test.each([
  [-361, false],
  [-359, true],
  [59, true],
  [61, false],
])('a signature made %i seconds from now is trusted: %s', async (seconds, trusted) => {
  expect(await verifyRequest(request({ now: at(seconds) }), trust)).toMatchObject({ trusted })
})

test('an answer is bound to the one request it answers', async () => {
  const asked = request()
  const text = '{"ok":1}'
  const headers = { 'content-type': 'application/json', 'content-digest': contentDigest(text) }
  const message = { status: 201, headers, request: asked, body: Buffer.from(text) }
  const signed = {
    ...message,
    headers: {
      ...headers,
      ...signatureFields(message, responseComponents, { key: ours.key, now }),
    },
  }
  expect(await verifyResponse(signed, trust)).toMatchObject({ trusted: true })
  for (const forged of [
    { ...signed, status: 200 },
    { ...signed, body: Buffer.from('{"ok":2}') },
    { ...signed, request: request() },
    { ...signed, headers },
    { ...signed, headers: { ...signed.headers, 'content-type': 'text/html' } },
  ])
    expect(await verifyResponse(forged, trust)).toMatchObject({ trusted: false })
})

test('keys rotate with an overlap: both hold, then the new one alone', async () => {
  const [before, after] = [pair('k1'), pair('k2')]
  let published = [before.open]
  let milliseconds = 0
  let reads = 0
  const keys = publishedKeys(
    async () => {
      reads += 1
      return published
    },
    () => milliseconds,
  )
  const holds = async (it: typeof before): Promise<boolean> =>
    (await keys(it.key.keyid)) !== undefined
  expect(await holds(before)).toBe(true)
  expect(await holds(after)).toBe(false)
  published = [before.open, after.open]
  milliseconds += 6_000
  expect([await holds(after), await holds(before)]).toEqual([true, true])
  published = [after.open]
  milliseconds += 301_000
  expect([await holds(before), await holds(after)]).toEqual([false, true])
  expect(reads).toBe(3)
})

test('keys that cannot be read any more hold for an hour, and not longer', async () => {
  let milliseconds = 0
  let away = false
  const keys = publishedKeys(
    async () => (away ? undefined : [ours.open]),
    () => milliseconds,
  )
  expect(await keys('ours')).toBeDefined()
  away = true
  milliseconds = 3_500_000
  expect(await keys('ours')).toBeDefined()
  milliseconds = 3_700_000
  expect(await keys('ours')).toBeUndefined()
})
