import type { CheckoutEventType, WebhookEvent } from '@miaoguo/shared/event/event'
import { EventId, MerchantId, type CheckoutId, type LoanId } from '@miaoguo/shared/id/id'
import type { MerchantMode } from '@miaoguo/shared/merchant/merchant'
import { invariant } from '@miaoguo/shared/problem/problem'
import type { Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import * as endpoints from './endpoint-store.ts'
import { sendTo, wanting } from './send-event.ts'
import * as outbox from './store.ts'

type Told = Exclude<WebhookEvent, { type: 'webhook.test' }>
/** What happened to an object: everything of an event but what its envelope says. */
export type Fact = { [E in Told as E['type']]: Pick<E, 'type' | 'data'> }[Told['type']]

type To = {
  merchantId: MerchantId
  mode: MerchantMode
  notifyUrl: string | undefined
  objectId: string
}

/** Writes what the merchant is to be told, and a delivery to each endpoint that wants it, in the transaction of the fact. */
export async function appendFact(deps: Deps, tx: Tx, { to, fact }: { to: To; fact: Fact }) {
  const body: WebhookEvent = {
    id: EventId.parse(deps.newId('event')),
    createdAt: deps.now(),
    mode: to.mode,
    objectVersion: (await outbox.countOf(tx, to.objectId)) + 1,
    ...fact,
  }
  await outbox.insert(tx, { merchantId: to.merchantId, objectId: to.objectId, body })
  const held = await endpoints.list(tx, to.merchantId)
  await sendTo(deps, tx, {
    event: body,
    merchantId: to.merchantId,
    notifyUrl: to.notifyUrl,
    endpoints: wanting(held, fact.type),
    cause: 'event',
  })
}

/** Tells of a checkout as it stands in this transaction. */
export async function appendEvent(
  deps: Deps,
  tx: Tx,
  it: { type: CheckoutEventType; checkoutId: CheckoutId; loanId: LoanId | null },
): Promise<void> {
  const subject = await outbox.findSubject(tx, it.checkoutId)
  invariant(subject, 'an event tells of a checkout that exists')
  const { notifyUrl, mode, merchantId, ...checkout } = subject
  await appendFact(deps, tx, {
    to: { merchantId: MerchantId.parse(merchantId), mode, notifyUrl, objectId: it.checkoutId },
    fact: { type: it.type, data: { checkoutId: it.checkoutId, ...checkout, loanId: it.loanId } },
  })
}
