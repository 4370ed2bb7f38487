import * as z from 'zod/mini'
import { Booking } from '../checkout/booking.ts'
import { PaymentParts } from '../checkout/line.ts'
import { ApplicationId, CheckoutId, LoanId } from '../id/id.ts'
import { LenderIdentity, LocalText } from '../lender/lender.ts'
import { ProductScene } from '../lender/product-kind.ts'
import { AmountMinor, Currency } from '../money/money.ts'
import { AnnualRateConvention, RatePpm } from '../rate/rate.ts'
import { LoanDispute } from './loan-dispute.ts'
import { Installment } from '../schedule/installment.ts'
import { CalendarDate, Instant } from '../time/calendar-date.ts'

export const LoanStatus = z.enum([
  'approved',
  'active',
  'paid_off',
  'charged_off',
  'cancelled',
  'withdrawn',
])
export type LoanStatus = z.infer<typeof LoanStatus>

export const nextLoanStatus = {
  approved: ['active', 'cancelled'],
  active: ['paid_off', 'charged_off', 'withdrawn'],
  paid_off: ['active'], // A reversed repayment reopens the loan.
  charged_off: ['paid_off'],
  cancelled: [],
  withdrawn: [],
} as const satisfies Record<LoanStatus, readonly LoanStatus[]>

/** pending covers both a lender's review and an answer that never came: only the lender may say no. */
export const ApplicationStatus = z.enum(['pending', 'approved', 'declined'])
export type ApplicationStatus = z.infer<typeof ApplicationStatus>

/** Why a lender said no, from a controlled list; the words are ours. */
export const DeclineReason = z.enum([
  'credit_history',
  'income_unverified',
  'limit_reached',
  'identity_unverified',
  'offer_lapsed',
  'lender_policy',
  'amount_too_small',
  'amount_too_large',
  'trip_too_soon',
  'trip_too_far',
  'purchase_unsupported',
])
export type DeclineReason = z.infer<typeof DeclineReason>

/** A borrower's asking for one loan, and the lender's answer. */
export const Application = z.strictObject({
  id: ApplicationId,
  checkoutId: CheckoutId,
  status: ApplicationStatus,
  lenderName: LocalText,
  declineReasons: z.array(DeclineReason),
  loanId: z.nullable(LoanId),
  createdAt: Instant,
  decidedAt: z.nullable(Instant),
  /** Since when the lender itself says that it is still deciding; null while an answer is only being confirmed. */
  underReviewSince: z.optional(z.nullable(Instant)),
  /** The terms were agreed on the lender's own page: there is no loan of them to be seen here. */
  termsAtLender: z.optional(z.literal(true)),
  /** What the money is for; behind `cash` stands no merchant to go back to. */
  scenario: z.optional(ProductScene),
  returnUrl: z.string(),
  /** How the order is paid, where not all of it is lent. */
  payment: z.optional(PaymentParts),
})
export type Application = z.infer<typeof Application>

/** A loan in a list. */
export const LoanSummary = z.strictObject({
  id: LoanId,
  status: LoanStatus,
  lender: LenderIdentity,
  merchantName: z.string(),
  merchantReference: z.string(),
  /** What the money is for; behind `cash` stands no merchant. */
  scenario: z.optional(ProductScene),
  currency: Currency,
  principalMinor: AmountMinor,
  outstandingMinor: AmountMinor,
  installmentCount: z.int(),
  nextDueOn: z.nullable(CalendarDate),
  nextDueMinor: AmountMinor,
  annualRatePpm: RatePpm,
  annualRateConvention: AnnualRateConvention,
  createdAt: Instant,
})
export type LoanSummary = z.infer<typeof LoanSummary>

/** Our mirror of the lender's loan, with the digest of what was agreed. */
export const Loan = z.strictObject({
  ...LoanSummary.shape,
  lenderLoanReference: z.string(),
  disclosureDigest: z.string(),
  totalCostMinor: AmountMinor,
  totalOfPaymentsMinor: AmountMinor,
  schedule: z.array(Installment),
  /** Of a trip: lines of its order that wait, or waited, for their suppliers. */
  bookings: z.optional(z.array(Booking)),
  /** What was disputed of its order, newest first; told of one loan, not in lists. */
  disputes: z.optional(z.array(LoanDispute)),
})
export type Loan = z.infer<typeof Loan>
