import { OperationId } from '@miaoguo/shared/id/id'
import type { Repayment } from '@miaoguo/shared/repayment/repayment'
import { invariant } from '@miaoguo/shared/problem/problem'
import type { StoredOperation } from '../operations/store.ts'
import { statusOf } from '../operations/views.ts'

/** A repayment, as its borrower sees it. */
export function toRepaymentView(it: StoredOperation): Repayment {
  invariant(it.repaymentKind, 'what a borrower does is a repayment')
  return {
    id: OperationId.parse(it.id),
    loanId: it.loanId,
    kind: it.repaymentKind,
    keep: it.keep,
    status: statusOf(it),
    currency: it.currency,
    amountMinor: it.amountMinor,
    refusal: it.refusal,
    createdAt: it.createdAt,
    settledAt: it.settledAt,
  }
}
