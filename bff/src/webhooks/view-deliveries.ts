import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { webhookDeliveryContract } from '@miaoguo/shared/contract/merchant/webhooks'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import * as store from './store.ts'

type All = typeof webhookDeliveryContract.list
type One = typeof webhookDeliveryContract.view

/** What was sent and how it went, newest first. */
export async function listDeliveries(
  deps: Deps,
  actor: Actor,
  input: InputOf<All>,
): Promise<OutputOf<All>> {
  const { cursor, limit = 20, status, webhookEndpointId, eventId } = input.query
  const found = await store.list(deps.db, {
    merchantId: merchantOf(actor).merchantId,
    status,
    endpointId: webhookEndpointId,
    eventId,
    after: cursor === undefined ? undefined : readCursor(cursor),
    limit: limit + 1,
  })
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: found.length > limit && last ? writeCursor(last) : null }
}

/** One delivery, attempt by attempt. */
export async function viewDelivery(
  deps: Deps,
  actor: Actor,
  input: InputOf<One>,
): Promise<OutputOf<One>> {
  const found = await store.findOwned(deps.db, {
    id: input.params.id,
    merchantId: merchantOf(actor).merchantId,
  })
  if (!found) throw new Problem('not_found')
  return {
    ...found.delivery,
    requestBody: JSON.stringify(found.body),
    attempts: found.attempts.map((it) => {
      const { deliveryId: _, httpStatus, ...shown } = it
      return { ...shown, responseStatus: httpStatus }
    }),
  }
}
