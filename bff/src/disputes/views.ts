import { disputeDecisions } from '@miaoguo/shared/dispute/decisions'
import { DisputeEvidence, type Dispute, type DisputeStatus } from '@miaoguo/shared/dispute/dispute'
import { millisecondsOf } from '@miaoguo/shared/time/instant'
import { unseal } from '../db/seal.ts'
import type { Deps } from '../deps.ts'
import type { StoredDispute } from './store.ts'

/** A dispute past its time has expired even before the job that tells the lender so has come by. */
export function statusNow(deps: Deps, it: StoredDispute): DisputeStatus {
  const waits = it.response === 'evidence' || it.response === 'acceptance'
  if (it.status !== 'opened' || waits || it.respondBy > deps.now()) return it.status
  const decision = disputeDecisions.opened.expire
  return 'to' in decision ? decision.to : it.status
}

/** As its merchant sees it. */
export function toView(deps: Deps, it: StoredDispute): Dispute {
  const { response, responseState, responseAt } = it
  const mine = response === 'evidence' || response === 'acceptance'
  return {
    id: it.id,
    authorizationId: it.authorizationId,
    checkoutId: it.checkoutId,
    merchantReference: it.merchantReference,
    loanId: it.loanId,
    reason: it.reason,
    status: statusNow(deps, it),
    currency: it.currency,
    amountMinor: it.amountMinor,
    takenBackMinor: it.takenBackMinor,
    respondBy: it.respondBy,
    daysLeft: daysLeft(deps, it),
    response:
      mine && responseState !== null && responseAt !== null
        ? {
            kind: response,
            status: responseState === 'intent' ? 'pending' : 'received',
            askedAt: responseAt,
          }
        : null,
    evidence: evidenceOf(deps, it),
    openedAt: it.openedAt,
    decidedAt: it.decidedAt,
    createdAt: it.createdAt,
  }
}

const dayMs = 86_400_000

function daysLeft(deps: Deps, it: StoredDispute): number | null {
  if (statusNow(deps, it) !== 'opened' || it.responseState !== null) return null
  const leftMs = millisecondsOf(it.respondBy) - millisecondsOf(deps.now())
  return Math.max(0, Math.floor(leftMs / dayMs))
}

export const evidenceOf = (deps: Deps, it: StoredDispute): DisputeEvidence | null =>
  it.evidenceSealed === null
    ? null
    : DisputeEvidence.parse(JSON.parse(unseal(deps.env.SESSION_SECRET, it.evidenceSealed)))
