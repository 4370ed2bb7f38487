import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { keyContract } from '@miaoguo/shared/contract/merchant/keys'
import { invariant, Problem } from '@miaoguo/shared/problem/problem'
import { instantAfter } from '@miaoguo/shared/time/instant'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import { makeKey, statusOf, toKeyView } from './api-keys.ts'
import * as keys from './key-store.ts'
import * as merchants from './store.ts'

type Contract = typeof keyContract.roll

const hourMs = 3_600_000

/** A new key in the place of an old one, which works on for the overlap so that servers can change one by one. */
export async function rollApiKey(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { merchantId, mode } = merchantOf(actor)
  const { overlapHours = 24 } = input.body
  const now = deps.wallNow()
  const rolled = await deps.db.transaction().execute(async (tx) => {
    const held = await keys.lock(tx, merchantId)
    const old = held.find((it) => it.id === input.params.id)
    if (!old) throw new Problem('not_found')
    const { key, ...made } = makeKey(deps, { kind: old.kind, mode })
    const earlier = held.find((it) => it.id === made.id)
    if (earlier) return { ...toKeyView(earlier, mode, now), key }
    if (statusOf(old, now) !== 'active') throw new Problem('key_not_active', { keyId: old.id })
    await keys.insert(tx, { ...made, merchantId, name: old.name, origin: 'api', createdAt: now })
    await keys.setExpiry(tx, old.id, instantAfter(now, overlapHours * hourMs))
    const stored = (await keys.list(tx, merchantId)).find((it) => it.id === made.id)
    invariant(stored, 'what was inserted is there')
    return { ...toKeyView(stored, mode, now), key }
  })
  merchants.forget(deps.db)
  return rolled
}
