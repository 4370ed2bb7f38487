import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { verifyWebhook } from './verify-webhook.ts'

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
const vectors = JSON.parse(
  readFileSync(new URL('./webhook-vectors.json', import.meta.url), 'utf8'),
) as { cases: Case[]; badSecrets: string[]; shortSecret: { secret: string } }

const bodyOf = (it: Case): Uint8Array =>
  it.payloadBase64 === undefined
    ? Buffer.from(it.payload ?? '')
    : Buffer.from(it.payloadBase64, 'base64')

test.each(vectors.cases)('$name: $expect', (it) => {
  const headers: Record<string, string | undefined> = { ...it.headers }
  if (it.drop) delete headers[it.drop]
  const text = verifyWebhook(it.secrets, { headers, body: bodyOf(it), nowSeconds: it.now })
  expect(text !== null).toBe(it.expect === 'accept')
})

test('a secret too short to be one never verifies anything', () => {
  const [valid] = vectors.cases
  if (!valid) throw new Error('no vectors')
  const delivery = { headers: valid.headers, body: bodyOf(valid), nowSeconds: valid.now }
  const bad = [...vectors.badSecrets, vectors.shortSecret.secret]
  expect(bad.map((secret) => verifyWebhook([secret], delivery))).toEqual(bad.map(() => null))
})
