import { ruleFor } from './allocate-payment.ts'
import { insertRow, showPlan, type Book } from './book.ts'
import type { Prepayment, Waiver } from './events.ts'
import { repayAhead } from './lend.ts'
import { lentMinor, paidPrincipalMinor } from './plan.ts'
import { carry, receive, spread } from './receive.ts'
import { noteClosing, openPortion, rowOf } from './rows.ts'

/** Pays what is due first; the rest is principal repaid ahead, in a row of its own. */
export function prepay(book: Book, event: Prepayment): void {
  carry(book, event.on, false)
  const asPayment = { kind: 'payment', as: 'repayment', on: event.on } as const
  const rule = ruleFor(book, 'repayment')
  const dueNow = { ...rule, order: rule.order.filter((it) => it.status !== 'in_advance') }
  const left = spread(
    book,
    { ...asPayment, amountMinor: event.amountMinor },
    { closing: false, rule: dueNow },
  )
  if (left <= 0) return
  const open = lentMinor(book.plan) - paidPrincipalMinor(book.plan)
  if (book.contract.fixedRows !== undefined || left >= open)
    return receive(book, { ...asPayment, amountMinor: left })
  repayAhead(book.plan, event.on, { amountMinor: left, keep: event.keep })
  const row = { ...rowOf('prepayment', event.on, event.on), paidOn: event.on }
  row.asked.principal = left
  row.paid.principal = left
  insertRow(book, row)
  showPlan(book, event.on)
}

/** Fees or penalties that are open are not asked for any more, the oldest row first. */
export function waive(book: Book, event: Waiver): void {
  let left = event.amountMinor
  for (const row of book.rows) {
    const waived = Math.min(left, openPortion(row, event.portion))
    row.asked[event.portion] -= waived
    left -= waived
    if (waived > 0) noteClosing(row, event.on)
  }
}
