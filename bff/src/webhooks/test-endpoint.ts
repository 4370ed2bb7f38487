import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { webhookEndpointContract } from '@miaoguo/shared/contract/merchant/webhooks'
import type { TestEvent } from '@miaoguo/shared/event/event'
import { EventId } from '@miaoguo/shared/id/id'
import { invariant, Problem } from '@miaoguo/shared/problem/problem'
import { derivedId } from '../db/derive.ts'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import * as endpoints from '../outbox/endpoint-store.ts'
import { sendTo } from '../outbox/send-event.ts'
import * as outbox from '../outbox/store.ts'
import * as store from './store.ts'

type Contract = typeof webhookEndpointContract.test

/** Sends an event that tells of nothing, so that a receiver can be tried before money depends on it. */
export async function testEndpoint(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { merchantId, mode } = merchantOf(actor)
  return deps.db.transaction().execute(async (tx) => {
    const endpoint = await endpoints.lockOwned(tx, { id: input.params.id, merchantId })
    if (!endpoint) throw new Problem('not_found')
    if (endpoint.kind === 'per_checkout') throw new Problem('webhook_endpoint_built_in')
    if (endpoint.status === 'disabled') throw new Problem('webhook_endpoint_disabled')
    const event: TestEvent = {
      id: EventId.parse(derivedId(deps, 'event', 'test event')),
      type: 'webhook.test',
      createdAt: deps.wallNow(),
      mode,
      objectVersion: (await outbox.countOf(tx, endpoint.id)) + 1,
      data: { webhookEndpointId: endpoint.id },
    }
    await outbox.insert(tx, { merchantId, objectId: endpoint.id, body: event })
    const sent = await sendTo(deps, tx, {
      event,
      merchantId,
      notifyUrl: undefined,
      endpoints: [endpoint],
      cause: 'test',
    })
    const [delivery] = await store.findMany(tx, sent)
    invariant(delivery, 'what was put on its way is there')
    return delivery
  })
}
