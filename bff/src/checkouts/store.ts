import {
  comingTo,
  checkoutDecisions,
  type CheckoutHappening,
} from '@miaoguo/shared/authorization/decisions'
import type { CashWish } from '@miaoguo/shared/checkout/cash'
import type {
  CaptureMode,
  CheckoutFailure,
  CheckoutLine,
  CheckoutStatus,
  Scenario,
} from '@miaoguo/shared/checkout/checkout'
import { AuthorizationId, BorrowerId, CardId, CheckoutId, MerchantId } from '@miaoguo/shared/id/id'
import type { TripDays } from '@miaoguo/shared/lender/trip-rule'
import type { MerchantMode } from '@miaoguo/shared/merchant/merchant'
import type { Currency } from '@miaoguo/shared/money/money'
import { invariant } from '@miaoguo/shared/problem/problem'
import { json, type Db, type Tx } from '../db/connect.ts'
import { olderThan } from '../db/older-than.ts'
import { bookingsColumn, type StoredBooking } from '../bookings/store.ts'

export type StoredCheckout = {
  id: CheckoutId
  merchantId: MerchantId
  merchantName: string
  mode: MerchantMode
  /** How far the merchant's own time is ahead of the wall's. */
  clockAheadMs: number
  merchantReference: string
  token: string
  status: CheckoutStatus
  scenario: Scenario
  currency: Currency
  amountMinor: number
  lines: CheckoutLine[]
  returnUrl: string
  notifyUrl: string
  captureMode: CaptureMode
  /** What is held or drawn for it. */
  authorizationId: AuthorizationId | null
  borrowerId: BorrowerId | null
  createdAt: string
  expiresAt: string
  paidAt: string | null
  lastFailure: CheckoutFailure | null
  /** When a shopper first saw it. */
  openedAt: string | null
  itinerarySealed: string | null
  /** Of cash: how it is to be repaid, and the card it is paid to. */
  wish: CashWish | null
  payToCardId: CardId | null
  /** The days of its trip, where the merchant told one. */
  trip: TripDays | null
  /** How many flights or rides it has: none is a hotel alone; null where no trip, or none of them, was counted. */
  tripLegs: number | null
  /** Lines that wait, or waited, for suppliers; null where none does. */
  bookings: StoredBooking[] | null
  /** The order it adds to, and what that one is of. */
  amends: CheckoutId | null
  amendsReference: string | null
  amendsAmountMinor: number | null
}

const select = (db: Db | Tx) =>
  db
    .selectFrom('checkouts')
    .innerJoin('merchants', 'merchants.id', 'checkouts.merchantId')
    .leftJoin('authorizations', 'authorizations.checkoutId', 'checkouts.id')
    .leftJoin('checkouts as amended', 'amended.id', 'checkouts.amends')
    .select([
      'checkouts.id',
      'checkouts.merchantId',
      'merchants.name as merchantName',
      'merchants.mode',
      'merchants.clockAheadMs',
      'checkouts.merchantReference',
      'checkouts.token',
      'checkouts.status',
      'checkouts.scenario',
      'checkouts.currency',
      'checkouts.amountMinor',
      'checkouts.lines',
      'checkouts.returnUrl',
      'checkouts.notifyUrl',
      'checkouts.captureMode',
      'authorizations.id as authorizationId',
      'checkouts.borrowerId',
      'checkouts.createdAt',
      'checkouts.expiresAt',
      'checkouts.paidAt',
      'checkouts.lastFailure',
      'checkouts.openedAt',
      'checkouts.itinerarySealed',
      'checkouts.wish',
      'checkouts.payToCardId',
      'checkouts.trip',
      'checkouts.tripLegs',
      bookingsColumn.as('bookings'),
      'checkouts.amends',
      'amended.merchantReference as amendsReference',
      'amended.amountMinor as amendsAmountMinor',
    ])

type Row = Omit<
  StoredCheckout,
  'id' | 'merchantId' | 'authorizationId' | 'borrowerId' | 'payToCardId' | 'amends'
> & {
  amends: string | null
  id: string
  merchantId: string
  authorizationId: string | null
  borrowerId: string | null
  payToCardId: string | null
}
const toCheckout = (row: Row): StoredCheckout => ({
  ...row,
  id: CheckoutId.parse(row.id),
  merchantId: MerchantId.parse(row.merchantId),
  authorizationId: row.authorizationId === null ? null : AuthorizationId.parse(row.authorizationId),
  borrowerId: row.borrowerId === null ? null : BorrowerId.parse(row.borrowerId),
  payToCardId: row.payToCardId === null ? null : CardId.parse(row.payToCardId),
  amends: row.amends === null ? null : CheckoutId.parse(row.amends),
})

/** Inserts an open checkout; false when a live one with this merchant reference, or with this id, is there. */
export async function insert(
  tx: Db | Tx,
  it: Omit<
    StoredCheckout,
    | 'merchantName'
    | 'mode'
    | 'clockAheadMs'
    | 'status'
    | 'authorizationId'
    | 'borrowerId'
    | 'paidAt'
    | 'lastFailure'
    | 'openedAt'
    | 'bookings'
    | 'amendsReference'
    | 'amendsAmountMinor'
  >,
): Promise<boolean> {
  const done = await tx
    .insertInto('checkouts')
    .values({
      ...it,
      lines: json(it.lines),
      wish: json(it.wish),
      trip: json(it.trip),
      status: 'open',
      borrowerId: null,
      paidAt: null,
      lastFailure: json(null),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0) > 0
}

export async function findById(db: Db | Tx, id: CheckoutId): Promise<StoredCheckout | undefined> {
  const row = await select(db).where('checkouts.id', '=', id).executeTakeFirst()
  return row && toCheckout(row)
}

export async function findByToken(db: Db | Tx, token: string): Promise<StoredCheckout | undefined> {
  const row = await select(db).where('checkouts.token', '=', token).executeTakeFirst()
  return row && toCheckout(row)
}

/** The checkout, held until the transaction ends, so that two applications take turns. */
export async function lockById(tx: Tx, id: CheckoutId): Promise<StoredCheckout | undefined> {
  const row = await select(tx)
    .where('checkouts.id', '=', id)
    .forUpdate('checkouts')
    .executeTakeFirst()
  return row && toCheckout(row)
}

export type Page = {
  merchantId: MerchantId
  merchantReference?: string | undefined
  after?: { createdAt: string; id: string } | undefined
  limit: number
}

/** A merchant's checkouts, newest first. */
export async function list(db: Db, page: Page): Promise<StoredCheckout[]> {
  const { merchantReference, after } = page
  const rows = await select(db)
    .where('checkouts.merchantId', '=', page.merchantId)
    .$if(merchantReference !== undefined, (query) =>
      query.where('checkouts.merchantReference', '=', merchantReference ?? ''),
    )
    .where(olderThan('checkouts', after))
    .orderBy('checkouts.createdAt', 'desc')
    .orderBy('checkouts.id', 'desc')
    .limit(page.limit)
    .execute()
  return rows.map(toCheckout)
}

/** Gives an unclaimed checkout to its first borrower; false when it is another's. */
export async function claim(
  db: Db | Tx,
  it: { id: CheckoutId; borrowerId: BorrowerId },
): Promise<boolean> {
  const done = await db
    .updateTable('checkouts')
    .set({ borrowerId: it.borrowerId })
    .where('id', '=', it.id)
    .where((eb) => eb.or([eb('borrowerId', 'is', null), eb('borrowerId', '=', it.borrowerId)]))
    .executeTakeFirst()
  return done.numUpdatedRows > 0
}

/** Keeps when a shopper first saw the order. */
export async function markOpened(db: Db, id: CheckoutId, at: string): Promise<void> {
  await db
    .updateTable('checkouts')
    .set({ openedAt: at })
    .where('id', '=', id)
    .where('openedAt', 'is', null)
    .execute()
}

function wayOf(event: CheckoutHappening) {
  const way = comingTo(checkoutDecisions, event)
  invariant(way, 'what happens to a checkout leads to one state')
  return way
}

type Move = { id: CheckoutId; event: CheckoutHappening; paidAt?: string }

/** Moves a checkout on by the table of decisions; false when it was not in a state for it. The row decides, not a look before. */
export async function move(tx: Tx, it: Move): Promise<boolean> {
  const way = wayOf(it.event)
  const done = await tx
    .updateTable('checkouts')
    .set({ status: way.to, ...(it.paidAt === undefined ? {} : { paidAt: it.paidAt }) })
    .where('id', '=', it.id)
    .where('status', 'in', way.from)
    .executeTakeFirst()
  return done.numUpdatedRows > 0
}

/** Keeps why financing failed the last time, for the merchant. */
export async function noteFailure(tx: Tx, id: CheckoutId, it: CheckoutFailure): Promise<void> {
  await tx
    .updateTable('checkouts')
    .set({ lastFailure: json(it) })
    .where('id', '=', id)
    .execute()
}

/** Expires open checkouts whose time has come, a few at a time; several processes may ask at once. */
export async function expireDue(
  tx: Tx,
  it: { now: string; limit: number; merchantId?: MerchantId },
): Promise<CheckoutId[]> {
  const { now, limit, merchantId } = it
  const due = await tx
    .selectFrom('checkouts')
    .select('id')
    .where('status', '=', 'open')
    .where('expiresAt', '<=', now)
    .$if(merchantId !== undefined, (query) => query.where('merchantId', '=', merchantId ?? ''))
    .orderBy('expiresAt')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
  if (due.length === 0) return []
  const ids = due.map((it) => CheckoutId.parse(it.id))
  await tx
    .updateTable('checkouts')
    .set({ status: wayOf('expire').to })
    .where('id', 'in', ids)
    .execute()
  return ids
}

/** Forgets who travels where, of orders that have ended. */
export async function forgetItineraries(db: Db): Promise<void> {
  await db
    .updateTable('checkouts')
    .set({ itinerarySealed: null })
    .where('itinerarySealed', 'is not', null)
    .where('status', 'in', ['paid', 'expired', 'cancelled'])
    .execute()
}
