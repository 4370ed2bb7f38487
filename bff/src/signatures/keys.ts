import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import type { PublicKey } from '@miaoguo/shared/contract/lender/keys'

/** A private key of ours (RFC 8037); `x` is its public half. */
export type PrivateJwk = PublicKey & { d: string }
export type SigningKey = { keyid: string; key: KeyObject }

export const signingKeyOf = ({ kid, x, d }: PrivateJwk): SigningKey => ({
  keyid: kid,
  key: createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', x, d }, format: 'jwk' }),
})

export const publicKeyOf = ({ x }: PublicKey): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })

/** Where the keys of a correspondent are found; undefined for a key that is not, or no longer, its own. */
export type KeySource = (keyid: string) => Promise<KeyObject | undefined>

const indexOf = (keys: readonly PublicKey[]): Map<string, KeyObject> =>
  new Map(keys.map((it) => [it.kid, publicKeyOf(it)]))

/** Keys agreed on beforehand. */
export function pinnedKeys(keys: readonly PublicKey[]): KeySource {
  const known = indexOf(keys)
  return async (keyid) => known.get(keyid)
}

const freshMs = 300_000
const staleMs = 3_600_000
const patienceMs = 5_000

/**
 * Keys the correspondent publishes: read again every five minutes, and at once (but not more often than each five
 * seconds) for a key nobody knows yet. Unreadable for an hour, none of them is trusted any more.
 */
export function publishedKeys(
  read: () => Promise<readonly PublicKey[] | undefined>,
  milliseconds: () => number,
): KeySource {
  let known = new Map<string, KeyObject>()
  let readAt = -Infinity
  let triedAt = -Infinity
  let reading: Promise<void> | undefined
  const refresh = async (): Promise<void> => {
    triedAt = milliseconds()
    const keys = await read()
    if (!keys) return
    known = indexOf(keys)
    readAt = triedAt
  }
  return async (keyid) => {
    const now = milliseconds()
    const wanted = now - readAt > freshMs || !known.has(keyid)
    if (wanted && (reading !== undefined || now - triedAt > patienceMs)) {
      reading ??= refresh().finally(() => {
        reading = undefined
      })
      await reading
    }
    return milliseconds() - readAt > staleMs ? undefined : known.get(keyid)
  }
}
