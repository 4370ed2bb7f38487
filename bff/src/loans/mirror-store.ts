import type { LenderQuote } from '@miaoguo/shared/contract/lender/open-lender'
import { BorrowerId, type LoanId } from '@miaoguo/shared/id/id'
import type { LoanStatus } from '@miaoguo/shared/loan/loan'
import type { LivingInstallment } from '@miaoguo/shared/loan/operation'
import type { Currency } from '@miaoguo/shared/money/money'
import type { Installment } from '@miaoguo/shared/schedule/installment'
import { sumOver } from '@miaoguo/shared/servicing/standing-rows'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import { json, type Db, type Tx } from '../db/connect.ts'

/** A loan that was approved and never drawn. */
export async function cancelLoan(tx: Tx, id: LoanId): Promise<void> {
  await tx
    .updateTable('loans')
    .set({ status: 'cancelled' })
    .where('id', '=', id)
    .where('status', '=', 'approved')
    .execute()
}

/** The line a loan is drawn from, if from any. */
export async function findCreditLine(tx: Tx, id: LoanId): Promise<string | null> {
  const row = await tx
    .selectFrom('loans')
    .select('creditLineId')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.creditLineId ?? null
}

/** The application a loan came of, and the terms it was agreed on. */
export async function findAgreed(
  db: Db | Tx,
  id: LoanId,
): Promise<{ applicationId: string; quote: LenderQuote; status: LoanStatus } | undefined> {
  return db
    .selectFrom('loans')
    .innerJoin('applications', 'applications.id', 'loans.applicationId')
    .innerJoin('offers', 'offers.id', 'applications.offerId')
    .select(['loans.applicationId', 'loans.status', 'offers.quote'])
    .where('loans.id', '=', id)
    .executeTakeFirst()
}

/** What a loan was agreed on, for computing its schedule again. */
export async function findQuote(db: Db, id: LoanId): Promise<LenderQuote | undefined> {
  const row = await db
    .selectFrom('loans')
    .innerJoin('applications', 'applications.id', 'loans.applicationId')
    .innerJoin('offers', 'offers.id', 'applications.offerId')
    .select('offers.quote')
    .where('loans.id', '=', id)
    .executeTakeFirst()
  return row?.quote
}

/** Whose loan it is, for writing its rows. */
export async function findKept(
  db: Db | Tx,
  id: LoanId,
): Promise<{ id: LoanId; borrowerId: BorrowerId; currency: Currency } | undefined> {
  const row = await db
    .selectFrom('loans')
    .select(['borrowerId', 'currency'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { id, currency: row.currency, borrowerId: BorrowerId.parse(row.borrowerId) }
}

type Mirror = { status: LoanStatus } & Partial<{
  drawnOn: CalendarDate
  firstDueOn: CalendarDate
  principalMinor: number
  schedule: Installment[]
  totalCostMinor: number
  totalOfPaymentsMinor: number
  annualRatePpm: number
  lateThrough: CalendarDate
}>

const promised = ({ paidMinor: _paid, ...row }: LivingInstallment): Installment => ({
  number: row.number,
  dueOn: row.dueOn,
  principalMinor: row.principalMinor,
  interestMinor: row.interestMinor,
  feeMinor: row.feeMinor,
  totalMinor: row.totalMinor,
})

/** The schedule rows make, and what it costs. */
export function totalsOf(rows: readonly LivingInstallment[]) {
  const totalOfPaymentsMinor = sumOver(rows, (row) => row.totalMinor)
  return {
    schedule: rows.map(promised),
    totalOfPaymentsMinor,
    totalCostMinor: totalOfPaymentsMinor - sumOver(rows, (row) => row.principalMinor),
  }
}

/** Brings our mirror to what the lender keeps now. */
export async function mirror(tx: Tx | Db, id: LoanId, it: Mirror): Promise<void> {
  const { schedule, ...rest } = it
  await tx
    .updateTable('loans')
    .set({ ...rest, ...(schedule ? { schedule: json(schedule) } : {}) })
    .where('id', '=', id)
    .execute()
}
