import type { LenderDispute } from '@miaoguo/shared/contract/lender/disputes'
import {
  disputeDecisions,
  takesBack,
  type DisputeHappening,
} from '@miaoguo/shared/dispute/decisions'
import type { DisputeStatus } from '@miaoguo/shared/dispute/dispute'
import type { DisputeEventType } from '@miaoguo/shared/event/event'
import { invariant } from '@miaoguo/shared/problem/problem'
import * as audit from '../audit/store.ts'
import * as authorizations from '../authorizations/store.ts'
import type { Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import { settleSubsidy } from '../loans/settle-subsidy.ts'
import * as disputes from './store.ts'
import type { StoredDispute } from './store.ts'
import { tellDispute } from './tell-dispute.ts'

const happenings: Record<Exclude<LenderDispute['status'], 'opened'>, DisputeHappening> = {
  evidence_submitted: 'submit_evidence',
  won: 'win',
  lost: 'lose',
  accepted: 'accept',
  expired: 'expire',
}
const events: Record<Exclude<DisputeStatus, 'opened'>, DisputeEventType> = {
  evidence_submitted: 'dispute.evidence_submitted',
  won: 'dispute.won',
  lost: 'dispute.lost',
  accepted: 'dispute.accepted',
  expired: 'dispute.expired',
}

type Word = Pick<LenderDispute, 'status'> & { correlationId: string }

/** Keeps a lender's word on a dispute, with the money it moves, once; this transaction holds the authorization. */
export async function applyWord(
  deps: Deps,
  tx: Tx,
  { id, said }: { id: StoredDispute['id']; said: Word },
): Promise<void> {
  const it = await disputes.findById(tx, id)
  invariant(it, 'a dispute stays')
  const happening = happeningOf(it, said.status)
  if (happening === undefined) return
  const decision = disputeDecisions[it.status][happening]
  if ('already' in decision) return
  const facts = { disputeId: it.id, was: it.status, said: said.status }
  if (!('to' in decision) || decision.to === 'opened') return contradiction(deps, tx, { it, facts })
  const status = decision.to
  await disputes.update(tx, it.id, {
    status,
    ...(disputes.isOpen({ status }) ? {} : { decidedAt: deps.now() }),
    ...(takesBack.includes(status) ? { takenBackMinor: it.amountMinor } : {}),
  })
  if (takesBack.includes(status)) await takeBack(deps, tx, it)
  await audit.append(tx, {
    at: deps.now(),
    actor: it.lenderId,
    action: events[status],
    subject: it.authorizationId,
    facts: { ...facts, amountMinor: it.amountMinor, correlationId: said.correlationId },
  })
  await tellDispute(deps, tx, { id: it.id, type: events[status] })
}

/** A lender that took the money back because we told it that nobody answered may say so by any of its names. */
function happeningOf(
  it: StoredDispute,
  status: LenderDispute['status'],
): DisputeHappening | undefined {
  if (status === 'opened') return undefined
  const gaveIn = status === 'accepted' || status === 'lost'
  return it.response === 'expiry' && gaveIn ? 'expire' : happenings[status]
}

async function takeBack(deps: Deps, tx: Tx, it: StoredDispute): Promise<void> {
  const authorization = await authorizations.lockById(tx, it.authorizationId)
  invariant(authorization, 'a dispute is of an authorization')
  await authorizations.update(tx, authorization.id, {
    disputeLostMinor: authorization.disputeLostMinor + it.amountMinor,
  })
  await settleSubsidy(deps, tx, authorization.id)
  await deps.jobs.enqueue(tx, 'mirror-loan', { authorizationId: authorization.id })
}

/** Nothing of ours changes: the lender says what cannot be, and people look. */
async function contradiction(
  deps: Deps,
  tx: Tx,
  { it, facts }: { it: StoredDispute; facts: Record<string, string> },
): Promise<void> {
  deps.log.error({ ...facts, alarm: 'lender.contradiction' }, 'lender said what cannot be')
  await audit.append(tx, {
    at: deps.now(),
    actor: it.lenderId,
    action: 'lender.contradiction',
    subject: it.authorizationId,
    facts,
  })
}
