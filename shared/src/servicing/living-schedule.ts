import type { CalendarDate } from '../time/calendar-date.ts'
import type { Book } from './book.ts'
import { bookOf, type LivingLoan } from './living-loan.ts'
import { openMinor, totalOf, type RowKind } from './rows.ts'

/** One row of a living schedule, in minor units; number counts from 1. */
export type LivingInstallment = {
  number: number
  kind: RowKind
  dueOn: CalendarDate
  principalMinor: number
  interestMinor: number
  feeMinor: number
  penaltyMinor: number
  totalMinor: number
  paidMinor: number
  outstandingMinor: number
  /** The day the row was closed; null while anything of it is open. */
  paidOn: CalendarDate | null
}

/** A schedule as it stands on a day. */
export type LivingSchedule = {
  asOf: CalendarDate
  installments: LivingInstallment[]
  outstandingMinor: number
  /** What was paid beyond everything owed: it goes back to the borrower. */
  overpaidMinor: number
  /** Interest that refunds have given back so far. */
  interestBackMinor: number
  paidOff: boolean
}

/**
 * The schedule of a loan on a day, in the order rows fall due. Refuses events that cannot have happened.
 * @example scheduleOn({ terms: { principalMinor: 100000, method: 'single_payment', installmentCount: 1, annualInterestPpm: 120000, fees: [], drawnOn: '2026-01-15', firstDueOn: '2026-02-15' }, events: [] }, '2026-01-15').outstandingMinor // => 101000
 */
export const scheduleOn = (loan: LivingLoan, asOf: CalendarDate): LivingSchedule =>
  scheduleOfBook(bookOf(loan, asOf), asOf)

export function scheduleOfBook(book: Book, asOf: CalendarDate): LivingSchedule {
  const installments = book.rows.map(
    (row, i): LivingInstallment => ({
      number: i + 1,
      kind: row.kind,
      dueOn: row.due,
      principalMinor: row.asked.principal,
      interestMinor: row.asked.interest,
      feeMinor: row.asked.fee,
      penaltyMinor: row.asked.penalty,
      totalMinor: totalOf(row.asked),
      paidMinor: totalOf(row.paid),
      outstandingMinor: openMinor(row),
      paidOn: row.paidOn,
    }),
  )
  const outstandingMinor = installments.reduce((sum, it) => sum + it.outstandingMinor, 0)
  return {
    asOf,
    installments,
    outstandingMinor,
    overpaidMinor: book.overpaidMinor,
    interestBackMinor: book.interestBackMinor,
    paidOff: outstandingMinor === 0,
  }
}
