import { signatureProfile } from '@miaoguo/shared/contract/lender/keys'
import type { Instant } from '@miaoguo/shared/time/calendar-date'
import { millisecondsOf } from '@miaoguo/shared/time/instant'
import { verify } from 'node:crypto'
import {
  componentText,
  parseSignature,
  signatureBase,
  type Component,
  type Message,
  type Params,
  type SignedRequest,
} from './base.ts'
import { digestHolds } from './content-digest.ts'
import type { KeySource } from './keys.ts'
import { requestComponents, responseComponents } from './sign.ts'

/** Why a signature is not believed; for the log, never for the sender. */
export type Distrust =
  | 'unsigned'
  | 'malformed'
  | 'not_covered'
  | 'out_of_time'
  | 'key_unknown'
  | 'digest_wrong'
  | 'signature_wrong'
export type Verdict =
  | { trusted: true; keyid: string; nonce: string }
  | { trusted: false; why: Distrust }

export type Trust = { keys: KeySource; now: Instant }

/** A request in somebody's name: a notification of a lender. */
export function verifyRequest(
  message: SignedRequest & { body: Uint8Array },
  trust: Trust,
): Promise<Verdict> {
  const required = requestComponents(message.headers, message.body.length > 0)
  return verified(message, { required, body: message.body }, trust)
}

/** An answer to the one request we signed. */
export function verifyResponse(
  message: {
    status: number
    headers: Record<string, string>
    request: SignedRequest
    body: Uint8Array
  },
  trust: Trust,
): Promise<Verdict> {
  return verified(message, { required: responseComponents, body: message.body }, trust)
}

const no = (why: Distrust): Verdict => ({ trusted: false, why })

async function verified(
  message: Message,
  it: { required: readonly Component[]; body: Uint8Array },
  { keys, now }: Trust,
): Promise<Verdict> {
  const { headers } = message
  if (headers['signature'] === undefined && headers['signature-input'] === undefined)
    return no('unsigned')
  const parsed = parseSignature(headers)
  if (!parsed || parsed.signature.length !== 64) return no('malformed')
  const { keyid, nonce, alg, tag } = parsed.params
  if (keyid === undefined || nonce === undefined || nonce.length < 16) return no('malformed')
  if ((alg !== undefined && alg !== 'ed25519') || tag !== signatureProfile.tag)
    return no('malformed')
  const covered = new Set(parsed.components.map(componentText))
  if (!it.required.every((component) => covered.has(componentText(component))))
    return no('not_covered')
  if (!isInTime(parsed.params, now)) return no('out_of_time')
  const key = await keys(keyid)
  if (!key) return no('key_unknown')
  const base = signatureBase(parsed.components, parsed.input, message)
  if (base === undefined) return no('not_covered')
  if (!verify(null, Buffer.from(base), key, parsed.signature)) return no('signature_wrong')
  if (covered.has('"content-digest"') && !digestHolds(headers['content-digest'], it.body))
    return no('digest_wrong')
  return { trusted: true, keyid, nonce }
}

/** Made not long ago, not in the future beyond what clocks differ by, and not past its own end. */
function isInTime({ created, expires }: Params, now: Instant): boolean {
  if (created === undefined || expires === undefined) return false
  const { lifeSeconds, skewSeconds } = signatureProfile
  const seconds = millisecondsOf(now) / 1000
  return (
    created <= seconds + skewSeconds &&
    seconds <= expires + skewSeconds &&
    expires - created <= lifeSeconds &&
    expires >= created
  )
}
