import type { LenderQuote } from '@miaoguo/shared/contract/lender/open-lender'
import type { LoanId } from '@miaoguo/shared/id/id'
import type { LoanStatus } from '@miaoguo/shared/loan/loan'
import type { Installment } from '@miaoguo/shared/schedule/installment'
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

/** The application a loan came of, and the terms it was agreed on. */
export async function findAgreed(
  db: Db | Tx,
  id: LoanId,
): Promise<{ applicationId: string; quote: LenderQuote } | undefined> {
  return db
    .selectFrom('loans')
    .innerJoin('applications', 'applications.id', 'loans.applicationId')
    .innerJoin('offers', 'offers.id', 'applications.offerId')
    .select(['loans.applicationId', 'offers.quote'])
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

type Mirror = { status: LoanStatus } & Partial<{
  principalMinor: number
  schedule: Installment[]
  totalCostMinor: number
  totalOfPaymentsMinor: number
  annualRatePpm: number
}>

/** Brings our mirror to what the lender keeps now. */
export async function mirror(tx: Tx | Db, id: LoanId, it: Mirror): Promise<void> {
  const { schedule, ...rest } = it
  await tx
    .updateTable('loans')
    .set({ ...rest, ...(schedule ? { schedule: json(schedule) } : {}) })
    .where('id', '=', id)
    .execute()
}
