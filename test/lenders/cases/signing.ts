import assert from 'node:assert/strict'
import type { SigningKey } from '@miaoguo/bff/src/signatures/keys.ts'
import { signedRequest } from '@miaoguo/bff/src/signatures/sign.ts'
import { openLenderContract } from '@miaoguo/shared/contract/lender/open-lender'
import { PublicKeys } from '@miaoguo/shared/contract/lender/keys'
import { fresh, type Case, type Stage } from './case.ts'

type Sent = { now?: string; change?(headers: Record<string, string>): Record<string, string> }

/** What the Open Lender API asks of signatures; these cases speak HTTP by themselves, because no adapter would send such requests. */
export function signingCases(baseUrl: string, key: SigningKey): readonly Case[] {
  const base = baseUrl.replace(/\/+$/, '')
  const url = base + openLenderContract.quote.path
  const bodyOf = (stage: Stage): string =>
    JSON.stringify({
      requestReference: fresh('orq'),
      borrower: { reference: 'b-0123456789' },
      scenario: 'goods',
      amountMinor: stage.amountMinor,
      currency: stage.currency,
      today: stage.today,
    })
  const headersFor = (body: string, sent: Sent): Record<string, string> => {
    const plain = { 'content-type': 'application/json', 'idempotency-key': fresh('k') }
    const headers = signedRequest(
      { method: 'POST', url, headers: plain, body },
      { key, now: sent.now ?? new Date().toISOString() },
    )
    return sent.change ? sent.change(headers) : headers
  }
  const statusOf = async (headers: Record<string, string>, body: string): Promise<number> => {
    const answer = await fetch(url, { method: 'POST', headers, body })
    await answer.arrayBuffer()
    return answer.status
  }
  const refused = (
    name: string,
    rule: string,
    sent: Sent,
    tamper?: (body: string) => string,
  ): Case => ({
    name,
    rule,
    run: async (stage) => {
      const body = bodyOf(stage)
      const status = await statusOf(headersFor(body, sent), tamper ? tamper(body) : body)
      assert.equal(status, 401, `answered ${status}`)
    },
  })
  const ago = (seconds: number): string => new Date(Date.now() - seconds * 1000).toISOString()
  return [
    {
      name: 'the lender publishes its keys',
      rule: 'GET /open-lender/v1/keys lists every Ed25519 key whose signatures hold today.',
      run: async () => {
        const answer = await fetch(base + openLenderContract.keys.path)
        assert.ok(PublicKeys.safeParse(await answer.json()).success, 'a list of keys')
      },
    },
    {
      name: 'a signed request is heard, and the same one again is not',
      rule: 'A nonce is remembered for as long as its signature lives.',
      run: async (stage) => {
        const body = bodyOf(stage)
        const headers = headersFor(body, {})
        assert.equal(await statusOf(headers, body), 200)
        assert.equal(await statusOf(headers, body), 401, 'the same nonce again')
      },
    },
    refused('an unsigned request is refused', 'Only Miaoguo may ask in its name.', {
      change: ({ signature: _signature, 'signature-input': _input, ...rest }) => rest,
    }),
    refused(
      'a request whose body was changed is refused',
      'Content-Digest is compared with the bytes that came.',
      {},
      (body) => `${body} `,
    ),
    refused(
      'a request whose idempotency key was changed is refused',
      'The key is covered by the signature.',
      { change: (headers) => ({ ...headers, 'idempotency-key': fresh('k') }) },
    ),
    refused(
      'a request that does not cover its digest is refused',
      'What is not covered is not signed.',
      {
        change: (headers) => ({
          ...headers,
          'signature-input': (headers['signature-input'] ?? '').replace(' "content-digest"', ''),
        }),
      },
    ),
    refused('a request signed ten minutes ago is refused', 'A signature lives for five minutes.', {
      now: ago(600),
    }),
    refused('a request from ten minutes ahead is refused', 'Clocks differ by a minute at most.', {
      now: ago(-600),
    }),
    refused('a request under an unknown key is refused', 'Keys are those Miaoguo publishes.', {
      change: (headers) => ({
        ...headers,
        'signature-input': (headers['signature-input'] ?? '').replace(
          `keyid="${key.keyid}"`,
          'keyid="nobody"',
        ),
      }),
    }),
  ]
}
