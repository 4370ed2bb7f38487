import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { keyContract } from '@miaoguo/shared/contract/merchant/keys'
import { invariant, Problem } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import { makeKey, statusOf, toKeyView } from './api-keys.ts'
import * as keys from './key-store.ts'

type Contract = typeof keyContract.create

const keysMax = 20

/** Makes a key of the caller's mode. Kept is its digest, so this answer is the only place where its text stands. */
export async function createApiKey(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { merchantId, mode } = merchantOf(actor)
  const { kind, name = '' } = input.body
  const { key, ...made } = makeKey(deps, { kind, mode })
  const createdAt = deps.wallNow()
  return deps.db.transaction().execute(async (tx) => {
    const held = await keys.lock(tx, merchantId)
    const good = held.filter((it) => ['active', 'expiring'].includes(statusOf(it, createdAt)))
    if (good.length >= keysMax && !held.some((it) => it.id === made.id))
      throw new Problem('object_limit_reached', { limit: keysMax })
    await keys.insert(tx, { ...made, merchantId, name, origin: 'api', createdAt })
    const stored = (await keys.list(tx, merchantId)).find((it) => it.id === made.id)
    invariant(stored, 'what was inserted is there')
    return { ...toKeyView(stored, mode, createdAt), key }
  })
}
