import { invariant } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'
import type { Lender, Moved } from '../lenders/lender.ts'
import * as relief from '../service-requests/relief-store.ts'
import { settleOperation, type Outcome } from './settle-operation.ts'
import * as operations from './store.ts'
import type { StoredOperation } from './store.ts'

/** Sends an operation whose intent is committed, and keeps what the lender told. The same one may be sent again. */
export async function performOperation(deps: Deps, id: string): Promise<void> {
  const it = await operations.findById(deps.db, id)
  invariant(it, 'an operation is committed before it is sent')
  const entry = deps.lenders.byId(it.lenderId)
  // Nobody to ask just now; the job that follows every operation will.
  if (!entry) return
  // Written down as sent before it is, so that what is only an intent has surely not left us.
  if (it.state === 'intent') {
    if (!(await operations.markFirstSent(deps.db, { id, at: deps.wallNow() }))) return
  } else await operations.markSentAgain(deps.db, { id, at: deps.wallNow() })
  const moved = await send(deps, entry.lender, it)
  await settleOperation(deps, it, await concluded(entry.lender, it, moved))
}

function send(deps: Deps, lender: Lender, it: StoredOperation): Promise<Moved> {
  const asked = {
    operationReference: it.id,
    loanReference: it.lenderLoanReference,
    today: it.askedOn,
  }
  const { amountMinor, currency } = it
  switch (it.kind) {
    case 'capture':
      return lender.capture({ ...asked, amountMinor, currency })
    case 'refund':
      return lender.refund({ ...asked, amountMinor, currency })
    case 'cancel':
      return lender.cancel(asked)
    case 'release':
      return lender.releaseRemaining(asked)
    case 'extension':
      return lender.extendAuthorization(asked)
    case 'repayment':
      return lender.repay({
        ...asked,
        amountMinor,
        currency,
        kind: it.repaymentKind ?? 'installment',
        ...(it.keep ? { keep: it.keep } : {}),
        ...(it.repaidBeforeMinor === null ? {} : { repaidMinor: it.repaidBeforeMinor }),
      })
    case 'relief':
      return sendRelief(deps, lender, it)
  }
}

async function sendRelief(deps: Deps, lender: Lender, it: StoredOperation): Promise<Moved> {
  const offer = await relief.find(deps.db, it.serviceRequestId ?? '')
  invariant(offer, 'a relief was offered before it is accepted')
  return lender.acceptRelief({
    operationReference: it.id,
    requestReference: offer.serviceRequestId,
    today: it.askedOn,
    reliefReference: offer.reliefReference,
    shownDigest: offer.digest,
  })
}

/** A lender that refuses the request is asked for the operation itself: only when there is none was it refused. */
async function concluded(lender: Lender, it: StoredOperation, moved: Moved): Promise<Outcome> {
  if (moved.outcome === 'unsupported') return refused(moved.correlationId)
  const said =
    moved.outcome === 'unknown' && (moved.reason === 'refused' || moved.reason === 'not_found')
  if (!said) return moved
  const found = await lender.operationByReference(it.id)
  if (found.outcome === 'unsupported') return moved
  return found.outcome === 'not_found' ? refused(moved.correlationId) : found
}

const refused = (correlationId: string): Outcome => ({
  outcome: 'declined',
  refusal: 'lender_policy',
  correlationId,
})
