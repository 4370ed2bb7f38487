import type { Deps, JobData } from '../deps.ts'
import { settleHandoff } from './settle-handoff.ts'
import * as handoffs from './store.ts'

const delays = [15_000, 30_000, 60_000, 120_000, 300_000, 900_000, 1_800_000] as const

/** How long until a lender is asked again about somebody who has not come back. */
export const nextFollowMs = (asks: number): number =>
  delays[Math.min(asks, delays.length - 1)] ?? 1_800_000

/**
 * A shopper may agree on the lender's page and close it: the lender is asked until it says how it ended, or the page has
 * closed. The next asking is committed before this one begins, so that a crash loses none.
 */
export async function followHandoff(
  deps: Deps,
  { handoffId }: JobData['follow-handoff'],
): Promise<void> {
  const it = await handoffs.findById(deps.db, handoffId)
  if (!it) return
  const taken = await deps.db.transaction().execute(async (tx) => {
    if (!(await handoffs.takeTurn(tx, it.id))) return false
    const afterMs = nextFollowMs(it.asks + 1)
    await deps.jobs.enqueue(tx, 'follow-handoff', { handoffId: it.id }, { afterMs })
    return true
  })
  if (taken) await settleHandoff(deps, it)
}
