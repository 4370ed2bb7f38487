import type { OperationFailure } from '@miaoguo/shared/authorization/authorization'
import type { AuthorizationEventType } from '@miaoguo/shared/event/event'
import type { AuthorizationId, OperationId } from '@miaoguo/shared/id/id'
import { invariant } from '@miaoguo/shared/problem/problem'
import type { Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import { appendFact } from '../outbox/append-event.ts'
import * as authorizations from './store.ts'

type Telling = {
  id: AuthorizationId
  type: AuthorizationEventType
  operationId?: OperationId
  failure?: OperationFailure
}

/** Tells of an authorization as it stands in this transaction, which holds its row. */
export async function tellAuthorization(deps: Deps, tx: Tx, it: Telling): Promise<void> {
  const found = await authorizations.findById(tx, it.id)
  invariant(found, 'an event tells of an authorization that exists')
  const { merchantId, mode, notifyUrl } = found
  await appendFact(deps, tx, {
    to: { merchantId, mode, notifyUrl, objectId: it.id },
    fact: {
      type: it.type,
      data: {
        authorizationId: found.id,
        checkoutId: found.checkoutId,
        merchantReference: found.merchantReference,
        loanId: found.loanId,
        status: found.status,
        currency: found.currency,
        amountMinor: found.amountMinor,
        capturedMinor: found.capturedMinor,
        releasedMinor: found.releasedMinor,
        refundedMinor: found.refundedMinor,
        expiresAt: found.expiresAt,
        operationId: it.operationId ?? null,
        failure: it.failure ?? null,
      },
    },
  })
}
