import type { CheckoutLine } from '@miaoguo/shared/checkout/checkout'
import { isSubtracted } from '@miaoguo/shared/checkout/line'
import type { LenderCapabilities } from '@miaoguo/shared/lender/capabilities'
import type { LenderLoanStatus, LoanState, OperationRefusal } from '@miaoguo/shared/loan/operation'
import { Currency } from '@miaoguo/shared/money/money'
import { instantOf, millisecondsOf } from '@miaoguo/shared/time/instant'
import type { Booking, HandoffTold, Trace } from '../lender.ts'
import type { Purchase } from '../purchase.ts'
import type { WireOrder, WireReadSession } from './wire.ts'

export const klarnaCapabilities: LenderCapabilities = {
  // Its API tells no schedule and no price: Klarna shows its own terms on its own page.
  schedule: false,
  declinesQuotes: false,
  reviews: true,
  // Orders are found by Klarna's id alone; the same authorization token answers what it answered first.
  statusByReference: false,
  manualCapture: true,
  partialCapture: true,
  releaseRemaining: true,
  cancel: true,
  extendAuthorization: true,
  authorizationDays: 28,
  refund: true,
  partialRefund: true,
  refundPreview: false,
  refundWindowDays: null,
  repayment: false,
  payoffQuote: false,
  operationByReference: false,
  settlementLines: false,
  loanList: false,
  // Its callbacks carry no signature, so they are not heard.
  notifications: false,
  // "Input values of the operation are disregarded … only the key matters." Nothing is said of how long.
  idempotency: { input: 'ignored', repeats: 'first_answer', remembersHours: 24 },
}

const types: Record<CheckoutLine['kind'], string> = {
  item: 'physical',
  shipping: 'shipping_fee',
  tax: 'sales_tax',
  discount: 'discount',
  // Paid to the merchant by other means: Klarna knows it as what its order is less by.
  deposit: 'discount',
  balance: 'discount',
}

/** The basket as Klarna writes it: discounts are lines below zero, so that the lines sum to the amount. */
export function toLines(lines: readonly CheckoutLine[]) {
  return lines.map((line) => {
    const sign = isSubtracted(line.kind) ? -1 : 1
    return {
      type: types[line.kind],
      name: line.name,
      quantity: line.quantity,
      unit_price: sign * line.unitAmountMinor,
      total_amount: sign * line.totalMinor,
      tax_rate: 0,
      total_tax_amount: 0,
    }
  })
}

export const toPurchase = (
  it: Purchase,
  money: { amountMinor: number; currency: Currency; reference: string },
) => ({
  purchase_country: it.country,
  purchase_currency: money.currency,
  order_amount: money.amountMinor,
  order_tax_amount: 0,
  order_lines: toLines(it.lines),
  merchant_reference1: it.merchantReference,
  merchant_reference2: money.reference,
})

/** The states of a hosted page, by name; undefined for another, or for an agreement that names no authorization. */
export function toHandoff(status: string, session: WireReadSession): HandoffTold | undefined {
  switch (status) {
    case 'WAITING':
    case 'BACK':
    case 'IN_PROGRESS':
    case 'MANUAL_ID_CHECK':
    case 'ERROR':
      return { state: 'open' }
    case 'CANCELLED':
    case 'FAILED':
      return { state: 'refused' }
    case 'DISABLED':
      return { state: 'expired' }
    case 'COMPLETED':
      return session.authorization_token
        ? {
            state: 'agreed',
            authorization: session.authorization_token,
            amountMinor: session.order_amount,
            currency: session.purchase_currency,
            merchantReference: session.merchant_reference1 ?? null,
          }
        : undefined
    default:
      return undefined
  }
}

/** The six states of an order; undefined for a seventh. */
export function statusOf(order: WireOrder): LenderLoanStatus | undefined {
  switch (order.status) {
    case 'AUTHORIZED':
      return 'authorized'
    case 'PART_CAPTURED':
    case 'CAPTURED':
      return 'active'
    case 'CANCELLED':
      return 'cancelled'
    case 'EXPIRED':
      return 'expired'
    case 'CLOSED':
      // Nothing more can be captured; what was captured lives on at Klarna.
      return order.captured_amount > 0 ? 'active' : 'cancelled'
    default:
      return undefined
  }
}

const expiryOf = (order: WireOrder): string | null =>
  typeof order.expires_at === 'string' && order.remaining_authorized_amount > 0
    ? instantOf(millisecondsOf(order.expires_at))
    : null

export function toState(order: WireOrder): LoanState | undefined {
  const status = statusOf(order)
  const currency = Currency.safeParse(order.purchase_currency).data
  if (status === undefined || currency === undefined) return undefined
  const ended = status === 'cancelled' || status === 'expired'
  return {
    loanReference: order.order_id,
    status,
    currency,
    authorizedMinor: order.order_amount,
    capturedMinor: order.captured_amount,
    releasedMinor: Math.max(
      0,
      order.order_amount - order.captured_amount - (ended ? 0 : order.remaining_authorized_amount),
    ),
    refundedMinor: order.refunded_amount,
    // What the borrower repays is between the borrower and Klarna.
    repaidMinor: null,
    outstandingMinor: null,
    authorizationExpiresAt: ended ? null : expiryOf(order),
    schedule: null,
  }
}

/** What an order says of its origination: its fraud status is Klarna's decision. */
export function toBooking(order: WireOrder, trace: Trace): Booking {
  const state = toState(order)
  if (!state) return { ...trace, outcome: 'unknown', reason: 'answer_off_contract' }
  switch (order.fraud_status) {
    case 'PENDING':
      return { ...trace, outcome: 'pending', resend: true }
    case 'REJECTED':
      return { ...trace, outcome: 'declined', reasons: ['lender_policy'] }
    case 'ACCEPTED':
      return {
        ...trace,
        outcome: 'approved',
        loanReference: order.order_id,
        principalMinor: order.order_amount,
        currency: state.currency,
        schedule: [],
        authorizationExpiresAt: state.authorizationExpiresAt,
      }
    default:
      return { ...trace, outcome: 'unknown', reason: 'answer_off_contract' }
  }
}

/** Why Klarna would not; undefined for a code we do not know, which is then no answer. */
export function toRefusal(errorCode: string): OperationRefusal | undefined {
  switch (errorCode) {
    case 'CANCEL_NOT_ALLOWED':
      return 'loan_captured'
    case 'CAPTURE_NOT_ALLOWED':
      return 'amount_exceeds_authorized'
    case 'REFUND_NOT_ALLOWED':
      return 'amount_exceeds_captured'
    case 'NOT_ALLOWED':
      return 'lender_policy'
    default:
      return undefined
  }
}
