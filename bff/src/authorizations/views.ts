import type {
  Authorization,
  AuthorizationStatus,
} from '@miaoguo/shared/authorization/authorization'
import { authorizationDecisions } from '@miaoguo/shared/authorization/decisions'
import { millisecondsOf } from '@miaoguo/shared/time/instant'
import type { Deps } from '../deps.ts'
import type { StoredAuthorization } from './store.ts'

/** What may still be captured. */
export const remainingOf = (
  it: Pick<StoredAuthorization, 'amountMinor' | 'capturedMinor' | 'releasedMinor'>,
): number => it.amountMinor - it.capturedMinor - it.releasedMinor

/** What may still be refunded; what is disputed waits for its decision. */
export const refundableOf = (it: StoredAuthorization): number =>
  Math.max(
    0,
    it.capturedMinor -
      it.refundedMinor -
      it.refundingMinor -
      it.disputedMinor -
      it.disputeLostMinor,
  )

/** A hold past its time has ended even before the job that says so has come by. */
export function statusNow(deps: Deps, it: StoredAuthorization): AuthorizationStatus {
  if (it.expiresAt === null || it.expiresAt > deps.now()) return it.status
  const decision = authorizationDecisions[it.status].expire
  return 'to' in decision ? decision.to : it.status
}

const dayMs = 86_400_000

/** Whole days until a hold ends, in the merchant's own time; null when nothing is held. */
export function daysLeftOf(deps: Deps, it: Pick<Authorization, 'expiresAt'>): number | null {
  if (it.expiresAt === null) return null
  const leftMs = millisecondsOf(it.expiresAt) - millisecondsOf(deps.now())
  return Math.max(0, Math.floor(leftMs / dayMs))
}

/** As its merchant sees it. */
export function toView(deps: Deps, it: StoredAuthorization): Authorization {
  const status = statusNow(deps, it)
  const open = status === 'authorized' || status === 'partially_captured'
  const remainingMinor = open ? remainingOf(it) : 0
  return {
    id: it.id,
    checkoutId: it.checkoutId,
    merchantReference: it.merchantReference,
    loanId: it.loanId,
    captureMode: it.captureMode,
    status,
    currency: it.currency,
    amountMinor: it.amountMinor,
    capturedMinor: it.capturedMinor,
    releasedMinor: it.amountMinor - it.capturedMinor - remainingMinor,
    refundedMinor: it.refundedMinor,
    disputedMinor: it.disputedMinor,
    disputeLostMinor: it.disputeLostMinor,
    remainingMinor,
    refundableMinor: refundableOf(it),
    expiresAt: open ? it.expiresAt : null,
    lastFailure: it.lastFailure,
    createdAt: it.createdAt,
  }
}
