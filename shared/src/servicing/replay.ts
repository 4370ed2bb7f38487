import { multiplyRatio } from '../money/ratio.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import { allocatePayment, countsToPeriodEnd, ruleFor } from './allocate-payment.ts'
import { copyBook, emptyBook, recalculates, showPlan, type Book } from './book.ts'
import { addCharge, addInstallmentFees } from './charge-rows.ts'
import type { LoanContract } from './contract.ts'
import { inOrder, type Disbursement, type LoanEvent, type Payment } from './events.ts'
import { interestBack } from './interest-back.ts'
import { changeRate, lend, levelAnew, pauseInterest } from './lend.ts'
import { toMultiple } from './level.ts'
import { carryOverdue } from './overdue.ts'
import { openThrough } from './payable.ts'
import { lastOf, periodHolding } from './plan.ts'
import { noPortions, noteClosing, rowOf } from './rows.ts'

/** The book of a loan after events, in the order they count. */
export function replay(contract: LoanContract, events: readonly LoanEvent[]): Book {
  return post(emptyBook(contract, bearsInterest(contract, events)), events)
}

const bearsInterest = (contract: LoanContract, events: readonly LoanEvent[]): boolean =>
  contract.annualInterestPpm > 0 ||
  events.some((it) => it.kind === 'rate_change' && it.annualInterestPpm > 0)

/** A book with more events: appended when they count after all it has, replayed in order otherwise. */
export function post(book: Book, events: readonly LoanEvent[]): Book {
  const all = inOrder([...book.applied, ...events])
  const bears = bearsInterest(book.contract, all)
  const follows = bears === book.bearsInterest && book.applied.every((it, i) => it === all[i])
  const next = follows ? copyBook(book) : emptyBook(book.contract, bears)
  for (const event of all.slice(next.applied.length)) {
    applyEvent(next, event)
    next.applied.push(event)
  }
  return next
}

/** The book as it reads on a day: overdue principal has borne interest through it. */
export function readOn(book: Book, on: CalendarDate): Book {
  const read = copyBook(book)
  carry(read, on, false)
  return read
}

function applyEvent(book: Book, event: LoanEvent): void {
  switch (event.kind) {
    case 'disbursement':
      return disburse(book, event)
    case 'payment':
      return receive(book, event)
    case 'charge': {
      addCharge(book, event)
      return useOverpaid(book)
    }
    case 'installment_fee':
      book.installmentFees.push(event.fee)
      return addInstallmentFees(book, event.on)
    case 'rate_change':
      changeRate(book.plan, event.on, event.annualInterestPpm)
      return showFrom(book, event)
    case 'interest_pause':
      pauseInterest(book.plan, event.on, event.through)
      return showFrom(book, event)
    case 'relevel':
      levelAnew(book.plan, event.on)
      return showFrom(book, event)
  }
}

/** Rows still open that fall due from the day of a change of terms on. */
function showFrom(book: Book, event: LoanEvent): void {
  showPlan(book, event.on, event.on)
}

function carry(book: Book, on: string, closing: boolean): void {
  if (!recalculates(book) || book.contract.recalculation?.onOverdue === false) return
  if (carryOverdue(book.plan, on, countsToPeriodEnd(book, closing))) showPlan(book, on)
}

function disburse(book: Book, event: Disbursement): void {
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
  } else showFixed(book, event.on)
  addInstallmentFees(book, event.on)
  addExtraIfAfterAll(book, event, event.amountMinor - downMinor)
  const overpaid = book.overpaidMinor
  if (overpaid > 0) {
    const left = spread(
      book,
      { kind: 'payment', as: 'repayment', on: event.on, amountMinor: overpaid },
      true,
    )
    book.overpaidMinor = left
  }
  const automatic =
    (event.downPayment ?? (terms?.automatic ? 'automatic' : 'asked')) === 'automatic'
  const dueMinor = Math.max(0, downMinor - overpaid)
  if (automatic && dueMinor > 0)
    receive(book, { kind: 'payment', as: 'down_payment', on: event.on, amountMinor: dueMinor })
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

function addDownPayment(book: Book, on: string, amountMinor: number): void {
  const row = rowOf('down_payment', on, on)
  row.asked.principal = amountMinor
  noteClosing(row, on)
  const place = book.rows.findIndex((it) => it.due > on || (it.kind === 'extra' && it.due >= on))
  book.rows.splice(place < 0 ? book.rows.length : place, 0, row)
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

function receive(book: Book, event: Payment): void {
  const closing = wouldClose(book, event)
  carry(book, event.on, closing)
  const left = spread(book, event, closing)
  book.overpaidMinor = left > 0 ? book.overpaidMinor + left : 0
  if (left > 0) book.overpaying.push({ on: event.on, event, amountMinor: left })
  const back = givesBack(book, event)
    ? interestBack(book, event, (contract, events) => readOn(replay(contract, events), event.on))
    : 0
  if (back > 0) {
    book.interestBackMinor += back
    receive(book, { kind: 'payment', as: 'interest_refund', on: event.on, amountMinor: back })
  }
}

const givesBack = (book: Book, event: Payment): boolean =>
  event.interestBack ?? book.contract.interestBackOn.includes(event.as)

/** Whether a payment covers all that is open to the end of the running period. */
function wouldClose(book: Book, event: Payment): boolean {
  const running = periodHolding(book.plan, event.on)
  if (!recalculates(book) || running === undefined) return false
  const open = openThrough(book.plan, running.due)
  return event.amountMinor >= open.principalMinor + open.interestMinor
}

/** Spreads a payment over rows and notes where it went; gives what is left. */
function spread(book: Book, event: Payment, closing: boolean): number {
  const paying = {
    on: event.on,
    kind: event.as,
    rule: ruleFor(book, event.as),
    closing,
    left: event.amountMinor,
    spent: noPortions(),
    skipped: new Set<Book['rows'][number]>(),
  }
  allocatePayment(book, paying)
  book.postings.push({
    on: event.on,
    kind: event.as,
    amountMinor: event.amountMinor,
    principalMinor: paying.spent.principal,
    interestMinor: paying.spent.interest,
    feeMinor: paying.spent.fee,
    penaltyMinor: paying.spent.penalty,
    overpaidMinor: paying.left,
  })
  return paying.left
}

/** A charge added later is paid from what was overpaid, by the rule and date of the payment that overpaid. */
function useOverpaid(book: Book): void {
  for (const it of book.overpaying) {
    if (book.overpaidMinor <= 0 || it.event.kind !== 'payment') continue
    const amountMinor = Math.min(it.amountMinor, book.overpaidMinor)
    const left = spread(book, { ...it.event, amountMinor }, false)
    book.overpaidMinor += left - amountMinor
    it.amountMinor += left - amountMinor
  }
  book.overpaying = book.overpaying.filter((it) => it.amountMinor > 0)
}
