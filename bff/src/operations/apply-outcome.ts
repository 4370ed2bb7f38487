import type { OperationFailure } from '@miaoguo/shared/authorization/authorization'
import {
  authorizationDecisions,
  type AuthorizationHappening,
} from '@miaoguo/shared/authorization/decisions'
import { OperationId } from '@miaoguo/shared/id/id'
import { instantAfter } from '@miaoguo/shared/time/instant'
import * as audit from '../audit/store.ts'
import * as authorizations from '../authorizations/store.ts'
import type { StoredAuthorization } from '../authorizations/store.ts'
import { tellAuthorization } from '../authorizations/tell-authorization.ts'
import { remainingOf } from '../authorizations/views.ts'
import * as checkouts from '../checkouts/store.ts'
import type { Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import * as loans from '../loans/mirror-store.ts'
import { settleSubsidy } from '../loans/settle-subsidy.ts'
import { appendEvent } from '../outbox/append-event.ts'
import { capabilitiesOf } from './capabilities.ts'
import type { Settled } from './settle-operation.ts'
import type { StoredOperation } from './store.ts'
import { tellRefund } from './tell-refund.ts'

/** What a merchant or time had done; what a borrower does touches no figure of the authorization. */
type Own = StoredOperation & { kind: Exclude<StoredOperation['kind'], 'repayment' | 'relief'> }
type Of = { it: Own; authorization: StoredAuthorization }
const dayMs = 86_400_000

/** What a lender did, written into our figures and the merchant's campaign, and told. */
export async function applySettled(
  deps: Deps,
  tx: Tx,
  done: Of & { settled: Settled },
): Promise<void> {
  await apply(deps, tx, done)
  await settleSubsidy(deps, tx, done.authorization.id)
}

/** By the table of decisions. */
async function apply(
  deps: Deps,
  tx: Tx,
  { it, authorization, settled }: Of & { settled: Settled },
): Promise<void> {
  const { id } = authorization
  const happening = happeningOf(it, authorization)
  const decision = authorizationDecisions[authorization.status][happening]
  if ('already' in decision) return
  if (!('to' in decision)) return contradiction(deps, tx, { it, authorization, happening })
  const status = decision.to
  const operationId = it.kind === 'refund' ? undefined : OperationId.parse(it.id)
  const named = { id, ...(operationId ? { operationId } : {}) }
  switch (it.kind) {
    case 'capture':
      return captured(deps, tx, { it, authorization, status })
    case 'release':
      await end(tx, authorization, status)
      return tellAuthorization(deps, tx, { ...named, type: 'authorization.released' })
    case 'cancel':
      await end(tx, authorization, status)
      await tellAuthorization(deps, tx, { ...named, type: 'authorization.cancelled' })
      return endOrder(deps, tx, { authorization, event: 'void' })
    case 'extension': {
      const expiresAt = extendedTo(deps, authorization, settled)
      await authorizations.update(tx, id, { expiresAt, warnedHours: null })
      return tellAuthorization(deps, tx, { ...named, type: 'authorization.extended' })
    }
    case 'refund':
      await authorizations.update(tx, id, {
        refundedMinor: authorization.refundedMinor + it.amountMinor,
      })
      await deps.jobs.enqueue(tx, 'mirror-loan', { authorizationId: id })
      return tellRefund(deps, tx, { id: it.id, type: 'refund.succeeded' })
  }
}

function happeningOf(it: Own, of: StoredAuthorization): AuthorizationHappening {
  if (it.kind === 'capture')
    return it.amountMinor === remainingOf(of) ? 'capture_rest' : 'capture_part'
  return it.kind === 'extension' ? 'extend' : it.kind
}

type Captured = Of & { status: StoredAuthorization['status'] }

/** The first capture makes the order a paid one and the loan a running one. */
async function captured(
  deps: Deps,
  tx: Tx,
  { it, authorization, status }: Captured,
): Promise<void> {
  const { id, checkoutId, loanId } = authorization
  await authorizations.update(tx, id, {
    status,
    capturedMinor: authorization.capturedMinor + it.amountMinor,
    ...(status === 'captured' ? { expiresAt: null } : {}),
  })
  const operationId = OperationId.parse(it.id)
  await tellAuthorization(deps, tx, { id, operationId, type: 'authorization.captured' })
  const paid = await checkouts.move(tx, { id: checkoutId, event: 'capture', paidAt: deps.now() })
  if (paid) await appendEvent(deps, tx, { type: 'checkout.paid', checkoutId, loanId })
  await deps.jobs.enqueue(tx, 'mirror-loan', { authorizationId: id })
}

/** Nothing is left to capture: what was not drawn is given up. */
export const end = (
  tx: Tx,
  it: StoredAuthorization,
  status: StoredAuthorization['status'],
): Promise<void> =>
  authorizations.update(tx, it.id, {
    status,
    releasedMinor: it.amountMinor - it.capturedMinor,
    expiresAt: null,
  })

type Ending = { authorization: StoredAuthorization; event: 'void' | 'lapse' }

/** A hold that ended without a capture ends its order and its loan: nothing was lent. */
export async function endOrder(
  deps: Deps,
  tx: Tx,
  { authorization, event }: Ending,
): Promise<void> {
  const { checkoutId, loanId } = authorization
  const ended = await checkouts.move(tx, { id: checkoutId, event })
  if (!ended) return
  await loans.cancelLoan(tx, loanId)
  const type = event === 'void' ? 'checkout.cancelled' : 'checkout.expired'
  await appendEvent(deps, tx, { type, checkoutId, loanId: null })
}

/** The end as the lender tells it, in the merchant's own time; where it tells none, a life from now. */
function extendedTo(deps: Deps, it: StoredAuthorization, settled: Settled): string {
  const told = settled.position?.authorizationExpiresAt
  if (told) return instantAfter(told, it.clockAheadMs)
  return instantAfter(deps.now(), (capabilitiesOf(deps, it)?.authorizationDays ?? 0) * dayMs)
}

/** A refusal changes no figure. It is told where somebody waits for it, and ends what the lender says has ended. */
export async function applyRefusal(
  deps: Deps,
  tx: Tx,
  { it, authorization, failure }: Of & { failure: OperationFailure },
): Promise<void> {
  const { id } = authorization
  if (it.cause === 'expiry') {
    // The lender says that there was nothing to give up, or that there is more than we know: people look.
    deps.log.error(
      { alarm: 'expiry.unreleased', operationId: it.id, refusal: failure.code },
      'an expired hold was not given up',
    )
    return
  }
  await authorizations.update(tx, id, { lastFailure: failure })
  if (it.kind === 'refund') return tellRefund(deps, tx, { id: it.id, type: 'refund.failed' })
  const operationId = OperationId.parse(it.id)
  if (it.kind === 'capture')
    await tellAuthorization(deps, tx, {
      id,
      operationId,
      failure,
      type: 'authorization.capture_failed',
    })
  if (failure.code === 'authorization_expired') await expire(deps, tx, authorization)
  if (failure.code === 'loan_cancelled') await cancelled(deps, tx, authorization)
}

/** A hold whose time ran out; what was captured of it stays. False when it had ended before. */
export async function expire(deps: Deps, tx: Tx, it: StoredAuthorization): Promise<boolean> {
  const decision = authorizationDecisions[it.status].expire
  if (!('to' in decision)) return false
  await end(tx, it, decision.to)
  await settleSubsidy(deps, tx, it.id)
  await tellAuthorization(deps, tx, { id: it.id, type: 'authorization.expired' })
  if (decision.to === 'expired') await endOrder(deps, tx, { authorization: it, event: 'lapse' })
  return true
}

/** The lender says that the hold was cancelled, by whomever. */
async function cancelled(deps: Deps, tx: Tx, it: StoredAuthorization): Promise<void> {
  const decision = authorizationDecisions[it.status].cancel
  if (!('to' in decision)) return
  await end(tx, it, decision.to)
  await settleSubsidy(deps, tx, it.id)
  await tellAuthorization(deps, tx, { id: it.id, type: 'authorization.cancelled' })
  await endOrder(deps, tx, { authorization: it, event: 'void' })
}

/** Nothing of ours changes: the lender did what cannot be, and people look. */
async function contradiction(
  deps: Deps,
  tx: Tx,
  { it, authorization, happening }: Of & { happening: AuthorizationHappening },
): Promise<void> {
  const facts = { operationId: it.id, was: authorization.status, happening }
  deps.log.error({ ...facts, alarm: 'lender.contradiction' }, 'lender did what cannot be')
  await audit.append(tx, {
    at: deps.now(),
    actor: it.lenderId,
    action: 'lender.contradiction',
    subject: authorization.id,
    facts,
  })
}
