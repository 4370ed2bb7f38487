import type { OperationFailure } from '@miaoguo/shared/authorization/authorization'
import { refundDecisions } from '@miaoguo/shared/authorization/decisions'
import { invariant } from '@miaoguo/shared/problem/problem'
import * as audit from '../audit/store.ts'
import * as authorizations from '../authorizations/store.ts'
import type { Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import type { Moved } from '../lenders/lender.ts'
import { findCreditLine } from '../loans/mirror-store.ts'
import { nextAskMs } from '../loans/patience.ts'
import { applyRefusal, applySettled } from './apply-outcome.ts'
import { applyRelief } from './apply-relief.ts'
import { applyRepayment } from './apply-repayment.ts'
import * as operations from './store.ts'
import type { StoredOperation } from './store.ts'
import { statusOf } from './views.ts'

export type Outcome = Exclude<Moved, { outcome: 'unsupported' }>
export type Settled = Extract<Moved, { outcome: 'settled' }>
export type Refused = Extract<Moved, { outcome: 'declined' }>

/** Keeps what a lender told of an operation, once. What is not its last word is asked again. */
export async function settleOperation(
  deps: Deps,
  it: StoredOperation,
  outcome: Outcome,
): Promise<void> {
  await deps.db
    .transaction()
    .execute((tx) =>
      outcome.outcome === 'unknown' ? keepAsking(deps, tx, it) : keep(deps, tx, { it, outcome }),
    )
  const { correlationId } = outcome
  const facts = { operationId: it.id, kind: it.kind, outcome: outcome.outcome, correlationId }
  if (outcome.outcome === 'unknown')
    deps.log.warn({ ...facts, reason: outcome.reason }, 'operation unknown')
  else deps.log.info(facts, 'operation answered')
}

/** Only the first asking is enqueued here; each later one enqueues its successor before it asks. */
async function keepAsking(deps: Deps, tx: Tx, it: StoredOperation): Promise<void> {
  await operations.markUnknown(tx, it.id)
  if (it.asks === 0)
    await deps.jobs.enqueue(
      tx,
      'ask-about-operation',
      { operationId: it.id },
      { afterMs: nextAskMs(0) },
    )
}

type Told = { it: StoredOperation; outcome: Settled | Refused }

async function keep(deps: Deps, tx: Tx, { it, outcome }: Told): Promise<void> {
  // Authorization first, then operation: the order in which beginning takes them.
  const authorization = await authorizations.lockById(tx, it.authorizationId)
  invariant(authorization, 'an operation is of an authorization')
  const at = deps.now()
  const refusal = outcome.outcome === 'declined' ? outcome.refusal : null
  const correlationId = outcome.lenderCorrelationId ?? outcome.correlationId
  const state = refusal === null ? ('done' as const) : ('refused' as const)
  const first = await operations.settle(tx, { id: it.id, state, refusal, correlationId, at })
  if (!first) return toldBefore(deps, tx, { it, outcome })
  await audit.append(tx, {
    at,
    actor: it.lenderId,
    action: `${it.kind}.${state}`,
    subject: operations.subjectOf(it),
    facts: {
      operationId: it.id,
      amountMinor: it.amountMinor,
      refusal,
      correlationId: outcome.correlationId,
      lenderCorrelationId: outcome.lenderCorrelationId ?? null,
    },
  })
  const creditLineId = await findCreditLine(tx, authorization.loanId)
  if (creditLineId) await deps.jobs.enqueue(tx, 'carry-credit-line', { creditLineId })
  if (it.kind === 'repayment')
    return outcome.outcome === 'settled' ? applyRepayment(deps, tx, it) : undefined
  if (it.kind === 'relief')
    return outcome.outcome === 'settled' ? applyRelief(deps, tx, it) : undefined
  if (outcome.outcome === 'settled')
    return applySettled(deps, tx, { it: { ...it, kind: it.kind }, authorization, settled: outcome })
  const failure: OperationFailure = { kind: it.kind, code: outcome.refusal, correlationId, at }
  return applyRefusal(deps, tx, { it: { ...it, kind: it.kind }, authorization, failure })
}

/** Told before; the same again is an echo, and something else is a matter for people. */
async function toldBefore(deps: Deps, tx: Tx, { it, outcome }: Told): Promise<void> {
  const now = await operations.findById(tx, it.id)
  invariant(now, 'an operation stays')
  const event = outcome.outcome === 'settled' ? 'settle' : 'refuse'
  if (!('contradiction' in refundDecisions[statusOf(now)][event])) return
  const facts = { operationId: it.id, kind: it.kind, was: now.state, told: outcome.outcome }
  deps.log.error({ ...facts, alarm: 'lender.contradiction' }, 'lender contradicts itself')
  await audit.append(tx, {
    at: deps.now(),
    actor: it.lenderId,
    action: 'lender.contradiction',
    subject: operations.subjectOf(it),
    facts: { ...facts, correlationId: outcome.correlationId },
  })
}
