import * as z from 'zod/mini'
import { LoanId, OperationId, PayoffQuoteId } from '../id/id.ts'
import { LenderIdentity, LocalText } from '../lender/lender.ts'
import { OperationRefusal } from '../loan/operation.ts'
import { AmountMinor, Currency } from '../money/money.ts'
import { RatePpm } from '../rate/rate.ts'
import { Installment } from '../schedule/installment.ts'
import { CalendarDate, Instant } from '../time/calendar-date.ts'

/** Where a row stands on a day: `due` falls due by the end of the month, `upcoming` later. */
export const BillState = z.enum(['overdue', 'due', 'upcoming', 'paid'])
export type BillState = z.infer<typeof BillState>

/** One row of a loan's living schedule, with what is paid of it and the day it was closed; null where that is not known. */
export const LoanInstallment = z.strictObject({
  ...Installment.shape,
  paidMinor: AmountMinor,
  outstandingMinor: AmountMinor,
  state: BillState,
  paidOn: z.nullable(CalendarDate),
})
export type LoanInstallment = z.infer<typeof LoanInstallment>

/** One row of one loan, as it stands in the calendar of all of them. */
export const Bill = z.strictObject({
  ...LoanInstallment.shape,
  loanId: LoanId,
  installmentCount: z.int(),
  currency: Currency,
  lenderName: LocalText,
  merchantName: z.string(),
  merchantReference: z.string(),
  /** Its lender takes it from the borrower's card on its due day. */
  autopay: z.boolean(),
})
export type Bill = z.infer<typeof Bill>

/** What is to be paid in one currency, over all loans. */
export const BillTotals = z.strictObject({
  currency: Currency,
  overdueMinor: AmountMinor,
  overdueCount: z.int(),
  /** Overdue and falling due by the end of the month. */
  byMonthEndMinor: AmountMinor,
  byMonthEndCount: z.int(),
  /** Of what is overdue, what being late has cost by today and is in no row yet; and the days of the oldest row. */
  lateMinor: AmountMinor,
  overdueDays: z.int(),
})
export type BillTotals = z.infer<typeof BillTotals>

/**
 * `installment` pays rows that are due, oldest first; `prepayment` repays principal ahead; `payoff` ends the loan;
 * `withdrawal` undoes the agreement within its cooling-off days, at no cost.
 */
export const RepaymentKind = z.enum(['installment', 'prepayment', 'payoff', 'withdrawal'])
export type RepaymentKind = z.infer<typeof RepaymentKind>

/** What a prepayment leaves as it is: the installment, so that the loan ends sooner, or the term, so that each is less. */
export const PrepaymentKeep = z.enum(['installment', 'term'])
export type PrepaymentKeep = z.infer<typeof PrepaymentKeep>

/** `pending` covers a lender that takes its time and an answer that never came: only the lender says failed. */
export const RepaymentStatus = z.enum(['pending', 'succeeded', 'failed'])
export type RepaymentStatus = z.infer<typeof RepaymentStatus>

/** Money a borrower pays to the lender of a loan. */
export const Repayment = z.strictObject({
  id: OperationId,
  loanId: LoanId,
  kind: RepaymentKind,
  keep: z.nullable(PrepaymentKeep),
  status: RepaymentStatus,
  currency: Currency,
  amountMinor: AmountMinor,
  /** Why the lender refused it, from a controlled list; nothing was paid then. */
  refusal: z.nullable(OperationRefusal),
  createdAt: Instant,
  settledAt: z.nullable(Instant),
})
export type Repayment = z.infer<typeof Repayment>

/** What of a row an amount pays. */
export const PaidPart = z.strictObject({
  number: z.int(),
  dueOn: CalendarDate,
  amountMinor: AmountMinor,
  /** Whether nothing of the row is left. */
  closes: z.boolean(),
})
export type PaidPart = z.infer<typeof PaidPart>

/** How the rest of a loan differs before and after, said in figures that can be shown as they are. */
export const RepaymentEffect = z.strictObject({
  /** What is still to be paid in all: principal, interest and fees. */
  toPay: z.strictObject({ beforeMinor: AmountMinor, afterMinor: AmountMinor }),
  installmentsLeft: z.strictObject({ before: z.int(), after: z.int() }),
  /** The next installment; null when none is left. */
  nextInstallment: z.strictObject({
    beforeMinor: z.nullable(AmountMinor),
    afterMinor: z.nullable(AmountMinor),
  }),
  lastDue: z.strictObject({
    beforeOn: z.nullable(CalendarDate),
    afterOn: z.nullable(CalendarDate),
  }),
  /** Interest and fees that are then never owed, against paying each row on its day. */
  savedMinor: AmountMinor,
})
export type RepaymentEffect = z.infer<typeof RepaymentEffect>

/** What an amount would do today, by our arithmetic on the lender's rows; nobody is bound by it. */
export const RepaymentPreview = z.strictObject({
  loanId: LoanId,
  kind: z.enum(['installment', 'prepayment']),
  keep: z.nullable(PrepaymentKeep),
  currency: Currency,
  amountMinor: AmountMinor,
  on: CalendarDate,
  pays: z.array(PaidPart),
  /** Principal repaid ahead of its day. */
  aheadMinor: AmountMinor,
  effect: RepaymentEffect,
  scheduleAfter: z.array(LoanInstallment),
})
export type RepaymentPreview = z.infer<typeof RepaymentPreview>

/** What ends a loan, as its lender says and our own arithmetic confirms to the minor unit. */
export const PayoffOffer = z.strictObject({
  id: PayoffQuoteId,
  loanId: LoanId,
  currency: Currency,
  payOn: CalendarDate,
  /** The last day, in China, on which this amount ends the loan. */
  validThrough: CalendarDate,
  principalMinor: AmountMinor,
  interestMinor: AmountMinor,
  feeMinor: AmountMinor,
  totalMinor: AmountMinor,
  /** Interest and fees that are then never owed, against paying each row on its day. */
  savedMinor: AmountMinor,
  lender: LenderIdentity,
})
export type PayoffOffer = z.infer<typeof PayoffOffer>

/** What undoes a loan today, as its lender says and our own arithmetic confirms; nobody is bound by it. */
export const WithdrawalOffer = z.strictObject({
  loanId: LoanId,
  currency: Currency,
  withdrawOn: CalendarDate,
  /** The last day, in China, on which the borrower may withdraw. */
  lastOn: CalendarDate,
  /** Principal not repaid yet. */
  principalMinor: AmountMinor,
  /** Interest of the days the money was used; 0 where the cost sheet says that all costs are returned. */
  interestMinor: AmountMinor,
  /** Interest and fees paid so far, which the lender gives back: they are taken off what is to be paid. */
  costsReturnedMinor: AmountMinor,
  totalMinor: AmountMinor,
  /** Who is paid. */
  lender: LenderIdentity,
})
export type WithdrawalOffer = z.infer<typeof WithdrawalOffer>

/** What a borrower can do with a loan today. */
export const RepaymentOptions = z.strictObject({
  /** What is overdue, and that with the row that falls due next; 0 when nothing can be paid here. */
  overdueMinor: AmountMinor,
  payableMinor: AmountMinor,
  /** How a partial prepayment may be made; empty where the lender takes none. */
  prepayment: z.array(PrepaymentKeep),
  payoff: z.boolean(),
  /** Until when the borrower may withdraw from the agreement; null once that is over, or where there is no such right. */
  withdrawal: z.nullable(z.strictObject({ lastOn: CalendarDate })),
  /** A repayment that is being confirmed; until it is known nothing else can be paid. */
  pending: z.nullable(Repayment),
})
export type RepaymentOptions = z.infer<typeof RepaymentOptions>

/** What follows from being late, and on which day, as the lender's terms say. */
export const LateStep = z.strictObject({ kind: z.enum(['credit_report']), on: CalendarDate })
export type LateStep = z.infer<typeof LateStep>

/** A loan that is late, in plain figures. */
export const LoanLate = z.strictObject({
  /** Of the oldest row that is overdue. */
  since: CalendarDate,
  days: z.int(),
  count: z.int(),
  /** All that is overdue, what being late has cost included. */
  overdueMinor: AmountMinor,
  /** What being late has cost and is not paid; null where the lender alone reckons it. */
  costMinor: z.nullable(AmountMinor),
  /** What one day more costs; null likewise. */
  costPerDayMinor: z.nullable(AmountMinor),
  /** Of overdue principal a day, as the sheet that was agreed to says. */
  ratePpmPerDay: RatePpm,
  /** The same a year: a rate by the day is never shown alone (中国人民银行公告〔2021〕第3号). */
  annualRatePpm: RatePpm,
  steps: z.array(LateStep),
  /** The hours of a day within which anybody may be spoken to about it. */
  contactHours: z.strictObject({ from: z.int(), to: z.int() }),
})
export type LoanLate = z.infer<typeof LoanLate>
