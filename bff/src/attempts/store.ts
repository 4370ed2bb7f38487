import type { ConsentPurpose } from '@miaoguo/shared/consent/consent'
import type { LenderQuote } from '@miaoguo/shared/contract/lender/open-lender'
import type { CostSheet } from '@miaoguo/shared/disclosure/disclosure'
import { ApplicationId, BorrowerId, CheckoutId, LenderId, MerchantId } from '@miaoguo/shared/id/id'
import type { ApplicationStatus } from '@miaoguo/shared/loan/loan'
import type { Instant } from '@miaoguo/shared/time/calendar-date'
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
      lastAskedAt: null,
      asks: 0,
      lenderLoanReference: null,
    })
    .execute()
}

/** Everything about one origination: what was asked, shown and agreed, and where the asking stands. */
export type Origination = {
  attemptId: string
  state: 'intent' | 'sent' | 'accepted' | 'refused' | 'unknown'
  asks: number
  lastSentAt: Instant
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
    .select([
      'attempts.id as attemptId',
      'attempts.state',
      'attempts.asks',
      'attempts.sentAt',
      'attempts.createdAt',
      'applications.id as applicationId',
      'applications.status',
      'applications.checkoutId',
      'applications.borrowerId',
      'applications.lenderId',
      'checkouts.merchantId',
      'checkouts.merchantReference',
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
