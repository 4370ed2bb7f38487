import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { eventContract } from '@miaoguo/shared/contract/merchant/webhooks'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import * as endpoints from '../outbox/endpoint-store.ts'
import { sendTo, wanting } from '../outbox/send-event.ts'
import * as outbox from '../outbox/store.ts'
import * as store from './store.ts'

type One = typeof eventContract.replay
type Many = typeof eventContract.replayMany

const eventsMax = 500

/** Sends one event again, to the endpoint that is named or to all that want its type now. */
export async function replayEvent(
  deps: Deps,
  actor: Actor,
  input: InputOf<One>,
): Promise<OutputOf<One>> {
  const { merchantId } = merchantOf(actor)
  const { webhookEndpointId } = input.body
  return deps.db.transaction().execute(async (tx) => {
    const event = await outbox.findOwned(tx, { id: input.params.id, merchantId })
    if (!event) throw new Problem('not_found')
    const held = await endpoints.list(tx, merchantId)
    const named = held.filter((it) => it.id === webhookEndpointId)
    if (webhookEndpointId !== undefined && named.length === 0) throw new Problem('not_found')
    if (named.some((it) => it.status === 'disabled')) throw new Problem('webhook_endpoint_disabled')
    const to = webhookEndpointId === undefined ? wanting(held, event.type) : named
    const sent = await replay(deps, tx, { event, to })
    return { deliveries: await store.findMany(tx, sent) }
  })
}

const replay = async (
  deps: Deps,
  tx: Tx,
  { event, to }: { event: outbox.StoredEvent; to: readonly endpoints.StoredEndpoint[] },
) =>
  sendTo(deps, tx, {
    event: event.body,
    merchantId: event.merchantId,
    notifyUrl: await notifyUrlOf(tx, event.body),
    endpoints: to,
    cause: 'replay',
  })

/** The address the order of an event brought along; a test of an endpoint has no order. */
const notifyUrlOf = async (tx: Tx, { data }: outbox.StoredEvent['body']) =>
  'checkoutId' in data ? outbox.notifyUrlOf(tx, data.checkoutId) : undefined

/** Sends the events of a time again, to all that want their types now; or only what failed, to where it failed. */
export async function replayEvents(
  deps: Deps,
  actor: Actor,
  input: InputOf<Many>,
): Promise<OutputOf<Many>> {
  const { merchantId } = merchantOf(actor)
  const { fromAt, toAt, which, eventTypes } = input.body
  return deps.db.transaction().execute(async (tx) => {
    const span = { merchantId, fromAt, toAt, types: eventTypes, limit: eventsMax + 1 }
    const events = await outbox.listSpan(tx, span)
    if (events.length > eventsMax) throw new Problem('replay_too_large', { eventsMax })
    const held = await endpoints.list(tx, merchantId)
    const ids = events.map((it) => it.id)
    const failed = which === 'failed' ? await store.failedAmong(tx, ids) : undefined
    let eventCount = 0
    let deliveryCount = 0
    for (const event of events) {
      const to = wanting(held, event.type).filter(
        (it) => failed?.has(`${event.id} ${it.id}`) ?? true,
      )
      const sent = await replay(deps, tx, { event, to })
      if (sent.length > 0) eventCount += 1
      deliveryCount += sent.length
    }
    return { eventCount, deliveryCount }
  })
}
