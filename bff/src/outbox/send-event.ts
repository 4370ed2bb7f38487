import type { EventType, WebhookEvent } from '@miaoguo/shared/event/event'
import type { DeliveryCause } from '@miaoguo/shared/event/webhook-delivery'
import { DeliveryId, type MerchantId } from '@miaoguo/shared/id/id'
import { derivedId } from '../db/derive.ts'
import type { Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import type { StoredEndpoint } from './endpoint-store.ts'
import * as outbox from './store.ts'

/** The endpoints that want to hear of a type now. */
export const wanting = (endpoints: readonly StoredEndpoint[], type: EventType): StoredEndpoint[] =>
  endpoints.filter(
    (it) => it.status === 'enabled' && (it.eventTypes === null || it.eventTypes.includes(type)),
  )

type Sending = {
  event: WebhookEvent
  merchantId: MerchantId
  /** Of the checkout the event tells of. */
  notifyUrl: string | undefined
  endpoints: readonly StoredEndpoint[]
  cause: DeliveryCause
}

/** Puts an event on its way to endpoints, in the caller's transaction; answers the ids of the deliveries. */
export async function sendTo(deps: Deps, tx: Tx, it: Sending): Promise<DeliveryId[]> {
  const ids: DeliveryId[] = []
  for (const endpoint of it.endpoints) {
    const url = endpoint.url ?? it.notifyUrl
    if (url === undefined) continue
    // What a request asks for is not sent twice when the request runs again.
    const id = DeliveryId.parse(
      it.cause === 'event'
        ? deps.newId('delivery')
        : derivedId(deps, 'delivery', `delivery ${it.event.id} ${endpoint.id}`),
    )
    ids.push(id)
    const added = await outbox.insertDelivery(tx, {
      id,
      eventId: it.event.id,
      merchantId: it.merchantId,
      endpointId: endpoint.id,
      url,
      cause: it.cause,
      createdAt: deps.wallNow(),
    })
    if (added) await deps.jobs.enqueue(tx, 'deliver-event', { deliveryId: id, attempt: 1 })
  }
  return ids
}
