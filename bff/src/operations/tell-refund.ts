import type { RefundEventType } from '@miaoguo/shared/event/event'
import { RefundId } from '@miaoguo/shared/id/id'
import { invariant } from '@miaoguo/shared/problem/problem'
import * as authorizations from '../authorizations/store.ts'
import type { Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import { appendFact } from '../outbox/append-event.ts'
import * as operations from './store.ts'
import { failureOf, statusOf } from './views.ts'

/** Tells of a refund as it stands in this transaction, which holds its authorization. */
export async function tellRefund(
  deps: Deps,
  tx: Tx,
  it: { id: string; type: RefundEventType },
): Promise<void> {
  const refund = await operations.findById(tx, it.id)
  const of = refund && (await authorizations.findById(tx, refund.authorizationId))
  invariant(of, 'an event tells of a refund that exists')
  await appendFact(deps, tx, {
    to: {
      merchantId: of.merchantId,
      mode: of.mode,
      notifyUrl: of.notifyUrl,
      objectId: refund.id,
    },
    fact: {
      type: it.type,
      data: {
        refundId: RefundId.parse(refund.id),
        authorizationId: of.id,
        checkoutId: of.checkoutId,
        merchantReference: of.merchantReference,
        status: statusOf(refund),
        currency: refund.currency,
        amountMinor: refund.amountMinor,
        failure: failureOf(refund),
      },
    },
  })
}
