import type { DisputeId, MerchantId } from '@miaoguo/shared/id/id'
import { instantAfter } from '@miaoguo/shared/time/instant'
import * as authorizations from '../authorizations/store.ts'
import type { Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import { atMerchantTime } from '../merchants/merchant-time.ts'
import * as merchants from '../merchants/store.ts'
import * as disputes from './store.ts'
import type { StoredDispute } from './store.ts'
import { tellDispute } from './tell-dispute.ts'

/** Hours before the end at which a merchant is warned, the earliest first. */
export const warnings = [72, 24] as const
const batch = 50
const hourMs = 3_600_000

/** Warns of disputes nobody has answered, and tells lenders of those whose time has come, by the wall or by a test clock; answers how many. */
export async function expireDisputes(deps: Deps): Promise<number> {
  let count = await sweep(deps)
  for (const { id, clockAheadMs } of await merchants.listAhead(deps.db))
    count += await sweep(atMerchantTime(deps, clockAheadMs), id)
  return count
}

async function sweep(deps: Deps, merchantId?: MerchantId): Promise<number> {
  const now = deps.now()
  const due = { merchantId, limit: batch }
  let count = await each(deps, await disputes.listEnding(deps.db, { ...due, before: now }), end)
  // The latest warning first: who is warned of 24 hours needs no word of 72.
  for (const hours of warnings.toReversed()) {
    const before = instantAfter(now, hours * hourMs)
    const soon = await disputes.listEnding(deps.db, { ...due, before, unwarned: hours })
    count += await each(deps, soon, async (tx, it) => {
      if (it.respondBy <= now || (it.warnedHours ?? Infinity) <= hours) return
      await disputes.update(tx, it.id, { warnedHours: hours })
      await tellDispute(deps, tx, { id: it.id, type: 'dispute.expiring' })
    })
  }
  return count

  async function end(tx: Tx, it: StoredDispute): Promise<void> {
    if (it.respondBy > now) return
    // Money moves by the lender's word alone: it is told that nobody answered.
    await disputes.update(tx, it.id, {
      response: 'expiry',
      responseId: deps.newId('operation'),
      responseState: 'intent',
      responseAt: now,
    })
    await deps.jobs.enqueue(tx, 'answer-dispute', { disputeId: it.id })
  }
}

type Work = (tx: Tx, it: StoredDispute) => Promise<void>

/** Each in a transaction of its own that holds its authorization, if nobody answered between the look and the lock. */
async function each(deps: Deps, ids: readonly DisputeId[], work: Work): Promise<number> {
  for (const id of ids)
    await deps.db.transaction().execute(async (tx) => {
      const seen = await disputes.findById(tx, id)
      if (!seen) return
      await authorizations.lockById(tx, seen.authorizationId)
      const it = await disputes.findById(tx, id)
      if (it?.status === 'opened' && it.responseState === null) await work(tx, it)
    })
  return ids.length
}
