import type { CheckoutEventType } from '@miaoguo/shared/event/event'
import { EventId, MerchantId, type CheckoutId, type LoanId } from '@miaoguo/shared/id/id'
import { invariant } from '@miaoguo/shared/problem/problem'
import type { Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import * as endpoints from './endpoint-store.ts'
import { sendTo, wanting } from './send-event.ts'
import * as outbox from './store.ts'

/** Writes what the merchant is to be told, and a delivery to each endpoint that wants it, in the transaction of the fact. */
export async function appendEvent(
  deps: Deps,
  tx: Tx,
  it: { type: CheckoutEventType; checkoutId: CheckoutId; loanId: LoanId | null },
): Promise<void> {
  const subject = await outbox.findSubject(tx, it.checkoutId)
  invariant(subject, 'an event tells of a checkout that exists')
  const { notifyUrl, mode, ...rest } = subject
  const { merchantId, ...checkout } = { ...rest, merchantId: MerchantId.parse(rest.merchantId) }
  const event = {
    merchantId,
    objectId: it.checkoutId,
    body: {
      id: EventId.parse(deps.newId('event')),
      type: it.type,
      createdAt: deps.now(),
      mode,
      objectVersion: (await outbox.countOf(tx, it.checkoutId)) + 1,
      data: { checkoutId: it.checkoutId, ...checkout, loanId: it.loanId },
    },
  }
  await outbox.insert(tx, event)
  const held = await endpoints.list(tx, merchantId)
  await sendTo(deps, tx, {
    event: event.body,
    merchantId,
    notifyUrl,
    endpoints: wanting(held, it.type),
    cause: 'event',
  })
}
