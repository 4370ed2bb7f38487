import type { MerchantId } from '@miaoguo/shared/id/id'
import type { Deps } from '../deps.ts'
import { atMerchantTime } from '../merchants/merchant-time.ts'
import * as merchants from '../merchants/store.ts'
import { appendEvent } from '../outbox/append-event.ts'
import * as checkouts from './store.ts'

const batch = 50

/** Expires open checkouts whose time has come, by the wall or by a test clock, and tells their merchants; answers how many. */
export async function expireCheckouts(deps: Deps): Promise<number> {
  let count = await expireAt(deps)
  for (const { id, clockAheadMs } of await merchants.listAhead(deps.db))
    count += await expireAt(atMerchantTime(deps, clockAheadMs), id)
  return count
}

async function expireAt(deps: Deps, merchantId?: MerchantId): Promise<number> {
  return deps.db.transaction().execute(async (tx) => {
    const whose = merchantId === undefined ? {} : { merchantId }
    const expired = await checkouts.expireDue(tx, { now: deps.now(), limit: batch, ...whose })
    for (const checkoutId of expired)
      await appendEvent(deps, tx, { type: 'checkout.expired', checkoutId, loanId: null })
    return expired.length
  })
}
