import type { LenderDispute } from '@miaoguo/shared/contract/lender/disputes'
import type { DisputeId } from '@miaoguo/shared/id/id'
import { invariant } from '@miaoguo/shared/problem/problem'
import * as audit from '../audit/store.ts'
import * as authorizations from '../authorizations/store.ts'
import type { Deps, JobData } from '../deps.ts'
import type { Answered, Asked, Outage } from '../lenders/lender.ts'
import type { LenderEntry } from '../lenders/registry.ts'
import { atMerchantTime } from '../merchants/merchant-time.ts'
import { applyWord } from './apply-word.ts'
import * as disputes from './store.ts'
import type { StoredDispute } from './store.ts'
import { evidenceOf } from './views.ts'

type Sent = { outcome: 'received' | 'unknown' } | { outcome: 'refused'; correlationId: string }

/** The job that follows every answer up: sent again under its key until the lender says that it has it. */
export async function answerDispute(wall: Deps, job: JobData['answer-dispute']): Promise<void> {
  const sent = await sendAnswer(wall, job.disputeId)
  // Asked again by the queue, later and later.
  if (sent.outcome === 'unknown') throw new Error(`the answer to ${job.disputeId} is on its way`)
}

/** Sends an answer that is written down to its lender, and keeps what the lender says of the dispute. */
export async function sendAnswer(wall: Deps, id: DisputeId): Promise<Sent> {
  const it = await disputes.findById(wall.db, id)
  invariant(it, 'an answer is committed before it is sent')
  if (it.responseState !== 'intent') return { outcome: 'received' }
  const entry = wall.lenders.byId(it.lenderId)
  if (!entry) return { outcome: 'unknown' }
  const deps = atMerchantTime(wall, it.clockAheadMs)
  const asked = await ask(deps, entry, it)
  if (asked.ok && asked.value.disputeReference === it.lenderDisputeReference)
    return received(deps, it, asked)
  const { correlationId } = asked
  const reason = asked.ok ? 'answer_off_contract' : asked.reason
  deps.log.warn({ disputeId: it.id, correlationId, reason }, 'dispute answer not received')
  return !asked.ok && saysNo.has(asked.reason) ? refused(deps, it, asked) : { outcome: 'unknown' }
}

const saysNo = new Set<Outage['reason']>(['refused', 'not_found', 'unsupported'])

function ask(deps: Deps, entry: LenderEntry, it: StoredDispute): Promise<Asked<LenderDispute>> {
  const of = {
    disputeReference: it.lenderDisputeReference,
    responseReference: it.responseId ?? it.id,
  }
  if (it.response !== 'evidence')
    return entry.lender.acceptDispute({
      ...of,
      cause: it.response === 'expiry' ? 'deadline' : 'merchant',
    })
  const evidence = evidenceOf(deps, it)
  invariant(evidence, 'evidence is written down before it is sent')
  return entry.lender.submitEvidence({ ...of, evidence })
}

async function received(
  deps: Deps,
  it: StoredDispute,
  { value, correlationId }: Answered<LenderDispute>,
): Promise<Sent> {
  await deps.db.transaction().execute(async (tx) => {
    await authorizations.lockById(tx, it.authorizationId)
    await disputes.update(tx, it.id, { responseState: 'received' })
    await applyWord(deps, tx, { id: it.id, said: { status: value.status, correlationId } })
  })
  return { outcome: 'received' }
}

/** The lender will not have it: the dispute stands as before, and another answer may be given. */
async function refused(
  deps: Deps,
  it: StoredDispute,
  { correlationId, reason }: Outage,
): Promise<Sent> {
  await deps.db.transaction().execute(async (tx) => {
    await authorizations.lockById(tx, it.authorizationId)
    await disputes.update(tx, it.id, {
      response: null,
      responseId: null,
      responseState: null,
      responseAt: null,
      ...(it.response === 'evidence' ? { evidenceSealed: null } : {}),
      // Nobody is asked about the same end for ever: people look.
      ...(it.response === 'expiry' ? { response: 'expiry', responseState: 'received' } : {}),
    })
    await audit.append(tx, {
      at: deps.now(),
      actor: it.lenderId,
      action: 'dispute.refused',
      subject: it.authorizationId,
      facts: { disputeId: it.id, response: it.response, reason, correlationId },
    })
  })
  if (it.response === 'expiry')
    deps.log.error(
      { alarm: 'dispute.expiry_refused', disputeId: it.id, correlationId },
      'an unanswered dispute was not ended',
    )
  return { outcome: 'refused', correlationId }
}
