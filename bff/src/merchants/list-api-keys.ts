import type { OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { keyContract } from '@miaoguo/shared/contract/merchant/keys'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import { toKeyView } from './api-keys.ts'
import * as keys from './key-store.ts'

/** The keys of the caller's mode, ended ones among them. */
export async function listApiKeys(
  deps: Deps,
  actor: Actor,
): Promise<OutputOf<typeof keyContract.list>> {
  const { merchantId, mode } = merchantOf(actor)
  const held = await keys.list(deps.db, merchantId)
  return { items: held.map((it) => toKeyView(it, mode, deps.wallNow())) }
}
