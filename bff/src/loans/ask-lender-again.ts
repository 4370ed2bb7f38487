import { instantAfter, millisecondsOf } from '@miaoguo/shared/time/instant'
import * as attempts from '../attempts/store.ts'
import type { Deps, JobData } from '../deps.ts'
import type { LenderEntry } from '../lenders/registry.ts'
import { sendOrigination } from './originate.ts'
import { nextAskMs, settleMs } from './patience.ts'
import { settleOrigination } from './settle-origination.ts'

/** Asks what became of an origination. The next asking is committed before this one begins, so that a crash loses none. */
export async function askLenderAgain(
  deps: Deps,
  { attemptId }: JobData['ask-lender-again'],
): Promise<void> {
  const it = await attempts.findOrigination(deps.db, attemptId)
  if (!it || it.status !== 'pending' || !(await takeTurn(deps, it))) return
  const entry = deps.lenders.byId(it.lenderId)
  if (!entry) return
  const found = await entry.lender.statusByReference(attemptId)
  const asked = { ...it, asks: it.asks + 1 }
  if (found.outcome === 'not_found')
    return neverArrived(deps, asked, { entry, correlationId: found.correlationId })
  if (found.outcome === 'unsupported') return sendOrigination(deps, attemptId)
  if (found.outcome === 'pending' && found.resend) return sendOrigination(deps, attemptId)
  await settleOrigination(deps, asked, found)
}

async function takeTurn(deps: Deps, it: attempts.Origination): Promise<boolean> {
  const at = deps.now()
  return deps.db.transaction().execute(async (tx) => {
    const notSince = instantAfter(at, -nextAskMs(it.asks) / 2)
    const taken = await attempts.takeTurn(tx, { attemptId: it.attemptId, at, notSince })
    if (taken)
      await deps.jobs.enqueue(
        tx,
        'ask-lender-again',
        { attemptId: it.attemptId },
        { afterMs: nextAskMs(it.asks + 1) },
      )
    return taken
  })
}

/**
 * The lender knows nothing of it. Soon after sending that proves nothing; later it is sent again under the
 * same reference while the offer holds, and otherwise the offer has lapsed.
 */
async function neverArrived(
  deps: Deps,
  it: attempts.Origination,
  said: { entry: LenderEntry; correlationId: string },
): Promise<void> {
  const now = deps.now()
  if (millisecondsOf(now) - millisecondsOf(it.lastSentAt) < settleMs(deps)) return
  const mayLend = deps.lenders.eligible(deps.today()).some((known) => known.id === said.entry.id)
  if (it.offerExpiresAt > now && mayLend) {
    await attempts.markSent(deps.db, it.attemptId, now)
    return sendOrigination(deps, it.attemptId)
  }
  await settleOrigination(deps, it, {
    outcome: 'declined',
    reasons: ['offer_lapsed'],
    correlationId: said.correlationId,
  })
}
