import type { CheckoutLine, Scenario } from '@miaoguo/shared/checkout/checkout'
import type { BorrowerId, MerchantId, LenderId } from '@miaoguo/shared/id/id'
import { ApplicationId, CheckoutId, LoanId } from '@miaoguo/shared/id/id'
import type { LocalText } from '@miaoguo/shared/lender/lender'
import type {
  Application,
  ApplicationStatus,
  DeclineReason,
  LoanStatus,
} from '@miaoguo/shared/loan/loan'
import type { Currency } from '@miaoguo/shared/money/money'
import type { AnnualRateConvention } from '@miaoguo/shared/rate/rate'
import type { Installment } from '@miaoguo/shared/schedule/installment'
import type { CalendarDate, Instant } from '@miaoguo/shared/time/calendar-date'
import { paymentOf } from '../checkouts/views.ts'
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
  scenario: Scenario
  lines: CheckoutLine[]
  handoffId: string | null
}

/** A loan agreed on the lender's own page is not to be seen here, so none is named. */
const toApplication = ({ handoffId, loanId, lines, ...row }: Row): Application => ({
  ...row,
  id: ApplicationId.parse(row.id),
  checkoutId: CheckoutId.parse(row.checkoutId),
  loanId: loanId === null || handoffId !== null ? null : LoanId.parse(loanId),
  ...(handoffId === null ? {} : { termsAtLender: true as const }),
  ...paymentOf({ lines }),
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
      'applications.handoffId',
      'applications.createdAt',
      'applications.decidedAt',
      'applications.underReviewSince',
      'lenders.legalName as lenderName',
      'checkouts.returnUrl',
      'checkouts.scenario',
      'checkouts.lines',
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
  lenderId: string
  createdAt: Instant
} & (
  | { offerId: string; consentId: string; handoffId?: null }
  | { offerId: null; consentId: null; handoffId: string }
)

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

export type NewLoan = {
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
  annualRatePpm: number | null
  annualRateConvention: AnnualRateConvention | null
  totalCostMinor: number | null
  totalOfPaymentsMinor: number | null
  disclosureDigest: string | null
  lenderLoanReference: string
  /** Null where the terms are the lender's own. */
  drawnOn: CalendarDate | null
  firstDueOn: CalendarDate | null
  /** The line it is drawn from. */
  creditLineId: string | null
  createdAt: Instant
}

export async function insertLoan(tx: Tx, it: NewLoan): Promise<void> {
  await tx
    .insertInto('loans')
    .values({ ...it, schedule: json(it.schedule) })
    .execute()
}
