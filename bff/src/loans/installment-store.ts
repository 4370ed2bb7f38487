import type { BorrowerId, LoanId } from '@miaoguo/shared/id/id'
import type { LivingInstallment } from '@miaoguo/shared/loan/operation'
import type { Currency } from '@miaoguo/shared/money/money'
import { isOpenRow, paidPartsOf } from '@miaoguo/shared/servicing/standing-rows'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import type { Db, Tx } from '../db/connect.ts'

/** A row of our mirror, with the day it was closed where that is known. */
export type StoredInstallment = LivingInstallment & { paidOn: CalendarDate | null }

export async function listOf(db: Db | Tx, loanId: LoanId): Promise<StoredInstallment[]> {
  const rows = await db
    .selectFrom('installments')
    .selectAll()
    .where('loanId', '=', loanId)
    .orderBy('number')
    .execute()
  return rows.map((row) => ({
    number: row.number,
    dueOn: row.dueOn,
    principalMinor: row.principalMinor,
    interestMinor: row.interestMinor,
    feeMinor: row.feeMinor,
    totalMinor: row.principalMinor + row.interestMinor + row.feeMinor,
    paidMinor: row.principalPaidMinor + row.interestPaidMinor + row.feePaidMinor,
    paidOn: row.paidOn,
  }))
}

type Rows = {
  id: LoanId
  borrowerId: BorrowerId
  currency: Currency
  rows: readonly LivingInstallment[]
  /** The day rows that were open and are closed now were closed. */
  on: CalendarDate
}

/** Writes all rows of a loan anew; a row that was closed before keeps its day. */
export async function replace(tx: Tx, it: Rows): Promise<void> {
  const before = await listOf(tx, it.id)
  const dayOf = (row: LivingInstallment): CalendarDate | null => {
    const was = before.find((one) => one.dueOn === row.dueOn && !isOpenRow(one))
    return was ? was.paidOn : it.on
  }
  await tx.deleteFrom('installments').where('loanId', '=', it.id).execute()
  const rows = it.rows.filter((row) => row.totalMinor > 0)
  if (rows.length === 0) return
  await tx
    .insertInto('installments')
    .values(
      rows.map((row, i) => {
        const paid = paidPartsOf(row)
        return {
          loanId: it.id,
          number: i + 1,
          borrowerId: it.borrowerId,
          currency: it.currency,
          dueOn: row.dueOn,
          principalMinor: row.principalMinor,
          interestMinor: row.interestMinor,
          feeMinor: row.feeMinor,
          principalPaidMinor: paid.principalMinor,
          interestPaidMinor: paid.interestMinor,
          feePaidMinor: paid.feeMinor,
          state: isOpenRow(row) ? ('open' as const) : ('paid' as const),
          paidOn: isOpenRow(row) ? null : dayOf(row),
        }
      }),
    )
    .execute()
}
