import type { LenderQuote } from '@miaoguo/shared/contract/lender/open-lender'
import type { OfferRequestId } from '@miaoguo/shared/id/id'
import { CheckoutId, CreditLineId, LenderId, OfferId, type BorrowerId } from '@miaoguo/shared/id/id'
import type { LenderAnswer, Offer } from '@miaoguo/shared/offer/offer'
import type { CaptureMode, Scenario } from '@miaoguo/shared/checkout/checkout'
import type { TripDays } from '@miaoguo/shared/lender/trip-rule'
import type { Currency } from '@miaoguo/shared/money/money'
import type { CalendarDate, Instant } from '@miaoguo/shared/time/calendar-date'
import { sql, type Kysely } from 'kysely'
import type { StoredPerson } from '../applicants/store.ts'
import { json, type Db, type Tx } from '../db/connect.ts'
import { soon } from '../db/soon.ts'
import type { Database } from '../db/schema.ts'
import { finishing, type KeptReply } from '../replies/store.ts'
import type { OwnLine } from './line-store.ts'
import { mayLend, type Standing } from './may-lend.ts'

export type StoredOffer = {
  id: OfferId
  checkoutId: CheckoutId
  lenderId: LenderId
  quote: LenderQuote
  offer: Offer
  expiresAt: Instant
  standing: Standing
}

export type StoredRequest = {
  id: OfferRequestId
  checkoutId: CheckoutId
  version: number
  createdAt: Instant
  lenders: Place[]
  offers: Offer[]
  order: Order
}
/** What is asked about, for those who are told of it. */
type Order = {
  /** How far the merchant's own time is ahead of the wall's. */
  clockAheadMs: number
  scenario: Scenario
  merchantName: string
  merchantReference: string
  currency: Currency
  amountMinor: number
  captureMode: CaptureMode
  itinerarySealed: string | null
  trip: TripDays | null
  tripLegs: number | null
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
/** A lender's place in a request; `rules` are those that kept its offers from being shown. */
type Place = { lenderId: string; state: LenderAnswer['state']; rules: string[] }

/** Who asks for offers, as far as lenders and rules ask about it. */
export type Asker = {
  phone: string | null
  person: Pick<StoredPerson, 'personSealed' | 'student'> | null
  /** From which something may be drawn. */
  lines: OwnLine[]
  /** Whether the merchant of the order has any campaign that may be running. */
  mayBeSubsidised: boolean
}

/** All of it in one statement: this is on the way of a shopper who waits. */
export async function findAsker(
  db: Db,
  { borrowerId, token }: { borrowerId: BorrowerId; token: string },
): Promise<Asker | undefined> {
  const { rows } = await sql<Asker>`
    select borrowers.phone,
      (select jsonb_build_object('personSealed', person_sealed, 'student', student)
        from applicants where borrower_id = borrowers.id) as person,
      (select coalesce(jsonb_agg(jsonb_build_object(
          'id', id, 'lenderId', lender_id, 'productCode', product_code, 'status', status,
          'availableMinor', available_minor, 'annualInterestPpm', annual_interest_ppm,
          'validThrough', valid_through, 'closing', closure_reference is not null)), '[]')
        from credit_lines where borrower_id = borrowers.id and status = 'active') as lines,
      exists (select from checkouts join campaigns using (merchant_id)
        where checkouts.token = ${token} and campaigns.state = 'active') as may_be_subsidised
    from borrowers where borrowers.id = ${borrowerId}`.execute(db)
  const [found] = rows
  return (
    found && {
      ...found,
      lines: found.lines.map((it) => ({ ...it, id: CreditLineId.parse(it.id) })),
    }
  )
}

/**
 * Everything that arrived in time, and the answer it is told in, in one statement: this is on the way of a shopper who
 * waits. Whoever opens a disclosure of such an offer waits for the disk, and for this with it.
 */
export async function insertRequest(
  db: Db,
  it: NewRequest,
  answers: { lenders: readonly Place[]; offers: readonly NewOffer[]; reply: KeptReply },
): Promise<void> {
  const places = json(
    answers.lenders.map(({ lenderId, state, rules }) => ({ lender_id: lenderId, state, rules })),
  )
  await sql`
    with request as (
      insert into offer_requests (id, checkout_id, borrower_id, version, created_at, deadline_at)
      values (${it.id}, ${it.checkoutId}, ${it.borrowerId}, ${it.version}, ${it.createdAt}, ${it.deadlineAt})
      returning id, ${soon}
    ), reply as (${finishing(answers.reply)}
    ), places as (
      insert into offer_request_lenders (offer_request_id, lender_id, state, rules)
      select request.id, place.lender_id, place.state, place.rules
      from request, jsonb_to_recordset(${places}::jsonb) as place (lender_id text, state text, rules jsonb)
    )
    ${offersOf(it, answers.offers)}`.execute(db)
}

type Owner = Pick<NewRequest, 'id' | 'checkoutId' | 'borrowerId' | 'createdAt'>

/** All rows as one document: a hundred parameters cost more than the rows. */
const offersOf = (it: Owner, offers: readonly NewOffer[]) => sql`
  insert into offers (id, offer_request_id, checkout_id, borrower_id, lender_id, quote, offer, expires_at, created_at)
  select row.offer ->> 'id', ${it.id}::text, ${it.checkoutId}::text, ${it.borrowerId}::text, row.offer -> 'lender' ->> 'id',
    row.quote, row.offer, (row.offer ->> 'expiresAt')::timestamptz, ${it.createdAt}::timestamptz
  from jsonb_to_recordset(${json(offers)}::jsonb) as row (quote jsonb, offer jsonb)`

/** Adds an answer that came after the deadline, once. */
export async function insertLate(
  tx: Tx,
  it: Owner,
  answer: { place: Place; offers: readonly NewOffer[] },
): Promise<void> {
  const placed = await tx
    .updateTable('offerRequestLenders')
    .set({ state: answer.place.state, rules: json(answer.place.rules) })
    .where('offerRequestId', '=', it.id)
    .where('lenderId', '=', answer.place.lenderId)
    .where('state', '=', 'asking')
    .executeTakeFirst()
  if (placed.numUpdatedRows === 0n) return
  await offersOf(it, answer.offers).execute(tx)
  await tx
    .updateTable('offerRequests')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', it.id)
    .execute()
}

/** Offers with how their lenders stand now. */
const withStanding = (db: Kysely<Database>) =>
  db
    .selectFrom('offers')
    .innerJoin('lenders', 'lenders.id', 'offers.lenderId')
    .leftJoin('lenderListings', (join) =>
      join
        .onRef('lenderListings.lenderId', '=', 'offers.lenderId')
        .on(sql<boolean>`lender_listings.product_code = offers.quote ->> 'productCode'`),
    )
    .select([
      'lenders.status as lenderStatus',
      'lenderListings.status as listing',
      sql<CalendarDate>`least(lenders.licence_valid_through, lenders.published_valid_through)`.as(
        'licenceValidThrough',
      ),
    ])

/** A request of this borrower, with the offers of those who may lend today. */
export async function findRequest(
  db: Db | Tx,
  id: OfferRequestId,
  { borrowerId, today }: { borrowerId: string; today: CalendarDate },
): Promise<StoredRequest | undefined> {
  const row = await db
    .selectFrom('offerRequests')
    .innerJoin('checkouts', 'checkouts.id', 'offerRequests.checkoutId')
    .innerJoin('merchants', 'merchants.id', 'checkouts.merchantId')
    .select(['offerRequests.id', 'checkoutId', 'version', 'offerRequests.createdAt'])
    .select([
      'merchants.clockAheadMs',
      'merchants.name as merchantName',
      'checkouts.merchantReference',
    ])
    .select(['checkouts.currency', 'checkouts.amountMinor', 'checkouts.captureMode'])
    .select([
      'checkouts.scenario',
      'checkouts.itinerarySealed',
      'checkouts.trip',
      'checkouts.tripLegs',
    ])
    .where('offerRequests.id', '=', id)
    .where('offerRequests.borrowerId', '=', borrowerId)
    .executeTakeFirst()
  if (!row) return undefined
  const { id: _id, checkoutId, version, createdAt, ...order } = row
  const lenders = await db
    .selectFrom('offerRequestLenders')
    .select(['lenderId', 'state', 'rules'])
    .where('offerRequestId', '=', id)
    .execute()
  const offers = await withStanding(db).select('offer').where('offerRequestId', '=', id).execute()
  return {
    id,
    checkoutId: CheckoutId.parse(checkoutId),
    version,
    createdAt,
    order,
    lenders,
    offers: offers.filter((it) => mayLend(it, today)).map((it) => it.offer),
  }
}

export async function findVersion(
  db: Db,
  id: OfferRequestId,
  borrowerId: string,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('offerRequests')
    .select('version')
    .where('id', '=', id)
    .where('borrowerId', '=', borrowerId)
    .executeTakeFirst()
  return row?.version
}

/** An offer of this borrower; another borrower's offer does not exist. */
export async function findById(
  db: Db | Tx,
  id: OfferId,
  borrowerId: string,
): Promise<StoredOffer | undefined> {
  const row = await withStanding(db)
    .select(['offers.id', 'offers.checkoutId', 'offers.lenderId', 'quote', 'offer', 'expiresAt'])
    .where('offers.id', '=', id)
    .where('offers.borrowerId', '=', borrowerId)
    .executeTakeFirst()
  return (
    row && {
      ...row,
      standing: row,
      id: OfferId.parse(row.id),
      checkoutId: CheckoutId.parse(row.checkoutId),
      lenderId: LenderId.parse(row.lenderId),
    }
  )
}
