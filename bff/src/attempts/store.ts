import type { CaptureMode } from '@miaoguo/shared/checkout/checkout'
import type { ConsentPurpose } from '@miaoguo/shared/consent/consent'
import type { LenderQuote } from '@miaoguo/shared/contract/lender/open-lender'
import type { CostSheet } from '@miaoguo/shared/disclosure/disclosure'
import { ApplicationId, BorrowerId, CheckoutId, LenderId, MerchantId } from '@miaoguo/shared/id/id'
import type { ApplicationStatus } from '@miaoguo/shared/loan/loan'
import type { CalendarDate, Instant } from '@miaoguo/shared/time/calendar-date'
import { sql } from 'kysely'
import type { Db, Tx } from '../db/connect.ts'

export async function insert(
  tx: Tx,
  it: { id: string; applicationId: ApplicationId; createdAt: Instant },
): Promise<void> {
  await tx
    .insertInto('attempts')
    .values({
      ...it,
      state: 'intent',
      sentAt: null,
      firstSentAt: null,
      alarmedAt: null,
      lastAskedAt: null,
      asks: 0,
      lenderLoanReference: null,
    })
    .execute()
}

/** Everything about one origination: what was asked, shown and agreed, and where the asking stands. */
export type Origination = {
  attemptId: string
  state: 'intent' | 'sent' | 'accepted' | 'refused' | 'unknown' | 'stuck'
  asks: number
  lastSentAt: Instant
  /** When the key was first used at the lender; what it forgets is counted from here. */
  firstSentAt: Instant | null
  underReviewSince: Instant | null
  applicationId: ApplicationId
  status: ApplicationStatus
  checkoutId: CheckoutId
  merchantId: MerchantId
  merchantReference: string
  borrowerId: BorrowerId
  phone: string | null
  lenderId: LenderId
  quote: LenderQuote
  offerExpiresAt: Instant
  consentId: string
  purposes: ConsentPurpose[]
  grantedAt: Instant
  disclosureDigest: string
  sheet: CostSheet
  captureMode: CaptureMode
  /** How far the merchant's own time is ahead of the wall's. */
  clockAheadMs: number
}

export async function findOrigination(
  db: Db | Tx,
  attemptId: string,
): Promise<Origination | undefined> {
  const row = await db
    .selectFrom('attempts')
    .innerJoin('applications', 'applications.id', 'attempts.applicationId')
    .innerJoin('checkouts', 'checkouts.id', 'applications.checkoutId')
    .innerJoin('offers', 'offers.id', 'applications.offerId')
    .innerJoin('consents', 'consents.id', 'applications.consentId')
    .innerJoin('disclosures', 'disclosures.id', 'consents.disclosureId')
    .innerJoin('borrowers', 'borrowers.id', 'applications.borrowerId')
    .innerJoin('merchants', 'merchants.id', 'checkouts.merchantId')
    .select([
      'attempts.id as attemptId',
      'attempts.state',
      'attempts.asks',
      'attempts.sentAt',
      'attempts.firstSentAt',
      'attempts.createdAt',
      'applications.id as applicationId',
      'applications.status',
      'applications.underReviewSince',
      'applications.checkoutId',
      'applications.borrowerId',
      'applications.lenderId',
      'checkouts.merchantId',
      'checkouts.merchantReference',
      'checkouts.captureMode',
      'merchants.clockAheadMs',
      'borrowers.phone',
      'offers.quote',
      'offers.expiresAt as offerExpiresAt',
      'consents.id as consentId',
      'consents.purposes',
      'consents.grantedAt',
      'disclosures.digest as disclosureDigest',
      'disclosures.sheet',
    ])
    .where('attempts.id', '=', attemptId)
    .executeTakeFirst()
  if (!row) return undefined
  const { sentAt, createdAt, ...rest } = row
  return {
    ...rest,
    lastSentAt: sentAt ?? createdAt,
    applicationId: ApplicationId.parse(row.applicationId),
    checkoutId: CheckoutId.parse(row.checkoutId),
    merchantId: MerchantId.parse(row.merchantId),
    borrowerId: BorrowerId.parse(row.borrowerId),
    lenderId: LenderId.parse(row.lenderId),
  }
}

/** Takes this turn of asking; false when another job asked just now, or there is nothing left to ask. */
export async function takeTurn(
  tx: Tx,
  it: { attemptId: string; at: Instant; notSince: Instant },
): Promise<boolean> {
  const done = await tx
    .updateTable('attempts')
    .set((eb) => ({ asks: eb('asks', '+', 1), lastAskedAt: it.at }))
    .where('id', '=', it.attemptId)
    .where('state', 'in', ['intent', 'sent', 'unknown'])
    .where((eb) => eb.or([eb('lastAskedAt', 'is', null), eb('lastAskedAt', '<=', it.notSince)]))
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function markSent(db: Db | Tx, attemptId: string, at: Instant): Promise<void> {
  await db
    .updateTable('attempts')
    .set({ state: 'sent', sentAt: at })
    .where('id', '=', attemptId)
    .where('state', 'in', ['intent', 'sent', 'unknown'])
    .execute()
}

/**
 * Marks an intent as sent, just before it is; false when it was sent before, or when its lender may not lend any more:
 * then nothing has left us and nothing will.
 */
export async function markFirstSent(
  db: Db,
  it: { attemptId: string; at: Instant; today: CalendarDate },
): Promise<boolean> {
  const done = await sql`
    update attempts set state = 'sent', sent_at = ${it.at}, first_sent_at = ${it.at}
    where id = ${it.attemptId} and state = 'intent' and exists (
      select 1 from applications
      join offers on offers.id = applications.offer_id
      join lenders on lenders.id = applications.lender_id
      left join lender_listings on lender_listings.lender_id = lenders.id
        and lender_listings.product_code = offers.quote ->> 'productCode'
      where applications.id = attempts.application_id
        and offers.expires_at > ${it.at}
        and lenders.status = 'active'
        and least(lenders.licence_valid_through, lenders.published_valid_through) >= ${it.today}
        and coalesce(lender_listings.status, 'listed') = 'listed')`.execute(db)
  return (done.numAffectedRows ?? 0n) > 0n
}

/** Stops the asking: people were called. False when that was done before. */
export async function markStuck(tx: Tx, attemptId: string): Promise<boolean> {
  const done = await tx
    .updateTable('attempts')
    .set({ state: 'stuck' })
    .where('id', '=', attemptId)
    .where('state', 'in', ['intent', 'sent', 'unknown'])
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export type Overdue = { attemptId: string; applicationId: string; lenderId: string; asks: number }

/** Open attempts begun before an instant that nobody was told of yet; each is told of once. */
export async function takeOverdue(
  tx: Tx,
  it: { before: Instant; at: Instant },
): Promise<(Overdue & { createdAt: Instant; underReviewSince: Instant | null })[]> {
  const rows = await tx
    .selectFrom('attempts')
    .innerJoin('applications', 'applications.id', 'attempts.applicationId')
    .select([
      'attempts.id as attemptId',
      'applicationId',
      'applications.lenderId',
      'attempts.asks',
      'attempts.createdAt',
      'applications.underReviewSince',
    ])
    .where('attempts.state', 'in', ['intent', 'sent', 'unknown'])
    .where('attempts.createdAt', '<=', it.before)
    .where('alarmedAt', 'is', null)
    .orderBy('attempts.createdAt')
    .limit(100)
    .forUpdate('attempts')
    .skipLocked()
    .execute()
  const ids = rows.map((row) => row.attemptId)
  if (ids.length > 0)
    await tx.updateTable('attempts').set({ alarmedAt: it.at }).where('id', 'in', ids).execute()
  return rows
}

export async function markUnknown(tx: Tx, attemptId: string): Promise<void> {
  await tx
    .updateTable('attempts')
    .set({ state: 'unknown' })
    .where('id', '=', attemptId)
    .where('state', 'in', ['intent', 'sent'])
    .execute()
}

export async function markTold(
  tx: Tx,
  it: { attemptId: string; state: 'accepted' | 'refused'; lenderLoanReference: string | null },
): Promise<void> {
  await tx
    .updateTable('attempts')
    .set({ state: it.state, lenderLoanReference: it.lenderLoanReference })
    .where('id', '=', it.attemptId)
    .execute()
}
