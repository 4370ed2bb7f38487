import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { disclosureContract } from '@miaoguo/shared/contract/shopper/consents'
import { sheetDigest } from '@miaoguo/shared/disclosure/digest'
import type { Disclosure } from '@miaoguo/shared/disclosure/disclosure'
import { buildCostSheet } from '@miaoguo/shared/disclosure/sheet'
import { invariant, Problem } from '@miaoguo/shared/problem/problem'
import { instantAfter, millisecondsOf } from '@miaoguo/shared/time/instant'
import * as campaigns from '../campaigns/store.ts'
import { remainingOf } from '../campaigns/views.ts'
import { refuseNotOpen } from '../checkouts/claim-checkout.ts'
import { paymentOf } from '../checkouts/views.ts'
import * as checkouts from '../checkouts/store.ts'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import { liveOffer } from '../offers/live-offer.ts'
import type { StoredOffer } from '../offers/store.ts'
import * as disclosures from './store.ts'

type Contract = typeof disclosureContract.open

/** Puts the cost sheet of an offer before its borrower; the reading time begins with the first opening. */
export async function openDisclosure(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { borrowerId } = shopperOf(actor)
  const { offer, published } = await liveOffer(deps, deps.db, {
    id: input.body.offerId,
    borrowerId,
  })
  const checkout = await checkouts.findById(deps.db, offer.checkoutId)
  invariant(checkout, 'an offer is made for a checkout')
  refuseNotOpen(deps, checkout)
  await refuseUnfunded(deps, offer)
  const known = await disclosures.findByOffer(deps.db, offer.id)
  if (known) return toView(known, offer)

  const { entry, product, listing } = published
  const sheet = buildCostSheet({
    lender: entry.identity,
    terms: entry.terms,
    product,
    funders: listing.funders,
    quote: offer.quote,
    merchantName: checkout.merchantName,
    merchantReference: checkout.merchantReference,
    ...paymentOf(checkout),
  })
  const openedAt = deps.now()
  await disclosures.insert(deps.db, {
    id: deps.newId('disclosure'),
    offerId: offer.id,
    borrowerId,
    sheet,
    digest: sheetDigest(sheet),
    openedAt,
    confirmableAt: instantAfter(openedAt, deps.env.MINIMUM_READING_SECONDS * 1000),
  })
  const opened = await disclosures.findByOffer(deps.db, offer.id)
  invariant(opened, 'a disclosure was just written')
  return toView(opened, offer)
}

/** A plan whose subsidy is used up is refused before it is read, not after. */
async function refuseUnfunded(deps: Deps, { id, offer: { subsidy } }: StoredOffer): Promise<void> {
  if (!subsidy) return
  const { campaignId } = subsidy
  const campaign = await campaigns.findById(deps.db, { id: campaignId, at: deps.now() })
  if (!campaign || remainingOf(campaign) < subsidy.subsidyMinor)
    throw new Problem('offer_subsidy_ended', { offerId: id, campaignId })
}

/** As the borrower sees it. */
export function toView(it: disclosures.StoredDisclosure, { offer }: StoredOffer): Disclosure {
  const readingMs = millisecondsOf(it.confirmableAt) - millisecondsOf(it.openedAt)
  return {
    ...it,
    minimumReadingSeconds: Math.round(readingMs / 1000),
    ...(offer.creditLine ? { creditLineId: offer.creditLine.id } : {}),
  }
}
