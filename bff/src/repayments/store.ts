import { LoanId, MerchantId, type BorrowerId } from '@miaoguo/shared/id/id'
import type { LocalText } from '@miaoguo/shared/lender/lender'
import type { LoanStatus } from '@miaoguo/shared/loan/loan'
import type { Currency } from '@miaoguo/shared/money/money'
import type { CalendarDate, Instant } from '@miaoguo/shared/time/calendar-date'
import { sql } from 'kysely'
import { livingStates } from '../applicants/store.ts'
import type { Db, Tx } from '../db/connect.ts'
import type { BillPlace } from './bill-place.ts'

/** A borrower's loan, as repaying it needs it. */
export type OwnLoan = {
  id: LoanId
  authorizationId: string
  merchantId: MerchantId
  clockAheadMs: number
  status: LoanStatus
  currency: Currency
  lenderId: string
  productCode: string
  lenderLoanReference: string
  /** Whether a merchant pays a part of what it costs. */
  costsShared: boolean
}

/** A loan of this borrower; another borrower's does not exist. */
export async function findLoan(
  db: Db | Tx,
  id: string,
  borrowerId: BorrowerId,
): Promise<OwnLoan | undefined> {
  const row = await db
    .selectFrom('loans')
    .innerJoin('authorizations', 'authorizations.loanId', 'loans.id')
    .innerJoin('merchants', 'merchants.id', 'loans.merchantId')
    .innerJoin('applications', 'applications.id', 'loans.applicationId')
    .leftJoin('offers', 'offers.id', 'applications.offerId')
    .select([
      'loans.id',
      'loans.merchantId',
      'loans.status',
      'loans.currency',
      'loans.lenderId',
      'loans.lenderLoanReference',
      'authorizations.id as authorizationId',
      sql<boolean>`coalesce(offers.quote ? 'subsidy', false)`.as('costsShared'),
      'authorizations.productCode',
      'merchants.clockAheadMs',
    ])
    .where('loans.id', '=', id)
    .where('loans.borrowerId', '=', borrowerId)
    .executeTakeFirst()
  return row && { ...row, id: LoanId.parse(row.id), merchantId: MerchantId.parse(row.merchantId) }
}

export type BillRow = {
  loanId: string
  number: number
  dueOn: CalendarDate
  principalMinor: number
  interestMinor: number
  feeMinor: number
  principalPaidMinor: number
  interestPaidMinor: number
  feePaidMinor: number
  state: 'open' | 'paid'
  paidOn: CalendarDate | null
  currency: Currency
  clockAheadMs: number
  installmentCount: number
  lenderName: LocalText
  merchantName: string
  merchantReference: string
  mandated: boolean
}

type BillPage = {
  borrowerId: BorrowerId
  which: 'open' | 'paid'
  after: BillPlace | undefined
  limit: number
}

/** Rows of all loans of a borrower: open ones by due date, the earliest first; paid ones from the latest. */
export async function listBills(db: Db, it: BillPage): Promise<BillRow[]> {
  const onwards = it.which === 'open'
  const page = db
    .selectFrom('installments')
    .selectAll()
    .where('borrowerId', '=', it.borrowerId)
    .where('state', '=', it.which)
    .$if(it.after !== undefined, (query) =>
      query.where((eb) => {
        const { dueOn, loanId, number } = it.after ?? { dueOn: '', loanId: '', number: 0 }
        return eb(
          eb.refTuple('dueOn', 'loanId', 'number'),
          onwards ? '>' : '<',
          eb.tuple(dueOn, loanId, number),
        )
      }),
    )
    .orderBy('dueOn', onwards ? 'asc' : 'desc')
    .orderBy('loanId', onwards ? 'asc' : 'desc')
    .orderBy('number', onwards ? 'asc' : 'desc')
    .limit(it.limit)
  const rows = await db
    .selectFrom(page.as('page'))
    .innerJoin('loans', 'loans.id', 'page.loanId')
    .innerJoin('lenders', 'lenders.id', 'loans.lenderId')
    .innerJoin('merchants', 'merchants.id', 'loans.merchantId')
    .innerJoin('checkouts', 'checkouts.id', 'loans.checkoutId')
    .selectAll('page')
    .select([
      'lenders.legalName as lenderName',
      'merchants.name as merchantName',
      'merchants.clockAheadMs',
      'checkouts.merchantReference',
      sql<number>`jsonb_array_length(loans.schedule)`.as('installmentCount'),
      sql<boolean>`exists (select from mandates
        where mandates.loan_id = loans.id and mandates.state = 'active')`.as('mandated'),
    ])
    .orderBy('page.dueOn', onwards ? 'asc' : 'desc')
    .orderBy('page.loanId', onwards ? 'asc' : 'desc')
    .orderBy('page.number', onwards ? 'asc' : 'desc')
    .execute()
  return rows
}

export type OpenSum = {
  currency: Currency
  overdueMinor: number
  overdueCount: number
  byMonthEndMinor: number
  byMonthEndCount: number
}

/** Loans of a borrower of which something is open, with the day the oldest of it falls due. */
export async function listOpenLoans(db: Db, borrowerId: BorrowerId) {
  return db
    .selectFrom('installments')
    .innerJoin('loans', 'loans.id', 'installments.loanId')
    .innerJoin('authorizations', 'authorizations.loanId', 'loans.id')
    .innerJoin('merchants', 'merchants.id', 'loans.merchantId')
    .select([
      'loans.id',
      'loans.currency',
      'loans.lenderId',
      'authorizations.productCode',
      'merchants.clockAheadMs',
    ])
    .select((eb) => eb.fn.min('installments.dueOn').as('firstOpenOn'))
    .where('installments.borrowerId', '=', borrowerId)
    .where('installments.state', '=', 'open')
    .groupBy([
      'loans.id',
      'loans.currency',
      'loans.lenderId',
      'authorizations.productCode',
      'merchants.clockAheadMs',
    ])
    .execute()
}

/** How far the times of the merchants a borrower bought from are ahead; all are 0 outside test mode. */
export async function clocksOf(db: Db, borrowerId: BorrowerId): Promise<number[]> {
  const rows = await db
    .selectFrom('loans')
    .innerJoin('merchants', 'merchants.id', 'loans.merchantId')
    .select('merchants.clockAheadMs')
    .distinct()
    .where('loans.borrowerId', '=', borrowerId)
    .execute()
  return rows.map((row) => row.clockAheadMs)
}

type Through = {
  borrowerId: BorrowerId
  today: CalendarDate
  through: CalendarDate
  /** Only what was bought from merchants whose time is so far ahead. */
  clockAheadMs?: number
}

/** What is overdue and what falls due by a day, summed by currency. */
export async function sumOpen(db: Db, it: Through): Promise<OpenSum[]> {
  const left = sql<number>`sum(principal_minor + interest_minor + fee_minor
    - principal_paid_minor - interest_paid_minor - fee_paid_minor)`
  const overdue = sql`filter (where due_on < ${it.today}::date)`
  const rows = await db
    .selectFrom('installments')
    .select([
      'installments.currency',
      sql<number | string | null>`${left} ${overdue}`.as('overdueMinor'),
      sql<number | string>`count(*) ${overdue}`.as('overdueCount'),
      left.as('byMonthEndMinor'),
      sql<number | string>`count(*)`.as('byMonthEndCount'),
    ])
    .where('installments.borrowerId', '=', it.borrowerId)
    .where('installments.state', '=', 'open')
    .where('installments.dueOn', '<=', it.through)
    .$if(it.clockAheadMs !== undefined, (query) =>
      query.where('installments.loanId', 'in', (eb) =>
        eb
          .selectFrom('loans')
          .innerJoin('merchants', 'merchants.id', 'loans.merchantId')
          .select('loans.id')
          .where('loans.borrowerId', '=', it.borrowerId)
          .where('merchants.clockAheadMs', '=', it.clockAheadMs ?? 0),
      ),
    )
    .groupBy('installments.currency')
    .orderBy('installments.currency')
    .execute()
  return rows.map((row) => ({
    currency: row.currency,
    overdueMinor: Number(row.overdueMinor ?? 0),
    overdueCount: Number(row.overdueCount),
    byMonthEndMinor: Number(row.byMonthEndMinor),
    byMonthEndCount: Number(row.byMonthEndCount),
  }))
}

export type StoredQuote = {
  id: string
  loanId: string
  currency: Currency
  payOn: CalendarDate
  validThrough: CalendarDate
  principalMinor: number
  interestMinor: number
  feeMinor: number
  totalMinor: number
  savedMinor: number
  correlationId: string
  createdAt: Instant
}

/** Keeps a quote that was shown; the same request, run again, keeps the first. */
export async function insertQuote(db: Db, it: StoredQuote): Promise<void> {
  await db
    .insertInto('payoffQuotes')
    .values(it)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export const findQuote = (db: Db | Tx, id: string, loanId: LoanId) =>
  db
    .selectFrom('payoffQuotes')
    .selectAll()
    .where('id', '=', id)
    .where('loanId', '=', loanId)
    .executeTakeFirst()

/** Whether a lender may take something of a loan by itself, or is being asked to. */
export async function isMandated(tx: Tx, loanId: LoanId): Promise<boolean> {
  const row = await tx
    .selectFrom('mandates')
    .select('id')
    .where('loanId', '=', loanId)
    .where('state', 'in', livingStates)
    .executeTakeFirst()
  return row !== undefined
}

/** Whose repayment it is; another borrower's does not exist. */
export async function isOwn(db: Db, operationId: string, borrowerId: BorrowerId): Promise<boolean> {
  const row = await db
    .selectFrom('operations')
    .innerJoin('authorizations', 'authorizations.id', 'operations.authorizationId')
    .innerJoin('loans', 'loans.id', 'authorizations.loanId')
    .select('operations.id')
    .where('operations.id', '=', operationId)
    .where('operations.kind', '=', 'repayment')
    .where('loans.borrowerId', '=', borrowerId)
    .executeTakeFirst()
  return row !== undefined
}
