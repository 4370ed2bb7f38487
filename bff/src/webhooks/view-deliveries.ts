import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { webhookDeliveryContract } from '@miaoguo/shared/contract/merchant/webhooks'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import { readPage } from '../http/cursor.ts'
import * as store from './store.ts'

type All = typeof webhookDeliveryContract.list
type One = typeof webhookDeliveryContract.view

/** What was sent and how it went, newest first. */
export async function listDeliveries(
  deps: Deps,
  actor: Actor,
  input: InputOf<All>,
): Promise<OutputOf<All>> {
  const { status, webhookEndpointId, eventId } = input.query
  const { rows, nextCursor } = await readPage(input.query, (page) =>
    store.list(deps.db, {
      merchantId: merchantOf(actor).merchantId,
      status,
      endpointId: webhookEndpointId,
      eventId,
      ...page,
    }),
  )
  return { items: rows, nextCursor }
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
