import type { Book } from './book.ts'
import type { Charge } from './events.ts'
import { lastOf } from './plan.ts'
import { noteClosing, rowOf, type Row } from './rows.ts'

/** The row a charge falls into: the installment whose time holds its due date; after the last, a row of its own. */
export function addCharge(book: Book, charge: Charge): void {
  const row = rowOfCharge(book, charge)
  row.asked[charge.portion] += charge.amountMinor
  book.charges.push(charge)
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
  const extra = book.rows.find((it) => it.kind === 'extra')
  if (extra !== undefined) {
    if (charge.dueOn > extra.due) extra.due = charge.dueOn
    return extra
  }
  const added = rowOf('extra', lastOf(installments).due, charge.dueOn)
  book.rows.push(added)
  return added
}
