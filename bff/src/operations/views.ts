import type {
  Operation,
  OperationFailure,
  OperationStatus,
  Refund,
} from '@miaoguo/shared/authorization/authorization'
import { OperationId, RefundId } from '@miaoguo/shared/id/id'
import { invariant } from '@miaoguo/shared/problem/problem'
import type { OperationState, StoredOperation } from './store.ts'

const statuses: Record<OperationState, OperationStatus> = {
  intent: 'pending',
  sent: 'pending',
  unknown: 'pending',
  stuck: 'pending',
  done: 'succeeded',
  refused: 'failed',
}
export const statusOf = (it: Pick<StoredOperation, 'state'>): OperationStatus => statuses[it.state]

/** Why the lender refused it; null when it did not. */
export const failureOf = (it: StoredOperation): OperationFailure | null =>
  it.refusal === null || it.settledAt === null
    ? null
    : {
        kind: it.kind,
        code: it.refusal,
        correlationId: it.correlationId ?? it.id,
        at: it.settledAt,
      }

/** A capture, cancellation, release or extension, as its merchant sees it. */
export function toOperationView(it: StoredOperation): Operation {
  const { kind } = it
  invariant(
    kind !== 'refund' && kind !== 'repayment' && kind !== 'relief',
    'refunds and what borrowers do have their own',
  )
  return {
    id: OperationId.parse(it.id),
    authorizationId: it.authorizationId,
    kind,
    status: statusOf(it),
    currency: it.currency,
    amountMinor: it.amountMinor,
    lines: it.lines,
    failure: failureOf(it),
    createdAt: it.createdAt,
    settledAt: it.settledAt,
  }
}

/** A refund, as its merchant sees it. */
export const toRefundView = (it: StoredOperation): Refund => ({
  id: RefundId.parse(it.id),
  authorizationId: it.authorizationId,
  checkoutId: it.checkoutId,
  merchantReference: it.merchantReference,
  status: statusOf(it),
  currency: it.currency,
  amountMinor: it.amountMinor,
  failure: failureOf(it),
  createdAt: it.createdAt,
  settledAt: it.settledAt,
})
