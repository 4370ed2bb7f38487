import * as attempts from '../attempts/store.ts'
import type { Deps } from '../deps.ts'
import { actOn } from './ask-lender-again.ts'

/** What came of a hint that an origination changed. */
export type SettledFrom = 'unknown_reference' | 'unreachable' | 'asked'

/**
 * Somebody says that an origination changed at its lender: a notification, or a list. The lender is asked what is so;
 * what the hint said is never believed, so that a repeated, late or early one does no harm.
 */
export async function settleFromLender(deps: Deps, reference: string): Promise<SettledFrom> {
  const it = await attempts.findOrigination(deps.db, reference)
  // An intent has not left us: whoever speaks of it does not know it from us.
  if (!it || it.state === 'intent') return 'unknown_reference'
  const entry = deps.lenders.byId(it.lenderId)
  if (!entry) return 'unreachable'
  const found = await entry.lender.statusByReference(reference)
  if (found.outcome === 'unknown') return 'unreachable'
  // Only what the lender knows of is acted on; what it does not know is for the job that keeps asking.
  if (found.outcome !== 'not_found' && found.outcome !== 'unsupported')
    // The job that follows every attempt is under way; it needs no second one.
    await actOn(deps, { ...it, asks: Math.max(1, it.asks) }, { entry, found })
  return 'asked'
}
