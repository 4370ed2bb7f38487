import type { LivingInstallment as StandingRow } from '../loan/operation.ts'
import type { LoanTerms } from '../schedule/amortize.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import { daysBetween } from '../time/due-dates.ts'
import { agreedGrid } from './agreed-grid.ts'
import type { Book } from './book.ts'
import type { LoanContract } from './contract.ts'
import type { LoanEvent } from './events.ts'
import { contractFor } from './living-loan.ts'
import { scheduleOfBook } from './living-schedule.ts'
import { payoffOf } from './payoff.ts'
import { rateOn, type RateStep } from './rate-on.ts'
import { readOn, replay } from './replay.ts'
import { isCharge, isOpenRow, openPartsOf, paidPartsOf, sumOver } from './standing-rows.ts'

/**
 * A loan as its rows stand in a lender's books today, whatever led there: repayments, refunds, prepayments.
 * `installmentCount` and `firstDueOn` are those it was agreed on, because they say where its periods begin.
 */
export type StandingLoan = {
  terms: Pick<
    LoanTerms,
    'method' | 'annualInterestPpm' | 'drawnOn' | 'firstDueOn' | 'installmentCount'
  > & {
    /** Days after drawing within which principal alone closes the loan. */
    coolingOffDays: number
    /** Whether a merchant pays a part of the costs: a month that runs then costs its borrower nothing at the end. */
    costsShared?: boolean
    /** Changes of the rate agreed on, oldest first. */
    rateSteps?: readonly RateStep[]
  }
  rows: readonly StandingRow[]
}

/** What closes a loan on a day, in minor units. */
export type Closing = {
  principalMinor: number
  interestMinor: number
  feeMinor: number
  totalMinor: number
}

/**
 * What closes the loan on a day: open principal, interest through that day rounded once, and fees of rows that
 * have fallen due. Interest and fees not yet due are not owed; within cooling off nothing but principal is.
 * @example closingOn({ terms: { method: 'single_payment', annualInterestPpm: 120000, drawnOn: '2026-01-15', firstDueOn: '2026-02-15', installmentCount: 1, coolingOffDays: 0 }, rows: [{ number: 1, dueOn: '2026-02-15', principalMinor: 100000, interestMinor: 1000, feeMinor: 0, totalMinor: 101000, paidMinor: 0 }] }, '2026-01-31').totalMinor // => 100516
 */
export function closingOn(loan: StandingLoan, on: CalendarDate): Closing {
  const { terms, rows } = loan
  const principalMinor = sumOver(rows, (row) => openPartsOf(row).principalMinor)
  if (daysBetween(terms.drawnOn, on) <= terms.coolingOffDays)
    return { principalMinor, interestMinor: 0, feeMinor: 0, totalMinor: principalMinor }
  const due = rows.filter((row) => row.dueOn <= on)
  const feeMinor = sumOver(due, (row) => openPartsOf(row).feeMinor)
  const interestMinor = interestOpenOn(loan, on)
  return {
    principalMinor,
    interestMinor,
    feeMinor,
    totalMinor: principalMinor + interestMinor + feeMinor,
  }
}

function interestOpenOn(loan: StandingLoan, on: CalendarDate): number {
  const standing = standingOf(loan, on)
  if (standing === undefined || loan.terms.costsShared === true)
    return sumOver(
      loan.rows.filter((row) => row.dueOn <= on),
      (row) => openPartsOf(row).interestMinor,
    )
  // A month in arrears is of the rate it ran at: where another counts by now, it is asked for as it stands in its row.
  const due = loan.rows.filter((row) => row.dueOn <= on && isOpenRow(row) && !isCharge(row))
  if (due.length > 0 && rateOn(loan.terms, standing.contract.startsOn) !== rateOn(loan.terms, on)) {
    const rest = { ...loan, rows: loan.rows.filter((row) => !due.includes(row)) }
    return sumOver(due, (row) => openPartsOf(row).interestMinor) + interestOpenOn(rest, on)
  }
  const day = laterOf(on, standing.contract.startsOn)
  const arisen = payoffOf(readOn(standing.book([]), day), day).interestMinor
  const paid = sumOver(standing.open, (row) => paidPartsOf(row).interestMinor)
  return Math.max(0, arisen - paid)
}

/**
 * The rows after a partial prepayment: what is due by the day is paid first, the rest is principal repaid ahead
 * and stands in a row of its own, paid that day. `keep: 'installment'` shortens the term, `'term'` lowers the
 * installments. The amount is below what closes the loan; the caller has seen to that.
 */
export function prepaidRows(
  loan: StandingLoan,
  it: { on: CalendarDate; amountMinor: number; keep: 'installment' | 'term' },
): StandingRow[] {
  const standing = standingOf(loan, it.on)
  if (standing === undefined) return [...loan.rows]
  const on = laterOf(it.on, standing.contract.startsOn)
  // Rows that are due count as unpaid in the plan, so that what was paid of them comes with this payment.
  const paidOfDue = sumOver(
    standing.open.filter((row) => row.dueOn <= on),
    (row) => row.paidMinor,
  )
  const event: LoanEvent = {
    kind: 'prepayment',
    on,
    amountMinor: it.amountMinor + paidOfDue,
    keep: it.keep,
  }
  const after = scheduleOfBook(readOn(standing.book([event]), on), on).installments
  const rows = after
    .filter((row) => row.totalMinor > 0)
    .map((row): StandingRow => {
      const before = standing.open.find((one) => one.dueOn === row.dueOn && row.dueOn > on)
      const isAhead = row.kind === 'prepayment' && row.dueOn === on
      return {
        number: 0,
        dueOn: isAhead ? it.on : row.dueOn,
        principalMinor: row.principalMinor,
        interestMinor: row.interestMinor,
        feeMinor: row.feeMinor,
        totalMinor: row.totalMinor,
        paidMinor: row.paidMinor + (row.kind === 'installment' ? (before?.paidMinor ?? 0) : 0),
      }
    })
  return [...standing.closed, ...rows].map((row, i) => ({ ...row, number: i + 1 }))
}

type Standing = {
  contract: LoanContract
  /** Rows paid before the period that runs, as they are. */
  closed: StandingRow[]
  /** Rows of which something is open. */
  open: StandingRow[]
  /** The loan since the running period began, with more events. */
  book(events: readonly LoanEvent[]): Book
}

/**
 * The rest of a loan as a loan of its own, drawn when the first open period began, at the rate of a day; undefined when no
 * principal is open.
 */
function standingOf({ terms, rows }: StandingLoan, on: CalendarDate): Standing | undefined {
  const open = rows.filter((row) => isOpenRow(row) && !isCharge(row))
  const first = open[0]
  const principalMinor = sumOver(open, (row) => row.principalMinor)
  if (first === undefined || principalMinor === 0) return undefined
  const startsOn = periodStart(terms, first.dueOn)
  // What was repaid ahead inside the running period bore interest until its day.
  const isAhead = (row: StandingRow): boolean =>
    !isOpenRow(row) && !isCharge(row) && row.dueOn > startsOn && row.dueOn < first.dueOn
  const ahead = rows.filter(isAhead)
  const contract = contractOf({ terms, on, open, startsOn, aheadMinor: aheadOf(ahead) })
  const past: LoanEvent[] = [
    { kind: 'disbursement', on: startsOn, amountMinor: principalMinor + aheadOf(ahead) },
    ...ahead.map(
      (row): LoanEvent => ({
        kind: 'prepayment',
        on: row.dueOn,
        amountMinor: row.principalMinor,
        keep: 'installment',
      }),
    ),
  ]
  return {
    contract,
    open,
    closed: rows.filter((row) => (!isOpenRow(row) || isCharge(row)) && !isAhead(row)),
    book: (events) => replay(contract, [...past, ...events]),
  }
}

const aheadOf = (ahead: readonly StandingRow[]): number =>
  sumOver(ahead, (row) => row.principalMinor)

type Rest = {
  terms: StandingLoan['terms']
  on: CalendarDate
  open: readonly StandingRow[]
  startsOn: CalendarDate
  aheadMinor: number
}

function contractOf({ terms, on, open, startsOn, aheadMinor }: Rest): LoanContract {
  const last = open.length - 1
  const agreedRows = open.map((row, i) => ({
    principalMinor: row.principalMinor + (i === last ? aheadMinor : 0),
    interestMinor: row.interestMinor,
    feeMinor: row.feeMinor,
  }))
  const dueOn = open.map((row) => row.dueOn)
  // A single payment that a relief has spread is repaid in installments.
  const spread = terms.method === 'single_payment' && open.length > 1
  const usual = contractFor({
    method: spread ? 'equal_installments' : terms.method,
    annualInterestPpm: rateOn(terms, on),
    principalMinor: sumOver(agreedRows, (row) => row.principalMinor),
    installmentCount: open.length,
    fees: [],
    drawnOn: startsOn,
    firstDueOn: dueOn[0] ?? startsOn,
  })
  return {
    ...usual,
    dueOn,
    shownOn: dueOn,
    agreedRows,
    principalParts: agreedRows.map((row) => row.principalMinor),
  }
}

/** The day the period before a due date began: the agreed due date before it, or the day of drawing. */
function periodStart(terms: StandingLoan['terms'], dueOn: CalendarDate): CalendarDate {
  const grid = agreedGrid(terms.firstDueOn, dueOn, 0)
  return [terms.drawnOn, ...grid].filter((day) => day < dueOn).at(-1) ?? terms.drawnOn
}

const laterOf = (a: CalendarDate, b: CalendarDate): CalendarDate => (a > b ? a : b)
