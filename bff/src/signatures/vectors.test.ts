import { createHmac, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import { parseSignature, signatureBase, type Message } from './base.ts'
import { contentDigest, digestHolds } from './content-digest.ts'

// RFC 9421, appendix B: the test messages and keys as published there.
const request: Message = {
  method: 'POST',
  url: 'https://example.com/foo?param=Value&Pet=dog',
  headers: {
    host: 'example.com',
    date: 'Tue, 20 Apr 2021 02:07:55 GMT',
    'content-type': 'application/json',
    'content-digest':
      'sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:',
    'content-length': '18',
  },
}
const response: Message = {
  status: 200,
  request,
  headers: {
    date: 'Tue, 20 Apr 2021 02:07:56 GMT',
    'content-type': 'application/json',
    'content-digest':
      'sha-512=:mEWXIS7MaLRuGgxOBdODa3xqM1XdEvxoYhvlCFJ41QJgJc4GTsPp29l5oGX69wWdXymyU0rjJuahq4l5aGgfLQ==:',
    'content-length': '23',
  },
}
const ed25519 = createPrivateKey(`-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF
-----END PRIVATE KEY-----`)
const p256 = createPublicKey(`-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqIVYZVLCrPZHGHjP17CTW0/+D9Lf
w0EkjqF7xB4FivAxzic30tMM4GF+hR6Dxh71Z50VGGdldkkDXZCnTNnoXQ==
-----END PUBLIC KEY-----`)
const shared = Buffer.from(
  'uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==',
  'base64',
)

function baseOf(message: Message, input: string, signature: string): Buffer {
  const parsed = parseSignature({ 'signature-input': input, signature })
  if (!parsed) throw new Error(`not read: ${input}`)
  const base = signatureBase(parsed.components, parsed.input, message)
  if (base === undefined) throw new Error('a component is missing')
  return Buffer.from(base)
}

test('B.2.6: Ed25519 signs the published request to the published signature', () => {
  const input =
    'sig-b26=("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"'
  const published =
    'wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw=='
  const base = baseOf(request, input, `sig-b26=:${published}:`)
  expect(sign(null, base, ed25519).toString('base64')).toBe(published)
})

test('B.2.5: the base of the published request has the published HMAC', () => {
  const published = 'pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8='
  const input =
    'sig-b25=("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret"'
  const base = baseOf(request, input, `sig-b25=:${published}:`)
  expect(createHmac('sha256', shared).update(base).digest('base64')).toBe(published)
})

test('B.2.4: the base of the published response holds under the published P-256 signature', () => {
  const published =
    'wNmSUAhwb5LxtOtOpNa6W5xj067m5hFrj0XQ4fvpaCLx0NKocgPquLgyahnzDnDAUy5eCdlYUEkLIj+32oiasw=='
  const input =
    'sig-b24=("@status" "content-type" "content-digest" "content-length");created=1618884473;keyid="test-key-ecc-p256"'
  const base = baseOf(response, input, `sig-b24=:${published}:`)
  const key = { key: p256, dsaEncoding: 'ieee-p1363' as const }
  expect(verify('sha256', base, key, Buffer.from(published, 'base64'))).toBe(true)
})

test('RFC 9530 digests of the published bodies hold, and of others do not', () => {
  const body = Buffer.from('{"hello": "world"}')
  expect(digestHolds(request.headers['content-digest'], body)).toBe(true)
  expect(
    digestHolds(response.headers['content-digest'], Buffer.from('{"message": "good dog"}')),
  ).toBe(true)
  expect(digestHolds(request.headers['content-digest'], Buffer.from('{"hello": "World"}'))).toBe(
    false,
  )
  expect(digestHolds(contentDigest(body), body)).toBe(true)
  for (const header of [undefined, '', 'md5=:AAAA:', `${contentDigest(body)}, sha-512=:AAAA:`])
    expect(digestHolds(header, body), String(header)).toBe(false)
})

test.each([
  ['no label', '("@method");created=1', 'sig=:AAAA:'],
  ['two signatures', 'a=("@method");created=1, b=("@method");created=1', 'a=:AAAA:, b=:AAAA:'],
  ['another label', 'a=("@method");created=1', 'b=:AAAA:'],
  ['a component twice', 'a=("@method" "@method");created=1', 'a=:AAAA:'],
  ['a parameter twice', 'a=("@method");created=1;created=2', 'a=:AAAA:'],
  ['a fraction of a second', 'a=("@method");created=1.5', 'a=:AAAA:'],
  ['a sign', 'a=("@method");created=-1', 'a=:AAAA:'],
  ['upper case', 'a=("@Method");created=1', 'a=:AAAA:'],
  ['two spaces', 'a=("@method"  "@path");created=1', 'a=:AAAA:'],
  ['a parameter of a component that is not ours', 'a=("date";sf);created=1', 'a=:AAAA:'],
  ['an escape', 'a=("@method");keyid="a\\"b"', 'a=:AAAA:'],
  ['words after the end', 'a=("@method");created=1 and more', 'a=:AAAA:'],
])('a signature written with %s is not read', (_name, input, signature) => {
  expect(parseSignature({ 'signature-input': input, signature })).toBeUndefined()
})
