import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { webhookEndpointContract } from '@miaoguo/shared/contract/merchant/webhooks'
import { WebhookEndpointId } from '@miaoguo/shared/id/id'
import { invariant, Problem } from '@miaoguo/shared/problem/problem'
import { derivedId } from '../db/derive.ts'
import { seal } from '../db/seal.ts'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import * as merchants from '../merchants/store.ts'
import * as endpoints from '../outbox/endpoint-store.ts'
import { makeSecret, refuseUrl, toEndpointView } from './endpoints.ts'

type Contract = typeof webhookEndpointContract.create

const endpointsMax = 20

/** An address that is told from now on. Its secret is kept sealed, so this answer is where its merchant reads it. */
export async function createEndpoint(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { merchantId } = merchantOf(actor)
  const merchant = await merchants.byId(deps.db, merchantId)
  invariant(merchant, 'the door found this merchant')
  const { url, description = '', eventTypes = null } = input.body
  refuseUrl(url, merchant)
  const id = WebhookEndpointId.parse(derivedId(deps, 'webhookEndpoint', 'webhook endpoint'))
  const secret = makeSecret(deps)
  const createdAt = deps.wallNow()
  return deps.db.transaction().execute(async (tx) => {
    const held = await endpoints.list(tx, merchantId)
    if (held.length >= endpointsMax && !held.some((it) => it.id === id))
      throw new Problem('object_limit_reached', { limit: endpointsMax })
    const added = await endpoints.insertFixed(tx, {
      id,
      merchantId,
      url,
      description,
      eventTypes,
      createdAt,
    })
    if (added)
      await endpoints.replaceSecret(tx, {
        endpointId: id,
        sealed: seal(deps.env.SESSION_SECRET, secret),
        origin: 'api',
        createdAt,
        oldExpireAt: createdAt,
      })
    const stored = await endpoints.findOwned(tx, { id, merchantId })
    invariant(stored, 'what was inserted is there')
    return { ...(await toEndpointView(tx, stored, createdAt)), secret }
  })
}
