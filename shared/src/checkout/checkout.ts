import * as z from 'zod/mini'
import { AuthorizationId, CheckoutId } from '../id/id.ts'
import { ProductScene } from '../lender/product-kind.ts'
import { AmountMinor, Currency } from '../money/money.ts'
import { Booking } from './booking.ts'
import { Itinerary } from './itinerary.ts'
import { CheckoutLine, PaymentParts } from './line.ts'
import { Instant } from '../time/calendar-date.ts'

/** `pending`: an application is with a lender and its outcome is not known yet. `authorized`: money is held, none is drawn. */
export const CheckoutStatus = z.enum([
  'open',
  'pending',
  'authorized',
  'paid',
  'expired',
  'cancelled',
])
export type CheckoutStatus = z.infer<typeof CheckoutStatus>

/** Whether an approved order is drawn at once, or held until the merchant captures it. */
export const CaptureMode = z.enum(['automatic', 'manual'])
export type CaptureMode = z.infer<typeof CaptureMode>

/** What a merchant's order is for. */
export const MerchantScenario = z.enum(['goods', 'travel', 'service'])
export type MerchantScenario = z.infer<typeof MerchantScenario>

/** What somebody needs money for: an order, or cash for themselves, behind which no merchant stands. */
export const Scenario = ProductScene
export type Scenario = ProductScene

export const MerchantReference = z
  .string()
  .check(z.minLength(1), z.maxLength(64), z.regex(/^[\w.:-]+$/))

const HttpUrl = z.string().check(z.maxLength(2000), z.regex(/^https?:\/\/[^\s<>"]+$/))

export { CheckoutLine } from './line.ts'

/** What a merchant's server sends to open a checkout. */
export const NewCheckout = z.strictObject({
  merchantReference: MerchantReference,
  scenario: MerchantScenario,
  currency: Currency,
  amountMinor: AmountMinor.check(z.minimum(1)),
  lines: z.array(CheckoutLine).check(z.minLength(1), z.maxLength(200)),
  returnUrl: HttpUrl,
  notifyUrl: HttpUrl,
  /** `automatic` when it is not said. */
  captureMode: z.optional(CaptureMode),
  /** Of a trip: some lenders lend against nothing else. It is not told back. */
  itinerary: z.optional(Itinerary),
  /**
   * An order of yours, held or paid, that became dearer: this one is of the difference alone. It is offered to the same person
   * and to nobody else, with its own cost and its own yes; what was agreed before stays as it is.
   */
  amends: z.optional(CheckoutId),
})
export type NewCheckout = z.infer<typeof NewCheckout>

/** Why financing last failed, for the merchant's own log: a code, and the lender's name for the exchange. No reason of a person. */
export const CheckoutFailure = z.strictObject({
  code: z.enum([
    'loan_declined',
    'offer_lapsed',
    'lender_timeout',
    'lender_unavailable',
    'lender_answer_invalid',
    'lender_refused',
    'schedule_mismatch',
    'outcome_unknown',
  ]),
  /** What the lender has in its own log for it. */
  correlationId: z.string(),
  at: Instant,
})
export type CheckoutFailure = z.infer<typeof CheckoutFailure>

const { itinerary: _itinerary, ...told } = NewCheckout.shape

/** The checkout as its merchant sees it. `token` opens the client; treat it as a secret of the shopper. */
export const Checkout = z.strictObject({
  ...told,
  captureMode: CaptureMode,
  id: CheckoutId,
  status: CheckoutStatus,
  /** What is held or drawn for the order; null until a lender approves. */
  authorizationId: z.nullable(AuthorizationId),
  token: z.string(),
  clientUrl: z.string(),
  createdAt: Instant,
  expiresAt: Instant,
  paidAt: z.nullable(Instant),
  lastFailure: z.optional(z.nullable(CheckoutFailure)),
  /** How it is paid, where there is a deposit or a balance beside what is financed. */
  payment: z.optional(PaymentParts),
  /** Lines that wait, or waited, for their suppliers; absent where none does. */
  bookings: z.optional(z.array(Booking)),
})
export type Checkout = z.infer<typeof Checkout>

/** The order an amendment adds to, as its shopper sees it. */
export const Amended = z.strictObject({
  merchantReference: z.string(),
  /** What was financed of it. */
  amountMinor: AmountMinor,
})
export type Amended = z.infer<typeof Amended>

/** The checkout as the shopper sees it. */
export const ShopperCheckout = z.strictObject({
  id: CheckoutId,
  merchantName: z.string(),
  merchantReference: z.string(),
  scenario: Scenario,
  currency: Currency,
  amountMinor: AmountMinor,
  lines: z.array(CheckoutLine),
  status: CheckoutStatus,
  returnUrl: z.string(),
  expiresAt: Instant,
  /** How it is paid, where there is a deposit or a balance beside what is financed. */
  payment: z.optional(PaymentParts),
  /** Lines that wait, or waited, for their suppliers; absent where none does. */
  bookings: z.optional(z.array(Booking)),
  /** This order is of the difference alone: the one before, whose loan stays as agreed. */
  amends: z.optional(Amended),
})
export type ShopperCheckout = z.infer<typeof ShopperCheckout>
