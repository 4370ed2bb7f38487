import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { signedHeaders } from './sign.ts'
import { isGenuine } from './verify.ts'

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const at = '2026-08-01T09:30:00.000Z'
const nowSeconds = Date.parse(at) / 1000
const body = Buffer.from('{"id":"evt_1","amountMinor":120000}')
const headers = signedHeaders({ secrets: [secret], id: 'evt_1', at, body: body.toString() })

test('what we sign is genuine', () => {
  expect(isGenuine({ headers, body }, [secret], nowSeconds)).toBe(true)
})

test('an old secret beside the new one still opens', () => {
  const other = `whsec_${Buffer.alloc(32, 8).toString('base64')}`
  expect(isGenuine({ headers, body }, [other, secret], nowSeconds)).toBe(true)
  expect(isGenuine({ headers, body }, [other], nowSeconds)).toBe(false)
})

test.each([
  ['a changed amount', { body: Buffer.from('{"id":"evt_1","amountMinor":1}') }],
  ['another id', { headers: { ...headers, 'webhook-id': 'evt_2' } }],
  ['another time', { headers: { ...headers, 'webhook-timestamp': String(nowSeconds + 1) } }],
  ['a time with a tail', { headers: { ...headers, 'webhook-timestamp': `${nowSeconds}abc` } }],
  ['no signature', { headers: { ...headers, 'webhook-signature': undefined } }],
  [
    'another version',
    {
      headers: {
        ...headers,
        'webhook-signature': headers['webhook-signature']?.replace('v1', 'v2'),
      },
    },
  ],
  ['a body that is not text', { body: Buffer.from([0x22, 0xff, 0x22]) }],
])('%s is refused', (_name, change) => {
  expect(isGenuine({ headers, body, ...change }, [secret], nowSeconds)).toBe(false)
})

test('a delivery older or newer than five minutes is refused', () => {
  expect(isGenuine({ headers, body }, [secret], nowSeconds + 300)).toBe(true)
  expect(isGenuine({ headers, body }, [secret], nowSeconds + 301)).toBe(false)
  expect(isGenuine({ headers, body }, [secret], nowSeconds - 301)).toBe(false)
})

test.each(['', 'whsec_', 'whsec_AA==', 'whsec_not base64 at all!'])(
  'the secret %j opens nothing',
  (bad) => {
    expect(isGenuine({ headers, body }, [bad], nowSeconds)).toBe(false)
  },
)

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
// Public vectors are kept beside the repository, not in it: MIAOGUO_DATA names their folder.
const file = `${process.env['MIAOGUO_DATA'] ?? ''}/webhooks/webhook-vectors.json`

describe.skipIf(!existsSync(file))(
  'Standard Webhooks vectors (skipped where MIAOGUO_DATA names no folder with them)',
  () => {
    const { cases } = existsSync(file)
      ? (JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] })
      : { cases: [] }
    test('there are at least twenty-six of them', () => {
      expect(cases.length).toBeGreaterThanOrEqual(26)
    })
    test.each(cases.map((it) => [it.name, it] as const))('%s', (_name, it) => {
      const { [it.drop ?? '']: _dropped, ...kept } = it.headers
      const bytes =
        it.payloadBase64 === undefined
          ? Buffer.from(it.payload ?? '')
          : Buffer.from(it.payloadBase64, 'base64')
      expect(isGenuine({ headers: kept, body: bytes }, it.secrets, it.now)).toBe(
        it.expect === 'accept',
      )
    })
  },
)
