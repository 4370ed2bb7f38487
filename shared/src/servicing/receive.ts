import type { CalendarDate } from '../time/calendar-date.ts'
import { allocatePayment, countsToPeriodEnd, ruleFor } from './allocate-payment.ts'
import { recalculates, showPlan, type Book } from './book.ts'
import type { AllocationRule } from './contract.ts'
import type { Payment } from './events.ts'
import { carryOverdue } from './overdue.ts'
import { openThrough } from './payable.ts'
import { payoffOf } from './payoff.ts'
import { periodHolding } from './plan.ts'
import { noPortions } from './rows.ts'

/** Overdue principal has borne interest through a day, where it is agreed that it does. */
export function carry(book: Book, on: CalendarDate, closing: boolean): void {
  if (!recalculates(book) || book.contract.recalculation?.onOverdue === false) return
  if (carryOverdue(book.plan, on, countsToPeriodEnd(book, closing))) showPlan(book, on)
}

/** Takes in a payment; what no row asks for is overpaid. */
export function receive(book: Book, event: Payment): void {
  const closing = wouldClose(book, event)
  carry(book, event.on, closing)
  const paid = paysOff(book, event) ? { ...event, inAdvance: 'next' as const } : event
  const left = spread(book, paid, { closing })
  book.overpaidMinor += left
  if (left > 0) book.overpaying.push({ event, amountMinor: left })
}

/**
 * Whether a payment is all that is owed on its day. Rows are then paid in their order whatever the rule: given to
 * the last one first, interest that waits for a later row would find none with room for it.
 */
function paysOff(book: Book, event: Payment): boolean {
  if (book.contract.recalculation?.earlyRows !== 'keep_interest') return false
  return event.amountMinor >= payoffOf(book, event.on).totalMinor
}

/** Whether a payment covers all that is open to the end of the running period. */
function wouldClose(book: Book, event: Payment): boolean {
  const running = periodHolding(book.plan, event.on)
  if (!recalculates(book) || running === undefined) return false
  const open = openThrough(book.plan, running.due)
  return event.amountMinor >= open.principalMinor + open.interestMinor
}

/** Spreads a payment over rows and notes where it went; gives what is left. */
export function spread(
  book: Book,
  event: Payment,
  how: { closing: boolean; rule?: AllocationRule },
): number {
  const rule = how.rule ?? ruleFor(book, event.as)
  const paying = {
    on: event.on,
    kind: event.as,
    rule: event.inAdvance === undefined ? rule : { ...rule, futureRows: event.inAdvance },
    closing: how.closing,
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
export function useOverpaid(book: Book): void {
  for (const it of book.overpaying) {
    if (book.overpaidMinor <= 0) continue
    const amountMinor = Math.min(it.amountMinor, book.overpaidMinor)
    const left = spread(book, { ...it.event, amountMinor }, { closing: false })
    book.overpaidMinor += left - amountMinor
    it.amountMinor += left - amountMinor
  }
  book.overpaying = book.overpaying.filter((it) => it.amountMinor > 0)
}
