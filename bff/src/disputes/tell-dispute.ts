import type { DisputeEventType } from '@miaoguo/shared/event/event'
import type { DisputeId } from '@miaoguo/shared/id/id'
import { invariant } from '@miaoguo/shared/problem/problem'
import type { Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import { appendFact } from '../outbox/append-event.ts'
import * as disputes from './store.ts'

/** Tells of a dispute as it stands in this transaction, which holds its authorization. */
export async function tellDispute(
  deps: Deps,
  tx: Tx,
  it: { id: DisputeId; type: DisputeEventType },
): Promise<void> {
  const found = await disputes.findById(tx, it.id)
  invariant(found, 'an event tells of a dispute that exists')
  const { merchantId, mode, notifyUrl } = found
  await appendFact(deps, tx, {
    to: { merchantId, mode, notifyUrl, objectId: found.id },
    fact: {
      type: it.type,
      data: {
        disputeId: found.id,
        authorizationId: found.authorizationId,
        checkoutId: found.checkoutId,
        merchantReference: found.merchantReference,
        reason: found.reason,
        status: found.status,
        currency: found.currency,
        amountMinor: found.amountMinor,
        takenBackMinor: found.takenBackMinor,
        respondBy: found.respondBy,
      },
    },
  })
}
