import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { keyContract } from '@miaoguo/shared/contract/merchant/keys'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import { statusOf, toKeyView } from './api-keys.ts'
import * as keys from './key-store.ts'
import * as merchants from './store.ts'

type Contract = typeof keyContract.revoke

/** Ends a key now. The last secret key stays: without one nobody could make another. */
export async function revokeApiKey(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { merchantId, mode } = merchantOf(actor)
  const now = deps.wallNow()
  const revoked = await deps.db.transaction().execute(async (tx) => {
    const held = await keys.lock(tx, merchantId)
    const key = held.find((it) => it.id === input.params.id)
    if (!key) throw new Problem('not_found')
    if (['revoked', 'expired'].includes(statusOf(key, now))) return key
    const others = held.some(
      (it) => it.kind === 'secret' && it.id !== key.id && statusOf(it, now) === 'active',
    )
    if (key.kind === 'secret' && !others) throw new Problem('key_last_active', { keyId: key.id })
    await keys.setRevoked(tx, key.id, now)
    return { ...key, revokedAt: now }
  })
  merchants.forget(deps.db)
  return toKeyView(revoked, mode, now)
}
