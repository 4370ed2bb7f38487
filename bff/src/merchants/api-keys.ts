import { ApiKeyId } from '@miaoguo/shared/id/id'
import type {
  ApiKey,
  ApiKeyKind,
  ApiKeyStatus,
  MerchantMode,
} from '@miaoguo/shared/merchant/merchant'
import { derive, derivedId } from '../db/derive.ts'
import type { Deps } from '../deps.ts'
import { hashSecretKey } from './keys.ts'
import type { StoredKey } from './key-store.ts'

/** Enough of a key to recognize it by. */
export const hintOf = (key: string): string =>
  key.startsWith('pk_') ? key : `${key.slice(0, 8)}…${key.slice(-4)}`

/** A secret key is kept as a digest; a publishable one is on every page of the shop anyway. */
export const storedFormOf = (kind: ApiKeyKind, key: string): string =>
  kind === 'secret' ? hashSecretKey(key) : key

/** A new key, the same again when the same request runs again. */
export function makeKey(deps: Deps, it: { kind: ApiKeyKind; mode: MerchantMode }) {
  const prefix = it.kind === 'secret' ? 'sk' : 'pk'
  const text = derive(deps, 'api key').subarray(0, 24).toString('hex')
  const key = `${prefix}_${it.mode}_${text}`
  return {
    key,
    id: ApiKeyId.parse(derivedId(deps, 'apiKey', 'api key id')),
    kind: it.kind,
    hash: storedFormOf(it.kind, key),
    hint: hintOf(key),
  }
}

export function statusOf(
  it: Pick<StoredKey, 'revokedAt' | 'expiresAt'>,
  now: string,
): ApiKeyStatus {
  if (it.revokedAt !== null) return 'revoked'
  if (it.expiresAt === null) return 'active'
  return it.expiresAt > now ? 'expiring' : 'expired'
}

export const toKeyView = (it: StoredKey, mode: MerchantMode, now: string): ApiKey => ({
  id: it.id,
  kind: it.kind,
  mode,
  name: it.name,
  hint: it.hint,
  status: statusOf(it, now),
  createdAt: it.createdAt,
  lastUsedAt: it.lastUsedAt,
  expiresAt: it.expiresAt,
  revokedAt: it.revokedAt,
})
