import type { BorrowerId, MerchantId } from '@miaoguo/shared/id/id'
import { ApplicationId, CheckoutId, LenderId, LoanId } from '@miaoguo/shared/id/id'
import type { LicenceType, LocalText } from '@miaoguo/shared/lender/lender'
import type {
  Application,
  ApplicationStatus,
  DeclineReason,
  Loan,
  LoanStatus,
} from '@miaoguo/shared/loan/loan'
import type { Currency } from '@miaoguo/shared/money/money'
import type { AnnualRateConvention } from '@miaoguo/shared/rate/rate'
import type { Installment } from '@miaoguo/shared/schedule/installment'
import type { Instant } from '@miaoguo/shared/time/calendar-date'
import * as attempts from '../attempts/store.ts'
import { json, type Db, type Tx } from '../db/connect.ts'

type Row = {
  id: string
  checkoutId: string
  status: ApplicationStatus
  declineReasons: DeclineReason[]
  loanId: string | null
  createdAt: Instant
  decidedAt: Instant | null
  underReviewSince: Instant | null
  lenderName: LocalText
  returnUrl: string
}

const toApplication = (row: Row): Application => ({
  ...row,
  id: ApplicationId.parse(row.id),
  checkoutId: CheckoutId.parse(row.checkoutId),
  loanId: row.loanId === null ? null : LoanId.parse(row.loanId),
})

const select = (db: Db | Tx) =>
  db
    .selectFrom('applications')
    .innerJoin('lenders', 'lenders.id', 'applications.lenderId')
    .innerJoin('checkouts', 'checkouts.id', 'applications.checkoutId')
    .select([
      'applications.id',
      'applications.checkoutId',
      'applications.status',
      'applications.declineReasons',
      'applications.loanId',
      'applications.createdAt',
      'applications.decidedAt',
      'applications.underReviewSince',
      'lenders.legalName as lenderName',
      'checkouts.returnUrl',
    ])

/** An application of this borrower; another borrower's does not exist. */
export async function findById(
  db: Db | Tx,
  id: ApplicationId,
  borrowerId: string,
): Promise<Application | undefined> {
  const row = await select(db)
    .where('applications.id', '=', id)
    .where('applications.borrowerId', '=', borrowerId)
    .executeTakeFirst()
  return row && toApplication(row)
}

export async function findByConsent(tx: Tx, consentId: string): Promise<ApplicationId | undefined> {
  const row = await tx
    .selectFrom('applications')
    .select('id')
    .where('consentId', '=', consentId)
    .executeTakeFirst()
  return row && ApplicationId.parse(row.id)
}

type NewApplication = {
  id: ApplicationId
  checkoutId: CheckoutId
  borrowerId: string
  offerId: string
  consentId: string
  lenderId: string
  createdAt: Instant
}

/** Inserts a pending application and its one attempt; false when the checkout has a live one already: the index decides. */
export async function insert(tx: Tx, it: NewApplication, attemptId: string): Promise<boolean> {
  const done = await tx
    .insertInto('applications')
    .values({
      ...it,
      status: 'pending',
      declineReasons: json([]),
      loanId: null,
      decidedAt: null,
      underReviewSince: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if ((done.numInsertedOrUpdatedRows ?? 0n) === 0n) return false
  await attempts.insert(tx, { id: attemptId, applicationId: it.id, createdAt: it.createdAt })
  return true
}

/** The application's status, held until the transaction ends. */
export async function lockStatus(
  tx: Tx,
  id: ApplicationId,
): Promise<ApplicationStatus | undefined> {
  const row = await tx
    .selectFrom('applications')
    .select('status')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row?.status
}

/** The lender says that it is deciding; the first time counts. */
export async function markUnderReview(tx: Tx, id: ApplicationId, at: Instant): Promise<void> {
  await tx
    .updateTable('applications')
    .set({ underReviewSince: at })
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .where('underReviewSince', 'is', null)
    .execute()
}

type Decision = {
  id: ApplicationId
  status: 'approved' | 'declined'
  reasons: DeclineReason[]
  loanId: LoanId | null
  at: Instant
}

export async function decide(tx: Tx, it: Decision): Promise<void> {
  await tx
    .updateTable('applications')
    .set({
      status: it.status,
      declineReasons: json(it.reasons),
      loanId: it.loanId,
      decidedAt: it.at,
    })
    .where('id', '=', it.id)
    .execute()
}

type NewLoan = {
  id: LoanId
  applicationId: ApplicationId
  checkoutId: CheckoutId
  borrowerId: BorrowerId
  merchantId: MerchantId
  lenderId: LenderId
  status: LoanStatus
  principalMinor: number
  currency: Currency
  schedule: Installment[]
  annualRatePpm: number
  annualRateConvention: AnnualRateConvention
  totalCostMinor: number
  totalOfPaymentsMinor: number
  disclosureDigest: string
  lenderLoanReference: string
  createdAt: Instant
}

export async function insertLoan(tx: Tx, it: NewLoan): Promise<void> {
  await tx
    .insertInto('loans')
    .values({ ...it, schedule: json(it.schedule) })
    .execute()
}

const selectLoans = (db: Db | Tx) =>
  db
    .selectFrom('loans')
    .innerJoin('lenders', 'lenders.id', 'loans.lenderId')
    .innerJoin('checkouts', 'checkouts.id', 'loans.checkoutId')
    .innerJoin('merchants', 'merchants.id', 'loans.merchantId')
    .select([
      'loans.id',
      'loans.status',
      'loans.principalMinor',
      'loans.currency',
      'loans.schedule',
      'loans.annualRatePpm',
      'loans.annualRateConvention',
      'loans.totalCostMinor',
      'loans.totalOfPaymentsMinor',
      'loans.disclosureDigest',
      'loans.lenderLoanReference',
      'loans.createdAt',
      'merchants.name as merchantName',
      'checkouts.merchantReference',
      'lenders.id as lenderId',
      'lenders.legalName',
      'lenders.licenceType',
      'lenders.licenceNumber',
      'lenders.regulator',
      'lenders.complaintPhone',
      'lenders.complaintUrl',
    ])

type LoanRow = Omit<
  NewLoan,
  'id' | 'applicationId' | 'checkoutId' | 'borrowerId' | 'merchantId' | 'lenderId'
> & {
  id: string
  lenderId: string
  merchantName: string
  merchantReference: string
  legalName: LocalText
  licenceType: LicenceType
  licenceNumber: string
  regulator: LocalText
  complaintPhone: string
  complaintUrl: string
}

/** Nothing has been repaid yet in what we know, so every row is outstanding and the first is next. */
function toLoan(row: LoanRow): Loan {
  const {
    lenderId,
    legalName,
    licenceType,
    licenceNumber,
    regulator,
    complaintPhone,
    complaintUrl,
    ...rest
  } = row
  const next = row.status === 'active' ? row.schedule[0] : undefined
  return {
    ...rest,
    id: LoanId.parse(row.id),
    lender: {
      id: LenderId.parse(lenderId),
      legalName,
      licenceType,
      licenceNumber,
      regulator,
      complaintPhone,
      complaintUrl,
    },
    outstandingMinor:
      row.status === 'active' ? row.schedule.reduce((sum, it) => sum + it.principalMinor, 0) : 0,
    installmentCount: row.schedule.length,
    nextDueOn: next?.dueOn ?? null,
    nextDueMinor: next?.totalMinor ?? 0,
  }
}

export async function findLoan(db: Db, id: LoanId, borrowerId: string): Promise<Loan | undefined> {
  const row = await selectLoans(db)
    .where('loans.id', '=', id)
    .where('loans.borrowerId', '=', borrowerId)
    .executeTakeFirst()
  return row && toLoan(row)
}

type Page = {
  borrowerId: string
  after?: { createdAt: string; id: string } | undefined
  limit: number
}

/** A borrower's loans, newest first. */
export async function listLoans(db: Db, { borrowerId, after, limit }: Page): Promise<Loan[]> {
  const rows = await selectLoans(db)
    .where('loans.borrowerId', '=', borrowerId)
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb(
          eb.refTuple('loans.createdAt', 'loans.id'),
          '<',
          eb.tuple(after?.createdAt ?? '', after?.id ?? ''),
        ),
      ),
    )
    .orderBy('loans.createdAt', 'desc')
    .orderBy('loans.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toLoan)
}
