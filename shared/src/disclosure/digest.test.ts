import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'
import { sha256 } from './sha256.ts'

const node = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

test('the digest is SHA-256 for every length around the block borders', () => {
  for (let length = 0; length <= 200; length += 1) {
    const text = 'a'.repeat(length)
    expect(sha256(text)).toBe(node(text))
  }
})

test('the digest counts UTF-8 bytes, also of Chinese, emoji and halves of pairs', () => {
  for (const text of ['综合融资成本明示表', '¥1,234.56', '秒过 😀', '\ud83d', 'é'.repeat(70)]) {
    expect(sha256(text)).toBe(node(text))
  }
})

test('canonical JSON does not depend on the order of keys (RFC 8785 3.2.3)', () => {
  expect(
    canonicalJson({
      '\u20ac': 1,
      '\r': 2,
      '1': 3,
      '\u0080': 4,
      ö: 5,
      '\ud83d\ude00': 6,
      '\ufb33': 7,
    }),
  ).toBe('{"\\r":2,"1":3,"\u0080":4,"ö":5,"€":1,"😀":6,"\ufb33":7}')
  expect(canonicalJson({ b: [1, { d: 1, c: 2 }], a: undefined })).toBe('{"b":[1,{"c":2,"d":1}]}')
})

test('canonical JSON refuses what JSON cannot say', () => {
  expect(() => canonicalJson(Number.NaN)).toThrow('finite')
  expect(() => canonicalJson(() => 1)).toThrow('JSON value')
})
