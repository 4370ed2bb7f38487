import * as z from 'zod/mini'
import { CaptureMode } from '../checkout/checkout.ts'
import { PaymentParts } from '../checkout/line.ts'
import { AuthorizationId, CheckoutId, LoanId, OperationId, RefundId } from '../id/id.ts'
import { OperationKind, OperationRefusal } from '../loan/operation.ts'
import { AmountMinor, Currency } from '../money/money.ts'
import { CalendarDate, Instant } from '../time/calendar-date.ts'

/** Where a held amount stands. `captured`: something was drawn and nothing more can be; the rest was released. */
export const AuthorizationStatus = z.enum([
  'authorized',
  'partially_captured',
  'captured',
  'cancelled',
  'expired',
])
export type AuthorizationStatus = z.infer<typeof AuthorizationStatus>

/** Why a lender last refused something, with the lender's name for the exchange. */
export const OperationFailure = z.strictObject({
  kind: OperationKind,
  code: OperationRefusal,
  correlationId: z.string(),
  at: Instant,
})
export type OperationFailure = z.infer<typeof OperationFailure>

/** A part of an order: the place of a line, counted from 0, and how many of it. A discount is a line like any other. */
export const LinePart = z.strictObject({
  line: z.int().check(z.minimum(0), z.maximum(199)),
  quantity: z.int().check(z.minimum(1), z.maximum(9999)),
})
export type LinePart = z.infer<typeof LinePart>

/** What the lender of an order holds or has drawn for it; each order has at most one. */
export const Authorization = z.strictObject({
  id: AuthorizationId,
  checkoutId: CheckoutId,
  merchantReference: z.string(),
  loanId: LoanId,
  captureMode: CaptureMode,
  status: AuthorizationStatus,
  currency: Currency,
  amountMinor: AmountMinor,
  capturedMinor: AmountMinor,
  /** Given up: by you, by a cancellation or by expiry. */
  releasedMinor: AmountMinor,
  refundedMinor: AmountMinor,
  /** In disputes that are not decided yet; it cannot be refunded meanwhile. */
  disputedMinor: AmountMinor,
  /** Taken back by disputes. */
  disputeLostMinor: AmountMinor,
  /** What may still be captured. */
  remainingMinor: AmountMinor,
  /** What may still be refunded: refunds that are being confirmed and what is disputed are taken off. */
  refundableMinor: AmountMinor,
  /** Until when the rest may be captured; null when there is none. */
  expiresAt: z.nullable(Instant),
  /** The last operation the lender refused; nothing is lost by it, and another may be tried. */
  lastFailure: z.nullable(OperationFailure),
  createdAt: Instant,
})
export type Authorization = z.infer<typeof Authorization>

/** `pending` covers both a lender that takes its time and an answer that never came: only the lender says failed. */
export const OperationStatus = z.enum(['pending', 'succeeded', 'failed'])
export type OperationStatus = z.infer<typeof OperationStatus>

/** One capture, cancellation, release or extension, as its merchant sees it. */
export const Operation = z.strictObject({
  id: OperationId,
  authorizationId: AuthorizationId,
  kind: z.enum(['capture', 'cancel', 'release', 'extension']),
  status: OperationStatus,
  currency: Currency,
  amountMinor: AmountMinor,
  /** What was captured by line; null when it was an amount. */
  lines: z.nullable(z.array(LinePart)),
  failure: z.nullable(OperationFailure),
  createdAt: Instant,
  settledAt: z.nullable(Instant),
})
export type Operation = z.infer<typeof Operation>

/** What came of asking; `already_…` says that the authorization had ended before, which is as good. */
export const AuthorizationChange = z.strictObject({
  outcome: z.enum(['succeeded', 'pending', 'already_cancelled', 'already_expired']),
  operation: z.nullable(Operation),
  authorization: Authorization,
})
export type AuthorizationChange = z.infer<typeof AuthorizationChange>

/** Money a merchant gives back after capture. */
export const Refund = z.strictObject({
  id: RefundId,
  authorizationId: AuthorizationId,
  checkoutId: CheckoutId,
  merchantReference: z.string(),
  status: OperationStatus,
  currency: Currency,
  amountMinor: AmountMinor,
  failure: z.nullable(OperationFailure),
  createdAt: Instant,
  settledAt: z.nullable(Instant),
})
export type Refund = z.infer<typeof Refund>

const InstallmentAmounts = z.strictObject({
  principalMinor: AmountMinor,
  interestMinor: AmountMinor,
  feeMinor: AmountMinor,
  totalMinor: AmountMinor,
})

/** What a refund would do to one installment: null where there is none, before or after. */
export const InstallmentChange = z.strictObject({
  dueOn: CalendarDate,
  before: z.nullable(InstallmentAmounts),
  after: z.nullable(InstallmentAmounts),
  /** Negative is less to pay. */
  totalByMinor: z.int(),
})
export type InstallmentChange = z.infer<typeof InstallmentChange>

/** What a refund would do, before anybody is bound by it: the installments that change, and what costs fall away. */
export const RefundImpact = z.strictObject({
  authorizationId: AuthorizationId,
  currency: Currency,
  amountMinor: AmountMinor,
  /** `lender`: the lender's own answer. `computed`: ours, for a lender that gives none. */
  basis: z.enum(['lender', 'computed']),
  /** The part that lowers what is owed; the rest goes back to the borrower. */
  reducesPrincipalMinor: AmountMinor,
  toBorrowerMinor: AmountMinor,
  /** Interest and fees that need not be paid any more. */
  interestReturnedMinor: AmountMinor,
  feeReturnedMinor: AmountMinor,
  installments: z.array(InstallmentChange).check(z.maxLength(120)),
  /** How the order was paid, where not all of it is lent: a refund here gives back none of its deposit or balance. */
  payment: z.optional(PaymentParts),
})
export type RefundImpact = z.infer<typeof RefundImpact>

/** How money was turned back: a hold ended, the rest of one given up, or drawn money returned. */
export const ReversalStep = z.discriminatedUnion('means', [
  z.strictObject({
    means: z.enum(['void', 'release']),
    amountMinor: AmountMinor,
    operation: Operation,
  }),
  z.strictObject({ means: z.literal('refund'), amountMinor: AmountMinor, refund: Refund }),
])
export type ReversalStep = z.infer<typeof ReversalStep>

/** `partly`: the first step was done and the lender refused the second; what is left can be asked for again. */
export const Reversal = z.strictObject({
  outcome: z.enum(['succeeded', 'pending', 'partly', 'already_cancelled', 'already_expired']),
  steps: z.array(ReversalStep),
  authorization: Authorization,
})
export type Reversal = z.infer<typeof Reversal>
