import { instantAfter, millisecondsOf } from '@miaoguo/shared/time/instant'
import * as attempts from '../attempts/store.ts'
import type { Deps, JobData } from '../deps.ts'
import type { Found } from '../lenders/lender.ts'
import type { LenderEntry } from '../lenders/registry.ts'
import { mayResend } from './may-resend.ts'
import { sendOrigination } from './originate.ts'
import { nextAskMs, settleMs } from './patience.ts'
import { settleOrigination } from './settle-origination.ts'
import { stopAsking } from './stop-asking.ts'

/** Asks what became of an origination. The next asking is committed before this one begins, so that a crash loses none. */
export async function askLenderAgain(
  deps: Deps,
  { attemptId }: JobData['ask-lender-again'],
): Promise<void> {
  const it = await attempts.findOrigination(deps.db, attemptId)
  if (!it || it.status !== 'pending' || !(await takeTurn(deps, it))) return
  const entry = deps.lenders.byId(it.lenderId)
  if (!entry) return
  // What never left us needs no question.
  if (it.state === 'intent') return sendOrigination(deps, attemptId)
  const found = await entry.lender.statusByReference(attemptId)
  await actOn(deps, { ...it, asks: it.asks + 1 }, { entry, found })
}

/** What follows from a lender's word on one origination. */
export async function actOn(
  deps: Deps,
  it: attempts.Origination,
  { entry, found }: { entry: LenderEntry; found: Found },
): Promise<void> {
  switch (found.outcome) {
    case 'not_found':
      return neverArrived(deps, it, { entry, correlationId: found.correlationId })
    case 'unsupported':
      // It cannot be asked, and what it answers to the same key is all there is to know.
      return mayResend(deps, it, entry)
        ? sendOrigination(deps, it.attemptId)
        : stopAsking(deps, it, found.correlationId)
    case 'pending':
      if (!found.resend) return settleOrigination(deps, it, found)
      return mayResend(deps, it, entry)
        ? sendOrigination(deps, it.attemptId)
        : stopAsking(deps, it, found.correlationId)
    default:
      return settleOrigination(deps, it, found)
  }
}

async function takeTurn(deps: Deps, it: attempts.Origination): Promise<boolean> {
  const at = deps.now()
  const underReview = it.underReviewSince !== null
  return deps.db.transaction().execute(async (tx) => {
    const notSince = instantAfter(at, -nextAskMs(it.asks, underReview) / 2)
    const taken = await attempts.takeTurn(tx, { attemptId: it.attemptId, at, notSince })
    if (taken)
      await deps.jobs.enqueue(
        tx,
        'ask-lender-again',
        { attemptId: it.attemptId },
        { afterMs: nextAskMs(it.asks + 1, underReview) },
      )
    return taken
  })
}

/**
 * The lender knows nothing of it. Soon after sending that proves nothing; later it is sent again under the
 * same reference while the offer holds and the lender remembers keys, and otherwise the offer has lapsed.
 */
async function neverArrived(
  deps: Deps,
  it: attempts.Origination,
  said: { entry: LenderEntry; correlationId: string },
): Promise<void> {
  const now = deps.now()
  if (millisecondsOf(now) - millisecondsOf(it.lastSentAt) < settleMs(deps)) return
  const mayLend = deps.lenders.eligible(deps.today()).some((known) => known.id === said.entry.id)
  if (it.offerExpiresAt > now && mayLend && mayResend(deps, it, said.entry)) {
    await attempts.markSent(deps.db, it.attemptId, now)
    return sendOrigination(deps, it.attemptId)
  }
  await settleOrigination(deps, it, {
    outcome: 'declined',
    reasons: ['offer_lapsed'],
    correlationId: said.correlationId,
  })
}
