import type { LivingInstallment } from '../loan/operation.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import type { Closing } from './standing-loan.ts'

/** The portions of a row: principal, interest and fees, in minor units. */
export type Parts = { principalMinor: number; interestMinor: number; feeMinor: number }

export const sumOver = <T>(items: readonly T[], amount: (item: T) => number): number =>
  items.reduce((sum, item) => sum + amount(item), 0)

export const isOpenRow = (row: LivingInstallment): boolean => row.paidMinor < row.totalMinor

/** A row that asks for fees alone, such as what being late has cost: it belongs to no period and bears nothing. */
export const isCharge = (row: LivingInstallment): boolean =>
  row.principalMinor === 0 && row.interestMinor === 0

/**
 * What of a row is paid: fees first, then interest, then principal.
 * @example paidPartsOf({ number: 1, dueOn: '2026-02-15', principalMinor: 900, interestMinor: 60, feeMinor: 40, totalMinor: 1000, paidMinor: 70 }).interestMinor // => 30
 */
export function paidPartsOf(row: LivingInstallment): Parts {
  const feeMinor = Math.min(row.feeMinor, row.paidMinor)
  const interestMinor = Math.min(row.interestMinor, row.paidMinor - feeMinor)
  return { feeMinor, interestMinor, principalMinor: row.paidMinor - feeMinor - interestMinor }
}

/** What of a row is still to be paid. */
export function openPartsOf(row: LivingInstallment): Parts {
  const paid = paidPartsOf(row)
  return {
    principalMinor: row.principalMinor - paid.principalMinor,
    interestMinor: row.interestMinor - paid.interestMinor,
    feeMinor: row.feeMinor - paid.feeMinor,
  }
}

/** What a borrower may pay on a day without paying ahead: all that is overdue, and the row that falls due next. */
export type Payable = { overdueMinor: number; nextMinor: number; totalMinor: number }

export function payableOn(rows: readonly LivingInstallment[], on: CalendarDate): Payable {
  const open = rows.filter(isOpenRow)
  // What being late has cost is late with what it is of, on its own day too.
  const overdue = open.filter((row) => row.dueOn < on || (isCharge(row) && row.dueOn === on))
  const next = open.find((row) => row.dueOn >= on && !overdue.includes(row))
  const overdueMinor = sumOver(overdue, (row) => row.totalMinor - row.paidMinor)
  const nextMinor = next ? next.totalMinor - next.paidMinor : 0
  return { overdueMinor, nextMinor, totalMinor: overdueMinor + nextMinor }
}

/** The rows after money that pays the oldest first; nothing else of them changes. */
export function paidRows(
  rows: readonly LivingInstallment[],
  amountMinor: number,
): LivingInstallment[] {
  let left = amountMinor
  return rows.map((row) => {
    const paid = Math.min(left, row.totalMinor - row.paidMinor)
    left -= paid
    return paid === 0 ? row : { ...row, paidMinor: row.paidMinor + paid }
  })
}

/** The rows after a payoff: each is what was paid of it, and one more, of that day, is what closed the loan. */
export function closedRows(
  rows: readonly LivingInstallment[],
  it: { on: CalendarDate; closing: Closing },
): LivingInstallment[] {
  const kept = rows
    .filter((row) => row.paidMinor > 0)
    .map((row) => ({ ...row, ...paidPartsOf(row), totalMinor: row.paidMinor }))
  const { totalMinor } = it.closing
  const last = { dueOn: it.on, ...it.closing, paidMinor: totalMinor }
  return [...kept, ...(totalMinor > 0 ? [{ number: 0, ...last }] : [])].map((row, i) => ({
    ...row,
    number: i + 1,
  }))
}

/**
 * Whether two books ask for the same: rows still open, by day and portion, and what was paid altogether. How
 * closed rows are written down is each book's own.
 */
export function asksSame(
  a: readonly LivingInstallment[],
  b: readonly LivingInstallment[],
): boolean {
  const said = (rows: readonly LivingInstallment[]): string =>
    JSON.stringify([
      rows
        .filter(isOpenRow)
        .map((row) => [
          row.dueOn,
          row.principalMinor,
          row.interestMinor,
          row.feeMinor,
          row.paidMinor,
        ]),
      sumOver(rows, (row) => row.paidMinor),
    ])
  return said(a) === said(b)
}
