import type { CalendarDate } from '../time/calendar-date.ts'
import { copyBook, emptyBook, showPlan, type Book } from './book.ts'
import { addCharge, addInstallmentFees } from './charge-rows.ts'
import type { LoanContract } from './contract.ts'
import { disburse } from './disburse.ts'
import { inOrder, type LoanEvent, type Payment } from './events.ts'
import { interestBack } from './interest-back.ts'
import { changeRate, pauseInterest } from './lend.ts'
import { prepay, waive } from './prepay-ahead.ts'
import { carry, receive, useOverpaid } from './receive.ts'

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
      receive(book, event)
      return giveInterestBack(book, event)
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
    case 'prepayment':
      return prepay(book, event)
    case 'waiver':
      return waive(book, event)
  }
}

/** Rows still open that fall due from the day of a change of terms on. */
function showFrom(book: Book, event: LoanEvent): void {
  showPlan(book, event.on, event.on)
}

/** A refund of goods also returns the interest on them, as a payment of its own. */
function giveInterestBack(book: Book, event: Payment): void {
  const gives = event.interestBack ?? book.contract.interestBackOn.includes(event.as)
  if (!gives) return
  const amountMinor = interestBack(book, event, (contract, events) =>
    readOn(replay(contract, events), event.on),
  )
  if (amountMinor === 0) return
  book.interestBackMinor += amountMinor
  receive(book, { kind: 'payment', as: 'interest_refund', on: event.on, amountMinor })
}
