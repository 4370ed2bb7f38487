import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { webhookEndpointContract } from '@miaoguo/shared/contract/merchant/webhooks'
import { invariant, Problem } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import * as merchants from '../merchants/store.ts'
import * as endpoints from '../outbox/endpoint-store.ts'
import { refuseUrl, toEndpointView } from './endpoints.ts'

type Contract = typeof webhookEndpointContract.update
type Removal = typeof webhookEndpointContract.remove

/** Changes the fields that are sent. What is on its way goes to the address it was sent to. */
export async function updateEndpoint(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { merchantId } = merchantOf(actor)
  const merchant = await merchants.byId(deps.db, merchantId)
  invariant(merchant, 'the door found this merchant')
  const { status, ...changes } = input.body
  if (changes.url !== undefined) refuseUrl(changes.url, merchant)
  return deps.db.transaction().execute(async (tx) => {
    const owned = { id: input.params.id, merchantId }
    const found = await endpoints.lockOwned(tx, owned)
    if (!found) throw new Problem('not_found')
    if (changes.url !== undefined && found.kind === 'per_checkout')
      throw new Problem('webhook_endpoint_built_in')
    await endpoints.update(tx, found.id, {
      ...changes,
      ...(status && {
        status,
        disabledReason: status === 'disabled' ? ('by_merchant' as const) : null,
      }),
    })
    const changed = await endpoints.findOwned(tx, owned)
    invariant(changed, 'an endpoint held by this transaction is there')
    return toEndpointView(tx, changed, deps.wallNow())
  })
}

/** Takes an endpoint away; what is on its way to it ends. */
export async function deleteEndpoint(
  deps: Deps,
  actor: Actor,
  input: InputOf<Removal>,
): Promise<OutputOf<Removal>> {
  return deps.db.transaction().execute(async (tx) => {
    const found = await endpoints.lockOwned(tx, {
      id: input.params.id,
      merchantId: merchantOf(actor).merchantId,
    })
    if (!found) throw new Problem('not_found')
    if (found.kind === 'per_checkout') throw new Problem('webhook_endpoint_built_in')
    await endpoints.remove(tx, found.id, deps.wallNow())
    return { id: found.id, deleted: true as const }
  })
}
