import { signatureProfile } from '@miaoguo/shared/contract/lender/keys'
import type { Instant } from '@miaoguo/shared/time/calendar-date'
import { millisecondsOf } from '@miaoguo/shared/time/instant'
import { randomBytes, sign } from 'node:crypto'
import {
  inputText,
  signatureBase,
  type Component,
  type Message,
  type SignedRequest,
} from './base.ts'
import { contentDigest } from './content-digest.ts'
import type { SigningKey } from './keys.ts'

export const own = (name: string): Component => ({ name, req: false })
export const ofRequest = (name: string): Component => ({ name, req: true })

/** What a request must cover: with a body its digest and type, and the idempotency key if there is one. */
export function requestComponents(headers: Record<string, string>, hasBody: boolean): Component[] {
  return [
    own('@method'),
    own('@target-uri'),
    ...(hasBody ? [own('content-type'), own('content-digest')] : []),
    ...(headers['idempotency-key'] === undefined ? [] : [own('idempotency-key')]),
  ]
}

/** What an answer must cover: itself, and the signature of the one request it answers. */
export const responseComponents: readonly Component[] = [
  own('@status'),
  own('content-type'),
  own('content-digest'),
  ofRequest('@method'),
  ofRequest('@target-uri'),
  ofRequest('signature'),
]

/** The two signature fields of a message, by this key, from now on for as long as the profile says. */
export function signatureFields(
  message: Message,
  components: readonly Component[],
  it: { key: SigningKey; now: Instant },
): Record<string, string> {
  const created = Math.floor(millisecondsOf(it.now) / 1000)
  const input = inputText(components, {
    created,
    expires: created + signatureProfile.lifeSeconds,
    nonce: randomBytes(16).toString('base64url'),
    keyid: it.key.keyid,
    alg: 'ed25519',
    tag: signatureProfile.tag,
  })
  const base = signatureBase(components, input, message)
  if (base === undefined) throw new Error('a covered component is missing from the message')
  const signature = sign(null, Buffer.from(base), it.key.key).toString('base64')
  return { 'signature-input': `sig=${input}`, signature: `sig=:${signature}:` }
}

/** The headers of a request, with its digest and our signature. Names are in lower case. */
export function signedRequest(
  request: SignedRequest & { body: string | undefined },
  it: { key: SigningKey; now: Instant },
): Record<string, string> {
  const hasBody = request.body !== undefined
  const headers = {
    ...request.headers,
    ...(request.body === undefined ? {} : { 'content-digest': contentDigest(request.body) }),
  }
  const message = { method: request.method, url: request.url, headers }
  return { ...headers, ...signatureFields(message, requestComponents(headers, hasBody), it) }
}
