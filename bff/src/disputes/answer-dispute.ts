import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { disputeContract } from '@miaoguo/shared/contract/merchant/disputes'
import { disputeDecisions } from '@miaoguo/shared/dispute/decisions'
import type { DisputeEvidence } from '@miaoguo/shared/dispute/dispute'
import type { DisputeId } from '@miaoguo/shared/id/id'
import { invariant, Problem } from '@miaoguo/shared/problem/problem'
import * as audit from '../audit/store.ts'
import * as authorizations from '../authorizations/store.ts'
import { derivedId } from '../db/derive.ts'
import { seal } from '../db/seal.ts'
import type { Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import { settleMs } from '../loans/patience.ts'
import { sendAnswer } from './send-answer.ts'
import * as disputes from './store.ts'
import type { StoredDispute } from './store.ts'
import { statusNow, toView } from './views.ts'

type Evidence = typeof disputeContract.submitEvidence
type Acceptance = typeof disputeContract.accept

/** Says why the disputed amount is owed. */
export const submitDisputeEvidence = (
  deps: Deps,
  actor: Actor,
  input: InputOf<Evidence>,
): Promise<OutputOf<Evidence>> =>
  answer(deps, actor, { id: input.params.id, kind: 'evidence', evidence: input.body })

/** Gives the disputed amount back. */
export const acceptDispute = (
  deps: Deps,
  actor: Actor,
  input: InputOf<Acceptance>,
): Promise<OutputOf<Acceptance>> =>
  answer(deps, actor, { id: input.params.id, kind: 'acceptance', evidence: null })

type Answer = {
  id: DisputeId
  kind: 'evidence' | 'acceptance'
  evidence: DisputeEvidence | null
}

async function answer(deps: Deps, actor: Actor, it: Answer): Promise<OutputOf<Evidence>> {
  const { merchantId } = merchantOf(actor)
  const asked = await disputes.findById(deps.db, it.id)
  if (!asked || asked.merchantId !== merchantId) throw new Problem('not_found')
  const responseId = derivedId(deps, 'operation', `dispute ${it.kind}`)
  const begun = await deps.db.transaction().execute(async (tx) => {
    await authorizations.lockById(tx, asked.authorizationId)
    const now = await disputes.findById(tx, it.id)
    invariant(now, 'a dispute stays')
    // The same request, run again after a crash, finds what it had begun.
    if (now.responseId === responseId) return true
    if (isAlready(deps, now, it.kind)) return false
    await write(deps, tx, { now, ...it, responseId })
    return true
  })
  if (begun) await finished(deps, it.id)
  const now = await disputes.findById(deps.db, it.id)
  invariant(now, 'a dispute stays')
  return toView(deps, now)
}

/** Refuses what the table of decisions refuses; true when it is so already. */
function isAlready(deps: Deps, it: StoredDispute, kind: Answer['kind']): boolean {
  const status = statusNow(deps, it)
  const decision = disputeDecisions[status][kind === 'evidence' ? 'ask_evidence' : 'ask_acceptance']
  if ('refuse' in decision) throw new Problem(decision.refuse, { disputeId: it.id, status })
  if ('already' in decision) return true
  if (it.responseState === 'intent')
    throw new Problem('dispute_response_pending', { disputeId: it.id })
  return false
}

type Written = Answer & { now: StoredDispute; responseId: string }

/** The answer, the job that follows it up and the line in the audit, all or none. */
async function write(deps: Deps, tx: Tx, it: Written): Promise<void> {
  const { id, kind, evidence, responseId, now } = it
  const sealed = evidence && seal(deps.env.SESSION_SECRET, JSON.stringify(evidence))
  await disputes.update(tx, id, {
    response: kind,
    responseId,
    responseState: 'intent',
    responseAt: deps.now(),
    ...(sealed ? { evidenceSealed: sealed } : {}),
  })
  await deps.jobs.enqueue(tx, 'answer-dispute', { disputeId: id }, { afterMs: settleMs(deps) })
  await audit.append(tx, {
    at: deps.now(),
    actor: now.merchantId,
    action: `dispute.${kind}`,
    subject: now.authorizationId,
    facts: { disputeId: id, responseId, documents: evidence?.documents?.length ?? 0 },
  })
}

async function finished(deps: Deps, id: DisputeId): Promise<void> {
  const sent = await sendAnswer(deps, id)
  if (sent.outcome === 'refused')
    throw new Problem('operation_refused', {
      disputeId: id,
      reason: 'lender_policy',
      correlationId: sent.correlationId,
    })
}
