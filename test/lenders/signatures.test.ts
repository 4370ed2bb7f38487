import { createPrivateKey, createPublicKey } from 'node:crypto'
import { signedRequest } from '@miaoguo/bff/src/signatures/sign.ts'
import { pinnedKeys } from '@miaoguo/bff/src/signatures/keys.ts'
import { verifyRequest, verifyResponse } from '@miaoguo/bff/src/signatures/verify.ts'
import { createSigner, createVerifier, httpbis } from 'http-message-signatures'
import { afterEach, describe, expect, test } from 'vitest'
import { startLender, type RunningLender } from '../sandbox/lenders/lender-server.ts'
import type { Running } from '../sandbox/listen.ts'
import { platformKey, platformPublicKey } from '../sandbox/platform-key.ts'
import { openAsPlatform, platformSigningKey } from '../support/platform.ts'
import { signedStranger, type Forgery } from '../support/signed-stranger.ts'
import { fresh } from './cases/case.ts'

const running: Running[] = []
afterEach(async () => {
  for (const it of running.splice(0)) await it.close()
})
const sandbox = async (options: { now?: () => string } = {}): Promise<RunningLender> => {
  const it = await startLender({ port: 0, lender: 'suyi', quoteDelayMs: 0, ...options })
  running.push(it)
  return it
}
const now = (): string => new Date().toISOString()
const url = 'https://lender.example/open-lender/v1/quotes'

describe('with a library that knows nothing of us', () => {
  const fields = ['@method', '@target-uri', 'content-type', 'content-digest', 'idempotency-key']
  const params = ['created', 'expires', 'nonce', 'keyid', 'alg', 'tag']
  const request = {
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', 'idempotency-key': 'att_1' },
    body: '{"a":1}',
  }

  test('what we sign, it verifies', async () => {
    const headers = signedRequest(request, { key: platformSigningKey, now: now() })
    const key = createPublicKey({ key: platformPublicKey, format: 'jwk' })
    const verified = (message: typeof request) =>
      httpbis.verifyMessage(
        {
          keyLookup: async () => ({
            verify: createVerifier(key.export({ type: 'spki', format: 'pem' }), 'ed25519'),
          }),
          requiredFields: fields,
          requiredParams: params,
        },
        message,
      )
    expect(await verified({ ...request, headers: headers as typeof request.headers })).toBe(true)
    const moved = { ...request, url: `${url}/x`, headers: headers as typeof request.headers }
    expect(await verified(moved)).toBe(false)
  })

  test('what it signs, we verify: requests, and answers bound to them', async () => {
    const key = createPrivateKey({ key: platformKey, format: 'jwk' })
    const pem = key.export({ type: 'pkcs8', format: 'pem' })
    const config = {
      key: createSigner(pem, 'ed25519', platformKey.kid),
      name: 'sig',
      params,
      paramValues: { nonce: 'nonce-0123456789', tag: 'open-lender' },
    }
    const trust = { keys: pinnedKeys([platformPublicKey]), now: now() }
    const signed = signedRequest(request, { key: platformSigningKey, now: now() })
    const digest = signed['content-digest'] ?? ''
    const theirs = await httpbis.signMessage(
      { ...config, fields },
      { method: 'POST', url, headers: { ...request.headers, 'content-digest': digest } },
    )
    const lower = Object.fromEntries(
      Object.entries(theirs.headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
    )
    const body = Buffer.from(request.body)
    expect(await verifyRequest({ method: 'POST', url, headers: lower, body }, trust)).toMatchObject(
      {
        trusted: true,
        keyid: platformKey.kid,
      },
    )

    const asked = { method: 'POST', url, headers: signed }
    const answer = await httpbis.signMessage(
      {
        ...config,
        fields: [
          '@status',
          'content-type',
          'content-digest',
          '@method;req',
          '@target-uri;req',
          'signature;req',
        ],
      },
      { status: 200, headers: { 'content-type': 'application/json', 'content-digest': digest } },
      asked,
    )
    const headers = Object.fromEntries(
      Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
    )
    expect(
      await verifyResponse({ status: 200, headers, request: asked, body }, trust),
    ).toMatchObject({ trusted: true })
  })
})

describe('a lender hears us', () => {
  const question = {
    requestReference: 'orq_00000001',
    borrower: { reference: 'b-0123456789', phone: '13910008000' },
    scenario: 'goods',
    amountMinor: 120_000,
    currency: 'CNY',
    today: '2026-11-24',
  } as const

  test('only when we signed, and only once', async () => {
    const lender = await sandbox()
    const body = JSON.stringify(question)
    const target = `${lender.url}/open-lender/v1/quotes`
    const plain = { 'content-type': 'application/json', 'idempotency-key': fresh('k') }
    const headers = signedRequest(
      { method: 'POST', url: target, headers: plain, body },
      { key: platformSigningKey, now: now() },
    )
    const send = async (with_: Record<string, string>, text = body): Promise<number> =>
      (await fetch(target, { method: 'POST', headers: with_, body: text })).status
    expect(await send(plain)).toBe(401)
    expect(await send(headers, body.replace('120000', '120001'))).toBe(401)
    expect(await send(headers)).toBe(200)
    expect(await send(headers), 'the same nonce again').toBe(401)
  })

  test('not when our clock is an hour behind', async () => {
    const lender = await sandbox()
    const late = openAsPlatform({
      baseUrl: lender.url,
      now: () => new Date(Date.now() - 3_600_000).toISOString(),
    })
    expect(await late.quote(question)).toMatchObject({
      ok: false,
      reason: 'answer_signature_invalid',
    })
    expect(lender.books().quotes).toBe(0)
  })

  test('with either of two keys while it rotates, and with neither retired nor foreign ones', async () => {
    const lender = await sandbox()
    const { url: baseUrl } = lender
    let skewMs = 0
    const open = () =>
      openAsPlatform({ baseUrl, now: () => new Date(Date.now() + skewMs).toISOString() })
    const remembers = open()
    expect(await remembers.terms()).toMatchObject({ ok: true })
    lender.keys.rotate()
    skewMs += 6_000
    expect(await remembers.terms(), 'a new key is looked up').toMatchObject({ ok: true })
    lender.keys.retire()
    expect(await remembers.terms()).toMatchObject({ ok: true })
    const pinned = openAsPlatform({ baseUrl, pinned: [platformPublicKey] })
    expect(await pinned.terms()).toMatchObject({ ok: false, reason: 'answer_signature_invalid' })
  })
})

describe('we hear a lender', () => {
  const forgeries: [string, string, Forgery][] = [
    [
      'without a signature',
      'answer_unsigned',
      ({ 'content-type': type }) => ({ 'content-type': type ?? '' }),
    ],
    [
      'under a key it does not publish',
      'answer_signature_invalid',
      (it) => ({
        ...it,
        'signature-input': (it['signature-input'] ?? '').replace('stranger-1', 'other-1'),
      }),
    ],
    [
      'with another digest',
      'answer_signature_invalid',
      (it) => ({ ...it, 'content-digest': 'sha-256=:AAAA:' }),
    ],
    [
      'with a signature of another message',
      'answer_signature_invalid',
      (it) => ({ ...it, signature: `sig=:${Buffer.alloc(64, 7).toString('base64')}:` }),
    ],
  ]
  test.each(forgeries)('never %s: %s', async (_name, reason, forge) => {
    const it = await signedStranger((response) => response.end('{"keys":[]}'), forge)
    running.push(it)
    const lender = openAsPlatform({ baseUrl: it.url })
    expect(await lender.terms()).toMatchObject({ ok: false, reason })
    expect(await lender.statusByReference('att_000001')).toMatchObject({
      outcome: 'unknown',
      reason,
    })
  })

  test('a 404 nobody signed is no word about a loan', async () => {
    const it = await signedStranger((response) => void response.writeHead(404).end('{}'))
    running.push(it)
    const lender = openAsPlatform({ baseUrl: it.url })
    expect(await lender.statusByReference('att_000001')).toMatchObject({
      outcome: 'unknown',
      reason: 'answer_unsigned',
    })
  })
})
