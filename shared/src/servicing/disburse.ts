import { multiplyRatio } from '../money/ratio.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import { insertRow, showPlan, type Book } from './book.ts'
import { addInstallmentFees } from './charge-rows.ts'
import type { Disbursement } from './events.ts'
import { lend } from './lend.ts'
import { toMultiple } from './level.ts'
import { lastOf } from './plan.ts'
import { carry, receive, spread } from './receive.ts'
import { noteClosing, rowOf } from './rows.ts'

/** Money is paid out: its down payment falls due, the rest is planned, and what was overpaid pays first. */
export function disburse(book: Book, event: Disbursement): void {
  carry(book, event.on, false)
  const terms = book.contract.downPayment
  const downMinor = terms === null ? 0 : downPaymentOf(book, event.amountMinor)
  if (terms !== null) addDownPayment(book, event.on, downMinor)
  book.disbursed.push({
    on: event.on,
    amountMinor: event.amountMinor,
    feeMinor: event.feeMinor ?? 0,
  })
  if (book.contract.fixedRows === undefined) {
    lend(book.plan, event.on, event.amountMinor - downMinor)
    showPlan(book, event.on, event.on)
    showFees(book, event.on)
  } else showFixed(book, event.on)
  addInstallmentFees(book, event.on)
  addExtraIfAfterAll(book, event, event.amountMinor - downMinor)
  const overpaid = book.overpaidMinor
  if (overpaid > 0) {
    const left = spread(
      book,
      { kind: 'payment', as: 'repayment', on: event.on, amountMinor: overpaid },
      { closing: true },
    )
    book.overpaidMinor = left
  }
  const automatic =
    (event.downPayment ?? (terms?.automatic ? 'automatic' : 'asked')) === 'automatic'
  const dueMinor = Math.max(0, downMinor - overpaid)
  if (automatic && dueMinor > 0)
    receive(book, { kind: 'payment', as: 'down_payment', on: event.on, amountMinor: dueMinor })
}

/** Fees that were disclosed with the rows are asked for in them. */
function showFees(book: Book, on: CalendarDate): void {
  if (book.disbursed.length > 1) return
  for (const row of book.rows) {
    const fee = row.period === null ? 0 : (book.contract.agreedRows?.[row.period]?.feeMinor ?? 0)
    row.asked.fee += fee
    if (fee > 0) noteClosing(row, on)
  }
}

/** Fixed rows come into force with the money. */
function showFixed(book: Book, on: CalendarDate): void {
  const installments = book.rows.filter((it) => it.kind === 'installment')
  book.contract.fixedRows?.forEach((fixed, i) => {
    const row = installments[i]
    if (row === undefined) return
    row.asked.principal = fixed.principalMinor
    row.asked.interest = fixed.interestMinor
    row.asked.fee += fixed.feeMinor
    noteClosing(row, on)
  })
}

function downPaymentOf(book: Book, amountMinor: number): number {
  const share = { numerator: book.contract.downPayment?.ratePpm ?? 0, denominator: 1_000_000 }
  const exact = multiplyRatio(amountMinor, share, book.contract.arithmetic.rounding)
  return toMultiple(book.plan, exact)
}

function addDownPayment(book: Book, on: CalendarDate, amountMinor: number): void {
  const row = rowOf('down_payment', on, on)
  row.asked.principal = amountMinor
  noteClosing(row, on)
  insertRow(book, row)
}

/** Money lent after the last due date is due at once, in a row of its own. */
function addExtraIfAfterAll(book: Book, event: Disbursement, amountMinor: number): void {
  if (lastOf(book.plan.periods).due >= event.on) return
  const installments = book.rows.filter((it) => it.kind === 'installment')
  const extra = rowOf('extra', lastOf(installments).due, event.on)
  extra.asked.principal = amountMinor
  book.rows.push(extra)
  noteClosing(extra, event.on)
}
