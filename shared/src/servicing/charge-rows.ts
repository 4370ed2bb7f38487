import type { Book } from './book.ts'
import { multiplyRatio } from '../money/ratio.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import type { Charge, InstallmentFee } from './events.ts'
import { lastOf, sumOf } from './plan.ts'
import { noteClosing, rowOf, totalOf, type Row } from './rows.ts'

/** The row a charge falls into: the installment whose time holds its due date; after the last, a row of its own. */
export function addCharge(book: Book, charge: Charge): void {
  askCharge(book, charge)
  book.charges.push(charge)
}

export function askCharge(book: Book, charge: Charge): void {
  const row = rowOfCharge(book, charge)
  row.asked[charge.portion] += charge.amountMinor
  noteClosing(row, charge.dueOn)
}

function rowOfCharge(book: Book, charge: Charge): Row {
  const installments = book.rows.filter((it) => it.kind === 'installment')
  const found = installments.find(
    (it, i) =>
      (i === 0 ? charge.dueOn >= it.from : charge.dueOn > it.from) && charge.dueOn <= it.due,
  )
  if (found !== undefined) return found
  const first = installments[0]
  if (first !== undefined && charge.dueOn < first.from) return first
  const extra = book.rows.filter((it) => it.kind === 'extra').at(-1)
  if (extra !== undefined) {
    if (charge.dueOn > extra.due) extra.due = charge.dueOn
    return extra
  }
  const added = rowOf('extra', lastOf(installments).due, charge.dueOn)
  book.rows.push(added)
  return added
}

/** Fees of every installment, on the rows that are still open: each share rounded by itself. */
export function addInstallmentFees(book: Book, on: CalendarDate): void {
  if (book.installmentFees.length === 0) return
  for (const row of book.rows) {
    if (row.kind !== 'installment' || (row.paidOn !== null && totalOf(row.asked) > 0)) continue
    const fee = sumOf(book.installmentFees, (it) => feeOf(book, row, it))
    row.asked.fee += fee - row.recurringFeeMinor
    row.recurringFeeMinor = fee
    noteClosing(row, on)
  }
}

function feeOf(book: Book, row: Row, fee: InstallmentFee): number {
  if (fee.of === 'amount') return fee.amountMinor
  const { principal, interest } = row.asked
  const base =
    fee.of === 'principal' ? principal : fee.of === 'interest' ? interest : principal + interest
  const share = { numerator: fee.ratePpm, denominator: 1_000_000 }
  return multiplyRatio(base, share, book.contract.arithmetic.rounding)
}
