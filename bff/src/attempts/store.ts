import type { CaptureMode, CheckoutLine } from '@miaoguo/shared/checkout/checkout'
import type { ConsentPurpose } from '@miaoguo/shared/consent/consent'
import type { LenderQuote } from '@miaoguo/shared/contract/lender/open-lender'
import type { CostSheet } from '@miaoguo/shared/disclosure/disclosure'
import { ApplicationId, BorrowerId, CheckoutId, LenderId, MerchantId } from '@miaoguo/shared/id/id'
import type { ApplicationStatus } from '@miaoguo/shared/loan/loan'
import { invariant } from '@miaoguo/shared/problem/problem'
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

/** The quote, or as much as there is without one. */
export type Agreed = Pick<
  LenderQuote,
  'quoteReference' | 'productCode' | 'principalMinor' | 'currency'
> &
  Partial<LenderQuote>

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
  /** The terms it is booked on; of an agreement made at the lender, its amount alone. */
  agreed: Agreed
  offerExpiresAt: Instant
  /** What the yes is recorded under: a consent, or the going to the lender's page. */
  consentId: string
  purposes: ConsentPurpose[]
  grantedAt: Instant
  disclosureDigest: string
  /** What was shown here; null where the lender showed its own terms. */
  sheet: CostSheet | null
  /** What was agreed on the lender's own page, sealed, and the basket it was agreed for. */
  handoff: { authorizationSealed: string; lines: CheckoutLine[] } | null
  captureMode: CaptureMode
  /** How far the merchant's own time is ahead of the wall's. */
  clockAheadMs: number
  /** Of cash: who it is paid to, and the card, both sealed. */
  paidTo: { personSealed: string; cardSealed: string } | null
}

const select = (db: Db | Tx, attemptId: string) =>
  db
    .selectFrom('attempts')
    .innerJoin('applications', 'applications.id', 'attempts.applicationId')
    .innerJoin('checkouts', 'checkouts.id', 'applications.checkoutId')
    .leftJoin('offers', 'offers.id', 'applications.offerId')
    .leftJoin('consents', 'consents.id', 'applications.consentId')
    .leftJoin('disclosures', 'disclosures.id', 'consents.disclosureId')
    .leftJoin('bankCards', 'bankCards.id', 'checkouts.payToCardId')
    .leftJoin('applicants', 'applicants.borrowerId', 'bankCards.borrowerId')
    .leftJoin('handoffs', 'handoffs.id', 'applications.handoffId')
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
      'bankCards.cardSealed',
      'applicants.personSealed',
      'offers.quote',
      'offers.expiresAt as offerExpiresAt',
      'consents.id as consentId',
      'consents.purposes',
      'consents.grantedAt',
      'disclosures.digest as disclosureDigest',
      'disclosures.sheet',
      'checkouts.lines',
      'handoffs.id as handoffId',
      'handoffs.sessionReference',
      'handoffs.productCode',
      'handoffs.currency',
      'handoffs.amountMinor',
      'handoffs.authorizationSealed',
      'handoffs.noticeDigest',
      'handoffs.expiresAt as handoffExpiresAt',
      'handoffs.createdAt as leftAt',
    ])
    .where('attempts.id', '=', attemptId)
    .executeTakeFirst()

export async function findOrigination(
  db: Db | Tx,
  attemptId: string,
): Promise<Origination | undefined> {
  const row = await select(db, attemptId)
  return row && { ...commonOf(row), ...(byOffer(row) ?? byHandoff(row)) }
}

type Row = NonNullable<Awaited<ReturnType<typeof select>>>

const commonOf = (row: Row) => ({
  attemptId: row.attemptId,
  state: row.state,
  asks: row.asks,
  firstSentAt: row.firstSentAt,
  lastSentAt: row.sentAt ?? row.createdAt,
  underReviewSince: row.underReviewSince,
  applicationId: ApplicationId.parse(row.applicationId),
  status: row.status,
  checkoutId: CheckoutId.parse(row.checkoutId),
  merchantId: MerchantId.parse(row.merchantId),
  merchantReference: row.merchantReference,
  borrowerId: BorrowerId.parse(row.borrowerId),
  phone: row.phone,
  lenderId: LenderId.parse(row.lenderId),
  captureMode: row.captureMode,
  clockAheadMs: row.clockAheadMs,
  paidTo:
    row.personSealed && row.cardSealed
      ? { personSealed: row.personSealed, cardSealed: row.cardSealed }
      : null,
})

type Terms = Omit<Origination, keyof ReturnType<typeof commonOf>>

/** An offer that was shown here and agreed to here. */
function byOffer(row: Row): Terms | undefined {
  const { quote, offerExpiresAt, consentId, purposes, grantedAt, disclosureDigest, sheet } = row
  if (!quote || !offerExpiresAt || !consentId || !purposes || !grantedAt) return undefined
  invariant(disclosureDigest && sheet, 'a consent is to a sheet')
  return {
    agreed: quote,
    offerExpiresAt,
    consentId,
    purposes,
    grantedAt,
    disclosureDigest,
    sheet,
    handoff: null,
  }
}

/** An agreement made on the lender's own page. The yes recorded here was to the leaving. */
function byHandoff(row: Row): Terms {
  const { handoffId, sessionReference, productCode, currency, amountMinor } = row
  const { authorizationSealed, noticeDigest, handoffExpiresAt, leftAt, lines } = row
  invariant(handoffId && sessionReference && productCode && currency && amountMinor, 'of one')
  invariant(authorizationSealed && noticeDigest && handoffExpiresAt && leftAt, 'it was agreed')
  return {
    agreed: {
      quoteReference: sessionReference,
      productCode,
      principalMinor: amountMinor,
      currency,
    },
    offerExpiresAt: handoffExpiresAt,
    consentId: handoffId,
    purposes: ['share_identity_with_lender'],
    grantedAt: leftAt,
    disclosureDigest: noticeDigest,
    sheet: null,
    handoff: { authorizationSealed, lines },
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
      left join offers on offers.id = applications.offer_id
      left join handoffs on handoffs.id = applications.handoff_id
      join lenders on lenders.id = applications.lender_id
      left join lender_listings on lender_listings.lender_id = lenders.id
        and lender_listings.product_code = coalesce(handoffs.product_code, offers.quote ->> 'productCode')
      where applications.id = attempts.application_id
        and coalesce(handoffs.expires_at, offers.expires_at) > ${it.at}
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
