import { hasEnded, type CreditLine } from '@miaoguo/shared/credit-line/credit-line'
import { chinaOffsetMs, instantAfter } from '@miaoguo/shared/time/instant'
import type { Deps } from '../deps.ts'
import { dearestRateOf } from './offering.ts'
import type { StoredLine } from './store.ts'

/** A line as its borrower sees it. */
export function toView(deps: Deps, it: StoredLine): CreditLine {
  const { notice } = it
  const eligible = deps.lenders.eligible(deps.today())
  const drawnOn = instantAfter(it.createdAt, chinaOffsetMs).slice(0, 10)
  const agreed = { ...notice, annualInterestPpm: it.annualInterestPpm }
  return {
    id: it.id,
    lender: notice.lender,
    productName: notice.productName,
    status: it.status,
    declineReasons: it.declineReasons,
    currency: it.currency,
    limitMinor: it.limitMinor,
    usedMinor: it.usedMinor,
    availableMinor: it.availableMinor,
    readAt: it.readAt,
    // A lender may have granted it at less than it publishes.
    annualRatePpm:
      it.annualInterestPpm === notice.annualInterestPpm
        ? notice.annualRatePpm
        : dearestRateOf(agreed, notice.limitMaxMinor, drawnOn),
    annualRateConvention: notice.annualRateConvention,
    method: notice.method,
    installmentCounts: notice.installmentCounts,
    validThrough: it.validThrough,
    appliedAt: it.createdAt,
    closing: it.closureReference !== null && !hasEnded(it.status),
    lenderAway: !eligible.some((entry) => entry.id === it.lenderId),
  }
}
