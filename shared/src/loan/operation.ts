import * as z from 'zod/mini'
import { AmountMinor, Currency } from '../money/money.ts'
import { Reference } from '../offer/quote.ts'
import { Installment } from '../schedule/installment.ts'
import { CalendarDate, Instant } from '../time/calendar-date.ts'
import { RateChangeTold } from './rate-change-told.ts'

/** What can be done with a loan after it is booked. */
export const OperationKind = z.enum([
  'capture',
  'cancel',
  'release',
  'extension',
  'refund',
  'repayment',
  'relief',
])
export type OperationKind = z.infer<typeof OperationKind>

/** Why a lender refused an operation, from a controlled list; the words are ours. */
export const OperationRefusal = z.enum([
  'amount_exceeds_authorized',
  'amount_exceeds_captured',
  'amount_exceeds_outstanding',
  'amount_not_whole',
  'authorization_expired',
  'loan_cancelled',
  'loan_captured',
  'loan_not_active',
  'paid_meanwhile',
  'payoff_amount_changed',
  'refund_window_closed',
  'relief_lapsed',
  'withdrawal_amount_changed',
  'withdrawal_period_over',
  'lender_policy',
])
export type OperationRefusal = z.infer<typeof OperationRefusal>

/** Where a loan stands at its lender. `authorized` is booked and not yet drawn. */
export const LenderLoanStatus = z.enum([
  'authorized',
  'active',
  'paid_off',
  'charged_off',
  'cancelled',
  'expired',
  'withdrawn',
])
export type LenderLoanStatus = z.infer<typeof LenderLoanStatus>

/** The lender's figures of one loan. Outstanding is principal captured and neither refunded nor repaid. */
export const LoanPosition = z.strictObject({
  loanReference: Reference,
  status: LenderLoanStatus,
  currency: Currency,
  authorizedMinor: AmountMinor,
  capturedMinor: AmountMinor,
  releasedMinor: AmountMinor,
  /** Given back to the borrower, by refunds and by disputes. Null where the lender does not tell. */
  refundedMinor: z.nullable(AmountMinor),
  /** Principal, interest and fees repaid by the borrower. Null where the lender does not tell. */
  repaidMinor: z.nullable(AmountMinor),
  outstandingMinor: z.nullable(AmountMinor),
  /** Until when what is authorized may be captured; null once nothing is. */
  authorizationExpiresAt: z.nullable(Instant),
})
export type LoanPosition = z.infer<typeof LoanPosition>

/** One row of a living schedule: what was promised, and what of it is paid. */
export const LivingInstallment = z.strictObject({ ...Installment.shape, paidMinor: AmountMinor })
export type LivingInstallment = z.infer<typeof LivingInstallment>

/** A loan as its lender keeps it today; no schedule where the lender tells none. */
export const LoanState = z.strictObject({
  ...LoanPosition.shape,
  schedule: z.nullable(z.array(LivingInstallment).check(z.maxLength(60))),
  /** The day through which being late is in the rows; absent and null are that it never was. */
  lateThrough: z.optional(z.nullable(CalendarDate)),
  /** The newest change of its rate, told before it counts; absent and null are that there was none. */
  rateChange: z.optional(z.nullable(RateChangeTold)),
})
export type LoanState = z.infer<typeof LoanState>

/** The lender's record of one operation, found by the reference we chose. */
export const LenderOperation = z.strictObject({
  operationReference: Reference,
  kind: OperationKind,
  status: z.enum(['settled', 'declined', 'pending']),
  refusal: z.nullable(OperationRefusal),
  amountMinor: AmountMinor,
  currency: Currency,
  settledAt: z.nullable(Instant),
  position: LoanPosition,
})
export type LenderOperation = z.infer<typeof LenderOperation>

/** What a refund would do, before anybody is bound by it. */
export const RefundPreview = z.strictObject({
  amountMinor: AmountMinor,
  currency: Currency,
  /** The part that lowers what is owed; the rest goes back to the borrower. */
  reducesPrincipalMinor: AmountMinor,
  toBorrowerMinor: AmountMinor,
  scheduleAfter: z.array(LivingInstallment).check(z.maxLength(60)),
})
export type RefundPreview = z.infer<typeof RefundPreview>

/** What ends the loan on one day. */
export const PayoffQuote = z.strictObject({
  currency: Currency,
  payOn: CalendarDate,
  validThrough: CalendarDate,
  principalMinor: AmountMinor,
  interestMinor: AmountMinor,
  feeMinor: AmountMinor,
  totalMinor: AmountMinor,
})
export type PayoffQuote = z.infer<typeof PayoffQuote>

/** What undoes the loan on one day within its cooling-off days: principal, and costs paid before taken off it. */
export const WithdrawalQuote = z.strictObject({
  currency: Currency,
  withdrawOn: CalendarDate,
  lastOn: CalendarDate,
  principalMinor: AmountMinor,
  interestMinor: AmountMinor,
  costsReturnedMinor: AmountMinor,
  totalMinor: AmountMinor,
})
export type WithdrawalQuote = z.infer<typeof WithdrawalQuote>

/** One line of what a lender pays a merchant, or takes back. */
export const SettlementLine = z.strictObject({
  lineReference: Reference,
  loanReference: Reference,
  operationReference: z.nullable(Reference),
  /** `dispute`: taken back by a dispute that was lost, accepted or not answered. `subsidy`: the merchant’s part of the costs. */
  kind: z.enum(['capture', 'refund', 'dispute', 'subsidy', 'fee', 'adjustment']),
  direction: z.enum(['to_merchant', 'from_merchant']),
  amountMinor: AmountMinor,
  currency: Currency,
  settledOn: CalendarDate,
})
export type SettlementLine = z.infer<typeof SettlementLine>

/** A loan in a lender's list, for comparing both books. */
export const BookedLoan = z.strictObject({
  originationReference: Reference,
  loanReference: Reference,
  status: LenderLoanStatus,
  principalMinor: AmountMinor,
  currency: Currency,
  bookedAt: Instant,
  /** What is drawn and given back by now; a lender that leaves them out is asked for the loan. */
  capturedMinor: z.optional(AmountMinor),
  refundedMinor: z.optional(AmountMinor),
})
export type BookedLoan = z.infer<typeof BookedLoan>
