import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { webhookEndpointContract } from '@miaoguo/shared/contract/merchant/webhooks'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import * as endpoints from '../outbox/endpoint-store.ts'
import { toEndpointView } from './endpoints.ts'

type One = typeof webhookEndpointContract.view
type All = typeof webhookEndpointContract.list

/** Where the merchant is told; at most twenty, so there are no pages. */
export async function listEndpoints(deps: Deps, actor: Actor): Promise<OutputOf<All>> {
  const held = await endpoints.list(deps.db, merchantOf(actor).merchantId)
  return {
    items: await Promise.all(held.map((it) => toEndpointView(deps.db, it, deps.wallNow()))),
  }
}

/** One of the merchant's own endpoints. */
export async function viewEndpoint(
  deps: Deps,
  actor: Actor,
  input: InputOf<One>,
): Promise<OutputOf<One>> {
  const found = await endpoints.findOwned(deps.db, {
    id: input.params.id,
    merchantId: merchantOf(actor).merchantId,
  })
  if (!found) throw new Problem('not_found')
  return toEndpointView(deps.db, found, deps.wallNow())
}
