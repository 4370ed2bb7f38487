import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { eventContract } from '@miaoguo/shared/contract/merchant/webhooks'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import { readPage } from '../http/cursor.ts'
import * as outbox from '../outbox/store.ts'

type All = typeof eventContract.list
type One = typeof eventContract.view

/** What happened to the merchant's objects, newest first. */
export async function listEvents(
  deps: Deps,
  actor: Actor,
  input: InputOf<All>,
): Promise<OutputOf<All>> {
  const { type, checkoutId, authorizationId, refundId, disputeId, campaignId } = input.query
  const { rows, nextCursor } = await readPage(input.query, (page) =>
    outbox.list(deps.db, {
      merchantId: merchantOf(actor).merchantId,
      type,
      // The narrowest object that is named.
      objectId: campaignId ?? disputeId ?? refundId ?? authorizationId ?? checkoutId,
      ...page,
    }),
  )
  return {
    items: rows.map((it) => it.body),
    nextCursor,
  }
}

/** One event, word for word as it is delivered. */
export async function viewEvent(
  deps: Deps,
  actor: Actor,
  input: InputOf<One>,
): Promise<OutputOf<One>> {
  const found = await outbox.findOwned(deps.db, {
    id: input.params.id,
    merchantId: merchantOf(actor).merchantId,
  })
  if (!found) throw new Problem('not_found')
  return found.body
}
