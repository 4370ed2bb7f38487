import type { BorrowerId, OfferId } from '@miaoguo/shared/id/id'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { Db, Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import { listedOf, type Published } from '../lenders/registry.ts'
import { refuseUndrawable } from './lines-for.ts'
import { mayLend } from './may-lend.ts'
import * as offers from './store.ts'

export type LiveOffer = { offer: offers.StoredOffer; published: Published }

/**
 * An offer of this borrower that may still be taken: not lapsed, its lender may lend today, and the line it is
 * drawn from leaves enough. Whether it may is read
 * with the offer in the caller's transaction, so that a suspension holds from the moment it is written.
 */
export async function liveOffer(
  deps: Deps,
  db: Db | Tx,
  it: { id: OfferId; borrowerId: BorrowerId },
): Promise<LiveOffer> {
  const offer = await offers.findById(db, it.id, it.borrowerId)
  if (!offer) throw new Problem('not_found')
  if (offer.expiresAt <= deps.now())
    throw new Problem('offer_expired', { offerId: offer.id, expiresAt: offer.expiresAt })
  const published = publishedOf(deps, offer)
  if (!published || !mayLend(offer.standing, deps.today()))
    throw new Problem('offer_withdrawn', { offerId: offer.id })
  await refuseUndrawable(deps, db, { offer, borrowerId: it.borrowerId })
  return { offer, published }
}

/** The product as it was published for the day the offer was made, with collectors that are still listed. */
function publishedOf(deps: Deps, { lenderId, quote }: offers.StoredOffer): Published | undefined {
  const entry = deps.lenders.eligible(deps.today()).find((known) => known.id === lenderId)
  const published =
    entry && listedOf(entry, quote.drawnOn).find((it) => it.product.code === quote.productCode)
  if (!published) return undefined
  const listed = [entry.identity.legalName, ...published.listing.collectors].map((it) => it.zhCN)
  return quote.fees.every((fee) => listed.includes(fee.collector.zhCN)) ? published : undefined
}
