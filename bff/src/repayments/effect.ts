import type { LivingInstallment } from '@miaoguo/shared/loan/operation'
import type { RepaymentEffect } from '@miaoguo/shared/repayment/repayment'
import { isOpenRow, sumOver } from '@miaoguo/shared/servicing/standing-rows'

type Rows = readonly LivingInstallment[]

const leftOf = (rows: Rows): number => sumOver(rows, (row) => row.totalMinor - row.paidMinor)
const costOf = (rows: Rows): number => sumOver(rows, (row) => row.interestMinor + row.feeMinor)

/** Interest and fees of rows that are then never owed. */
export const savedBetween = (before: Rows, after: Rows): number =>
  Math.max(0, costOf(before) - costOf(after))

/** How what is left of a loan differs, in figures. */
export function effectOf(before: Rows, after: Rows): RepaymentEffect {
  const [was, is] = [before.filter(isOpenRow), after.filter(isOpenRow)]
  const nextOf = (rows: Rows): number | null => rows[0]?.totalMinor ?? null
  return {
    toPay: { beforeMinor: leftOf(was), afterMinor: leftOf(is) },
    installmentsLeft: { before: was.length, after: is.length },
    nextInstallment: { beforeMinor: nextOf(was), afterMinor: nextOf(is) },
    lastDue: { beforeOn: was.at(-1)?.dueOn ?? null, afterOn: is.at(-1)?.dueOn ?? null },
    savedMinor: savedBetween(before, after),
  }
}
