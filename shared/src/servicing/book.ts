import type { CalendarDate } from '../time/calendar-date.ts'
import { askCharge } from './charge-rows.ts'
import type { LoanContract } from './contract.ts'
import { duesOf } from './dues.ts'
import type { Charge, InstallmentFee, LoanEvent, Payment } from './events.ts'
import { copyOf, planOf, sumOf, type Plan } from './plan.ts'
import { copyRow, noteClosing, rowOf, totalOf, type Row } from './rows.ts'

/** Where a payment's money went. */
export type Posting = {
  on: CalendarDate
  kind: string
  amountMinor: number
  principalMinor: number
  interestMinor: number
  feeMinor: number
  penaltyMinor: number
  overpaidMinor: number
}

/** The state of a living loan after events. Worked on in place inside one replay only. */
export type Book = {
  contract: LoanContract
  plan: Plan
  rows: Row[]
  charges: Charge[]
  installmentFees: InstallmentFee[]
  disbursed: { on: CalendarDate; amountMinor: number; feeMinor: number }[]
  postings: Posting[]
  overpaidMinor: number
  /** Payments whose rest is overpaid, oldest first. */
  overpaying: { event: Payment; amountMinor: number }[]
  interestBackMinor: number
  applied: LoanEvent[]
  /** Whether any of its time bears interest. */
  bearsInterest: boolean
}

export function emptyBook(contract: LoanContract, bearsInterest: boolean): Book {
  const plan = planOf(contract)
  return {
    contract,
    plan,
    rows: plan.periods.map((it, i) => {
      const { shownOn } = contract
      const row = rowOf('installment', shownOn?.[i - 1] ?? it.from, shownOn?.[i] ?? it.due)
      return { ...row, period: i }
    }),
    charges: [],
    installmentFees: [],
    disbursed: [],
    postings: [],
    overpaidMinor: 0,
    overpaying: [],
    interestBackMinor: 0,
    applied: [],
    bearsInterest,
  }
}

export const copyBook = (book: Book): Book => ({
  ...book,
  plan: copyOf(book.plan),
  rows: book.rows.map(copyRow),
  charges: [...book.charges],
  installmentFees: [...book.installmentFees],
  disbursed: [...book.disbursed],
  postings: [...book.postings],
  overpaying: book.overpaying.map((it) => ({ ...it })),
  applied: [...book.applied],
})

export const recalculates = (book: Book): boolean =>
  book.contract.recalculation !== null &&
  (book.bearsInterest || book.contract.recalculation.atNoInterest)

/** Rows of periods that a later disbursement with a term of its own has added. */
function addRows(book: Book): void {
  const known = sumOf(book.rows, (it) => (it.kind === 'installment' ? 1 : 0))
  const added = book.plan.periods.slice(known)
  if (added.length === 0) return
  const before = book.plan.periods[known - 1]?.due ?? ''
  added.forEach((it, i) => {
    insertRow(book, { ...rowOf('installment', it.from, it.due), period: known + i })
  })
  replaceExtra(book, before)
}

/** Charges that stood after the last installment fall into the rows that now hold their days. */
function replaceExtra(book: Book, before: CalendarDate): void {
  const isLoose = (it: Row): boolean =>
    it.kind === 'extra' && it.asked.principal === 0 && totalOf(it.paid) === 0
  if (!book.rows.some(isLoose)) return
  book.rows = book.rows.filter((it) => !isLoose(it))
  for (const it of book.charges) if (it.dueOn > before) askCharge(book, it)
}

/** Brings rows up to date with the plan: those due from a day on, or all. */
export function showPlan(book: Book, on: CalendarDate, onlyDueFrom?: CalendarDate): void {
  addRows(book)
  const installments = book.rows.filter((it) => it.kind === 'installment')
  duesOf(book.plan).forEach((dues, i) => {
    const row = installments[i]
    if (row === undefined || (onlyDueFrom !== undefined && row.due < onlyDueFrom)) return
    row.asked.principal = dues.principalMinor
    row.asked.interest = dues.interestMinor
    noteClosing(row, on)
  })
}

/** Rows stand by their due date; those of one day as they came. */
export function insertRow(book: Book, row: Row): void {
  const isFirst = row.kind === 'down_payment' && book.contract.onDueDay === 'this_row'
  const place = book.rows.findIndex(
    (it) =>
      it.due > row.due ||
      (isFirst && it.kind === 'installment' && it.due === row.due) ||
      (it.kind === 'extra' && it.due >= row.due),
  )
  book.rows.splice(place < 0 ? book.rows.length : place, 0, row)
}
