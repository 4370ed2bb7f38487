import type { LenderQuote } from '@miaoguo/shared/contract/lender/open-lender'
import { CheckoutId, LenderId, OfferId, OfferRequestId } from '@miaoguo/shared/id/id'
import type { LenderAnswer, Offer } from '@miaoguo/shared/offer/offer'
import type { Instant } from '@miaoguo/shared/time/calendar-date'
import { json, type Db, type Tx } from '../db/connect.ts'

export type StoredOffer = {
  id: OfferId
  checkoutId: CheckoutId
  lenderId: LenderId
  quote: LenderQuote
  offer: Offer
  expiresAt: Instant
}

export type StoredRequest = {
  id: OfferRequestId
  checkoutId: CheckoutId
  version: number
  createdAt: Instant
  lenders: { lenderId: string; state: LenderAnswer['state'] }[]
  offers: Offer[]
}

export type NewRequest = {
  id: string
  checkoutId: string
  borrowerId: string
  version: number
  createdAt: Instant
  deadlineAt: Instant
}
export type NewOffer = { quote: LenderQuote; offer: Offer }
type Place = { lenderId: string; state: LenderAnswer['state'] }

export async function insertRequest(tx: Tx, it: NewRequest, answers: { lenders: readonly Place[]; offers: readonly NewOffer[] }): Promise<void> {
  await tx.insertInto('offerRequests').values(it).execute()
  if (answers.lenders.length > 0) {
    await tx.insertInto('offerRequestLenders').values(answers.lenders.map((place) => ({ offerRequestId: it.id, ...place }))).execute()
  }
  await insertOffers(tx, it, answers.offers)
}

async function insertOffers(tx: Tx, it: Pick<NewRequest, 'id' | 'checkoutId' | 'borrowerId' | 'createdAt'>, offers: readonly NewOffer[]): Promise<void> {
  if (offers.length === 0) return
  await tx.insertInto('offers').values(offers.map(({ quote, offer }) => ({
    id: offer.id, offerRequestId: it.id, checkoutId: it.checkoutId, borrowerId: it.borrowerId, lenderId: offer.lender.id,
    quote: json(quote), offer: json(offer), expiresAt: offer.expiresAt, createdAt: it.createdAt,
  }))).execute()
}

/** Adds an answer that came after the deadline, once. */
export async function insertLate(
  tx: Tx, it: Pick<NewRequest, 'id' | 'checkoutId' | 'borrowerId' | 'createdAt'>, answer: { place: Place; offers: readonly NewOffer[] },
): Promise<void> {
  const placed = await tx.updateTable('offerRequestLenders').set({ state: answer.place.state })
    .where('offerRequestId', '=', it.id).where('lenderId', '=', answer.place.lenderId).where('state', '=', 'asking')
    .executeTakeFirst()
  if (placed.numUpdatedRows === 0n) return
  await insertOffers(tx, it, answer.offers)
  await tx.updateTable('offerRequests').set((eb) => ({ version: eb('version', '+', 1) })).where('id', '=', it.id).execute()
}

export async function findRequest(db: Db | Tx, id: OfferRequestId, borrowerId: string): Promise<StoredRequest | undefined> {
  const row = await db.selectFrom('offerRequests').select(['id', 'checkoutId', 'version', 'createdAt'])
    .where('id', '=', id).where('borrowerId', '=', borrowerId).executeTakeFirst()
  if (!row) return undefined
  const lenders = await db.selectFrom('offerRequestLenders').select(['lenderId', 'state']).where('offerRequestId', '=', id).execute()
  const offers = await db.selectFrom('offers').select('offer').where('offerRequestId', '=', id).execute()
  return {
    ...row, id: OfferRequestId.parse(row.id), checkoutId: CheckoutId.parse(row.checkoutId),
    lenders, offers: offers.map((it) => it.offer),
  }
}

export async function findVersion(db: Db, id: OfferRequestId, borrowerId: string): Promise<number | undefined> {
  const row = await db.selectFrom('offerRequests').select('version').where('id', '=', id).where('borrowerId', '=', borrowerId).executeTakeFirst()
  return row?.version
}

/** An offer of this borrower; another borrower's offer does not exist. */
export async function findById(db: Db | Tx, id: OfferId, borrowerId: string): Promise<StoredOffer | undefined> {
  const row = await db.selectFrom('offers').select(['id', 'checkoutId', 'lenderId', 'quote', 'offer', 'expiresAt'])
    .where('id', '=', id).where('borrowerId', '=', borrowerId).executeTakeFirst()
  return row && {
    ...row, id: OfferId.parse(row.id), checkoutId: CheckoutId.parse(row.checkoutId), lenderId: LenderId.parse(row.lenderId),
  }
}
