import type { EventType } from '@miaoguo/shared/event/event'
import { EventId, type CheckoutId, type LoanId } from '@miaoguo/shared/id/id'
import { invariant } from '@miaoguo/shared/problem/problem'
import type { Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import * as outbox from './store.ts'

/** Writes what the merchant is to be told, and its delivery, in the transaction of the fact. */
export async function appendEvent(
  deps: Deps,
  tx: Tx,
  it: { type: EventType; checkoutId: CheckoutId; loanId: LoanId | null },
): Promise<void> {
  const subject = await outbox.findSubject(tx, it.checkoutId)
  invariant(subject, 'an event tells of a checkout that exists')
  const { merchantId, notifyUrl, ...checkout } = subject
  const id = EventId.parse(deps.newId('event'))
  await outbox.insert(tx, {
    merchantId,
    notifyUrl,
    type: it.type,
    body: {
      id,
      type: it.type,
      createdAt: deps.now(),
      data: { checkoutId: it.checkoutId, ...checkout, loanId: it.loanId },
    },
  })
  await deps.jobs.enqueue(tx, 'deliver-event', { eventId: id, attempt: 1 })
}
