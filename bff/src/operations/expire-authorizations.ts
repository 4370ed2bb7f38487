import type { MerchantId } from '@miaoguo/shared/id/id'
import { invariant } from '@miaoguo/shared/problem/problem'
import { instantAfter } from '@miaoguo/shared/time/instant'
import { warnings } from '../authorizations/open-authorization.ts'
import * as authorizations from '../authorizations/store.ts'
import { tellAuthorization } from '../authorizations/tell-authorization.ts'
import { remainingOf } from '../authorizations/views.ts'
import type { Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import { atMerchantTime } from '../merchants/merchant-time.ts'
import * as merchants from '../merchants/store.ts'
import { expire } from './apply-outcome.ts'
import { write } from './begin-operation.ts'
import { capabilitiesOf } from './capabilities.ts'
import * as operations from './store.ts'

const batch = 50
const hourMs = 3_600_000

/** Warns of holds that are about to end and ends those whose time has come, by the wall or by a test clock; answers how many. */
export async function expireAuthorizations(deps: Deps): Promise<number> {
  let count = await sweep(deps)
  for (const { id, clockAheadMs } of await merchants.listAhead(deps.db))
    count += await sweep(atMerchantTime(deps, clockAheadMs), id)
  return count
}

async function sweep(deps: Deps, merchantId?: MerchantId): Promise<number> {
  const now = deps.now()
  return deps.db.transaction().execute(async (tx) => {
    const ended = await authorizations.takeEnding(tx, { before: now, merchantId, limit: batch })
    for (const id of ended) await expireOne(deps, tx, id)
    let count = ended.length
    // The latest warning first: who is warned of 24 hours needs no word of 72.
    for (const hours of warnings.toReversed())
      count += await warn(deps, tx, { hours, merchantId, now })
    return count
  })
}

async function expireOne(
  deps: Deps,
  tx: Tx,
  id: Parameters<typeof authorizations.lockById>[1],
): Promise<void> {
  const it = await authorizations.lockById(tx, id)
  invariant(it, 'an authorization stays')
  // One that began between the look and the lock is waited for.
  const open = (await operations.listOf(tx, id)).some(
    (one) => operations.isOpen(one) && one.kind !== 'refund',
  )
  if (open || !(await expire(deps, tx, it))) return
  await giveUp(deps, tx, it)
}

/** The lender's clock is its own: what has ended here is given up there too, so that both books agree. */
async function giveUp(
  deps: Deps,
  tx: Tx,
  authorization: authorizations.StoredAuthorization,
): Promise<void> {
  const kind = authorization.status === 'authorized' ? 'cancel' : 'release'
  const can = capabilitiesOf(deps, authorization)
  if (can && !(kind === 'cancel' ? can.cancel : can.releaseRemaining)) return
  await write(deps, tx, {
    id: deps.newId('operation'),
    authorization,
    kind,
    cause: 'expiry',
    amountMinor: remainingOf(authorization),
  })
}

type Warning = { hours: number; merchantId: MerchantId | undefined; now: string }

async function warn(deps: Deps, tx: Tx, { hours, merchantId, now }: Warning): Promise<number> {
  const soon = await authorizations.takeEnding(tx, {
    before: instantAfter(now, hours * hourMs),
    unwarned: hours,
    merchantId,
    limit: batch,
  })
  for (const id of soon) {
    await authorizations.update(tx, id, { warnedHours: hours })
    await tellAuthorization(deps, tx, { id, type: 'authorization.expiring' })
  }
  return soon.length
}
