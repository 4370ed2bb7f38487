import type { CalendarDate } from '../time/calendar-date.ts'
import { recalculates, showPlan, type Book } from './book.ts'
import type { AllocationRule, DueStatus, FutureRows, PaymentKind, Portion } from './contract.ts'
import { divided } from './level.ts'
import { payInterest, payPrincipal } from './pay.ts'
import { payableOn, type PayableDues } from './payable.ts'
import { lastOf, lentMinor, paidPrincipalMinor, type Plan } from './plan.ts'
import {
  isOpen,
  openPortion,
  payPortion,
  statusOf,
  totalOf,
  type Portions,
  type Row,
} from './rows.ts'

/** A payment while it is spread over rows. */
export type Paying = {
  on: CalendarDate
  kind: PaymentKind
  rule: AllocationRule
  /** Whether it would close the loan. */
  closing: boolean
  left: number
  spent: Portions
  /** Rows found to ask for nothing, so that they are not asked again. */
  skipped: Set<Row>
}

export const ruleFor = (book: Book, kind: PaymentKind): AllocationRule =>
  book.contract.allocation.byKind[kind] ?? book.contract.allocation.otherwise

/** Spreads a payment by its rule; what is left has found no row. */
export function allocatePayment(book: Book, paying: Paying): void {
  if (book.contract.allocation.direction === 'row_by_row') return rowByRow(book, paying)
  for (const { status, portion } of paying.rule.order)
    portionOfAll(book, paying, { status, portion })
}

type Step = { status: DueStatus; portion: Portion }

function rowByRow(book: Book, paying: Paying): void {
  const statuses = [...new Set(paying.rule.order.map((it) => it.status))]
  for (const status of statuses) {
    const steps = paying.rule.order.filter((it) => it.status === status)
    paying.skipped.clear()
    // Rows that took nothing of a payment will not take it the next time either.
    const stuck = new Set<Row>()
    const open = (row: Row): boolean => isOpen(row) && !stuck.has(row)
    while (paying.left > 0 && book.rows.some(isOpen)) {
      const rows = rowsFor(book, paying, { status, open })
      if (rows.length === 0) break
      const before = paying.left
      for (const step of steps) payEvenly(book, paying, { rows, step })
      // Too little to share out goes to the rows in turn.
      if (paying.left === before && rows.length > 1)
        for (const row of rows)
          for (const step of steps) payEvenly(book, paying, { rows: [row], step })
      if (paying.left < before) stuck.clear()
      else
        for (const row of rows) {
          paying.skipped.add(row)
          stuck.add(row)
        }
    }
  }
}

function portionOfAll(book: Book, paying: Paying, step: Step): void {
  const open = (row: Row): boolean => openPortion(row, step.portion) > 0
  while (paying.left > 0) {
    const rows = rowsFor(book, paying, { status: step.status, open })
    const before = paying.left
    if (rows.length > 0) payEvenly(book, paying, { rows, step })
    if (paying.left === before) return
  }
}

/** One step over the rows chosen: each gets an even part, the last the rest of the division too. */
function payEvenly(book: Book, paying: Paying, it: { rows: readonly Row[]; step: Step }): void {
  const { rows, step } = it
  const count = rows.length
  const nearest = divided(book.plan, paying.left, count)
  const even =
    nearest + (paying.left - nearest * count) < 0 ? Math.floor(paying.left / count) : nearest
  const last = even + (paying.left - even * count)
  rows.forEach((row, i) => {
    const amountMinor = i === count - 1 ? last : even
    const used = payStep(book, paying, { row, step, amountMinor })
    paying.left -= used
    paying.spent[step.portion] += used
  })
}

type Part = { row: Row; step: Step; amountMinor: number }

function payStep(book: Book, paying: Paying, part: Part): number {
  const { row, step, amountMinor } = part
  const pay = (most: number): number =>
    payPortion(row, step.portion, { on: paying.on, amountMinor: most })
  if (!recalculates(book)) return pay(amountMinor)
  const index = row.period
  if (index === null) {
    paying.skipped.add(row)
    return pay(amountMinor)
  }
  const period = book.plan.periods[index]
  // What is paid on the day it is asked for counts from the day that was agreed.
  let on = step.status === 'due' ? (period?.due ?? paying.on) : paying.on
  const isPlanned = step.portion === 'principal' || step.portion === 'interest'
  if (step.status === 'in_advance' && isPlanned) {
    on = countsOn(book, paying, row)
    const payable = payableOn(book.plan, index, on)
    if (payable.principalMinor === 0 && payable.interestMinor === 0) paying.skipped.add(row)
    // Where a row keeps its interest, its principal waits until what has arisen is paid.
    const keeps = book.contract.recalculation?.earlyRows === 'keep_interest'
    if (keeps && step.portion === 'principal' && payable.interestMinor > row.paid.interest) return 0
    if (step.portion === 'interest') row.asked.interest = payable.interestMinor
    if (step.portion === 'principal') row.asked.principal = principalAhead(book, row, payable)
  }
  const open = lentMinor(book.plan) - paidPrincipalMinor(book.plan)
  const used =
    step.portion === 'principal' ? pay(Math.min(amountMinor, Math.max(0, open))) : pay(amountMinor)
  if (step.portion === 'principal') payPrincipal(book.plan, { row: index, on, amountMinor: used })
  if (step.portion === 'interest') payInterest(book.plan, { row: index, on, amountMinor: used })
  if (isPlanned) showPlan(book, paying.on)
  return used
}

/**
 * What a row can be asked for as principal in advance. Paid portion by portion, principal takes the whole
 * installment before its interest has had a turn: that interest then goes to a later row.
 */
function principalAhead(book: Book, row: Row, payable: PayableDues): number {
  if (book.contract.allocation.direction === 'row_by_row') return payable.principalMinor
  return payable.principalMinor + Math.max(0, payable.interestMinor - row.paid.interest)
}

/** The day a payment in advance counts from: its own, or the end of the running period. */
function countsOn(book: Book, paying: Paying, row: Row): CalendarDate {
  const runs = paying.on > row.from && paying.on <= row.due
  const end = row.period === null ? undefined : book.plan.periods[row.period]?.due
  return runs && countsToPeriodEnd(book, paying.closing) ? (end ?? row.due) : paying.on
}

export function countsToPeriodEnd(book: Book, closing: boolean): boolean {
  const terms = book.contract.recalculation
  if (terms === null) return false
  return terms.payoffRest === 'period' && (terms.rest === 'period' || closing)
}

/** The rows a step pays: the oldest past due, the one due today, or those in advance by the rule. */
function rowsFor(
  book: Book,
  paying: Paying,
  it: { status: DueStatus; open: (row: Row) => boolean },
): Row[] {
  const open = book.rows.filter((row) => it.open(row) && statusOf(row, paying.on) === it.status)
  if (it.status !== 'in_advance') return open.slice(0, 1)
  return inAdvance(book, paying, open)
}

function inAdvance(book: Book, paying: Paying, open: Row[]): Row[] {
  const rule: FutureRows = paying.rule.futureRows
  const future = (): Row[] => {
    const asksNothing = (row: Row): boolean =>
      recalculates(book) &&
      book.contract.allocation.direction === 'row_by_row' &&
      totalOf(row.asked) === 0 &&
      !paying.skipped.has(row)
    const lasts = book.rows.filter(
      (row) => paying.on < row.due && (open.includes(row) || asksNothing(row)),
    )
    return lasts.slice(-1)
  }
  switch (rule) {
    case 'spread':
      return open
    case 'next':
      return open.slice(0, 1)
    case 'last':
      return future()
    case 'running_or_last': {
      const running = open.filter((row) => paying.on >= row.from)
      return running.length > 0 ? running : future()
    }
  }
}

export const maturityOf = (plan: Plan): CalendarDate => lastOf(plan.periods).due
