import type { ConsentPurpose } from '@miaoguo/shared/consent/consent'
import type { CostSheet } from '@miaoguo/shared/disclosure/disclosure'
import type { LoanId } from '@miaoguo/shared/id/id'
import type { CalendarDate, Instant } from '@miaoguo/shared/time/calendar-date'
import type { Db, Tx } from '../db/connect.ts'

/** What a loan rests on: the sheet as it was shown, and the yes to exactly that sheet. */
export type Agreed = {
  sheet: CostSheet
  digest: string
  openedAt: Instant
  confirmedAt: Instant | null
  consentId: string
  purposes: ConsentPurpose[]
  grantedAt: Instant
  appliedAt: Instant
  /** Of what is drawn from a line: what was said yes to when that was opened, and when; else null. */
  lineDigest: string | null
  lineGrantedAt: Instant | null
}

export async function findAgreed(
  db: Db,
  it: { loanId: LoanId; borrowerId: string },
): Promise<Agreed | undefined> {
  return db
    .selectFrom('loans')
    .innerJoin('applications', 'applications.id', 'loans.applicationId')
    .innerJoin('consents', 'consents.id', 'applications.consentId')
    .innerJoin('disclosures', 'disclosures.id', 'consents.disclosureId')
    .select(['disclosures.sheet', 'disclosures.digest', 'disclosures.openedAt'])
    .select(['disclosures.confirmedAt', 'consents.id as consentId', 'consents.purposes'])
    .select(['consents.grantedAt', 'applications.createdAt as appliedAt'])
    .leftJoin('creditLines', 'creditLines.id', 'loans.creditLineId')
    .select(['creditLines.noticeDigest as lineDigest', 'creditLines.grantedAt as lineGrantedAt'])
    .where('loans.id', '=', it.loanId)
    .where('loans.borrowerId', '=', it.borrowerId)
    .executeTakeFirst()
}

/** Whose product a loan is of. */
export async function findPlace(
  db: Db,
  it: { loanId: LoanId; borrowerId: string },
): Promise<{ lenderId: string; productCode: string } | undefined> {
  return db
    .selectFrom('loans')
    .innerJoin('authorizations', 'authorizations.loanId', 'loans.id')
    .select(['loans.lenderId', 'authorizations.productCode'])
    .where('loans.id', '=', it.loanId)
    .where('loans.borrowerId', '=', it.borrowerId)
    .executeTakeFirst()
}

/** Whom the papers of a loan name though its borrower took their name back, sealed. */
export async function findParty(db: Db, loanId: LoanId): Promise<string | undefined> {
  const row = await db
    .selectFrom('loanParties')
    .select('partySealed')
    .where('loanId', '=', loanId)
    .executeTakeFirst()
  return row?.partySealed
}

/** A lender's certificate as it was kept, encrypted. */
export async function findCertificate(db: Db, loanId: LoanId): Promise<string | undefined> {
  const row = await db
    .selectFrom('lenderCertificates')
    .select('certificateSealed')
    .where('loanId', '=', loanId)
    .executeTakeFirst()
  return row?.certificateSealed
}

type Kept = {
  loanId: LoanId
  lenderId: string
  number: string
  issuedOn: CalendarDate
  digest: string
  certificateSealed: string
  fetchedAt: Instant
}

/** Keeps a certificate once; false when it was kept before. */
export async function keepCertificate(tx: Tx, it: Kept): Promise<boolean> {
  const done = await tx
    .insertInto('lenderCertificates')
    .values(it)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}
