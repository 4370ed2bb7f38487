import type { BorrowerId, OfferId } from '@miaoguo/shared/id/id'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { Db, Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import type { LenderEntry } from '../lenders/registry.ts'
import * as offers from './store.ts'

export type LiveOffer = { offer: offers.StoredOffer; entry: LenderEntry }

/** An offer of this borrower that may still be taken: not lapsed, and its lender may lend today. */
export async function liveOffer(
  deps: Deps,
  db: Db | Tx,
  it: { id: OfferId; borrowerId: BorrowerId },
): Promise<LiveOffer> {
  const offer = await offers.findById(db, it.id, it.borrowerId)
  if (!offer) throw new Problem('not_found')
  if (offer.expiresAt <= deps.now())
    throw new Problem('offer_expired', { offerId: offer.id, expiresAt: offer.expiresAt })
  const entry = deps.lenders.eligible(deps.today()).find((known) => known.id === offer.lenderId)
  if (!entry || !entry.terms.products.some((product) => product.code === offer.quote.productCode)) {
    throw new Problem('offer_withdrawn', { offerId: offer.id })
  }
  return { offer, entry }
}
