import type { Deps } from '../deps.ts'
import { appendEvent } from '../outbox/append-event.ts'
import * as checkouts from './store.ts'

const batch = 50

/** Expires open checkouts whose time has come and tells their merchants; answers how many. */
export async function expireCheckouts(deps: Deps): Promise<number> {
  return deps.db.transaction().execute(async (tx) => {
    const expired = await checkouts.expireDue(tx, deps.now(), batch)
    for (const checkoutId of expired)
      await appendEvent(deps, tx, { type: 'checkout.expired', checkoutId, loanId: null })
    return expired.length
  })
}
