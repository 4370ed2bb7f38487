import * as z from 'zod/mini'
import {
  AuthorizationStatus,
  OperationFailure,
  OperationStatus,
} from '../authorization/authorization.ts'
import {
  AuthorizationId,
  CampaignId,
  CheckoutId,
  DisputeId,
  EventId,
  LoanId,
  OperationId,
  RefundId,
  WebhookEndpointId,
} from '../id/id.ts'
import { DisputeReason, DisputeStatus } from '../dispute/dispute.ts'
import { MerchantMode } from '../merchant/merchant.ts'
import { AmountMinor, Currency } from '../money/money.ts'
import { Instant } from '../time/calendar-date.ts'
import { Booking } from '../checkout/booking.ts'
import { CheckoutStatus } from '../checkout/checkout.ts'

/** What merchants are told of a checkout. A decline leaves it open: another lender may be tried. */
export const CheckoutEventType = z.enum([
  'checkout.paid',
  'checkout.declined',
  'checkout.expired',
  'checkout.cancelled',
])
export type CheckoutEventType = z.infer<typeof CheckoutEventType>

/** What merchants are told of money that is held; `expiring` comes 72 and 24 hours before the end. */
export const AuthorizationEventType = z.enum([
  'authorization.created',
  'authorization.captured',
  'authorization.capture_failed',
  'authorization.released',
  'authorization.cancelled',
  'authorization.extended',
  'authorization.expiring',
  'authorization.expired',
])
export type AuthorizationEventType = z.infer<typeof AuthorizationEventType>

export const RefundEventType = z.enum(['refund.created', 'refund.succeeded', 'refund.failed'])
export type RefundEventType = z.infer<typeof RefundEventType>

/** What merchants are told of a dispute; `expiring` comes 72 and 24 hours before the time to answer ends. */
export const DisputeEventType = z.enum([
  'dispute.opened',
  'dispute.expiring',
  'dispute.evidence_submitted',
  'dispute.won',
  'dispute.lost',
  'dispute.accepted',
  'dispute.expired',
])
export type DisputeEventType = z.infer<typeof DisputeEventType>

/** What merchants are told of a supplier’s answer to a line of an order. */
export const BookingEventType = z.enum(['booking.confirmed', 'booking.refused'])
export type BookingEventType = z.infer<typeof BookingEventType>

/** What merchants are told of a campaign’s budget: that much of it is gone, and that an order did not fit any more. */
export const CampaignEventType = z.enum(['campaign.budget_warning', 'campaign.exhausted'])
export type CampaignEventType = z.infer<typeof CampaignEventType>

/** Everything merchants are told, in the past tense; `webhook.test` is sent when they ask for it. */
export const EventType = z.enum([
  ...CheckoutEventType.options,
  ...AuthorizationEventType.options,
  ...RefundEventType.options,
  ...DisputeEventType.options,
  ...CampaignEventType.options,
  ...BookingEventType.options,
  'webhook.test',
])
export type EventType = z.infer<typeof EventType>

/** What every event says of itself; its id is the webhook-id header. */
const envelope = {
  id: EventId,
  createdAt: Instant,
  mode: MerchantMode,
  /** Rises by one with each event of the object; what carries a lower one than you know is old news. */
  objectVersion: z.int().check(z.minimum(1)),
}

export const CheckoutEvent = z.strictObject({
  ...envelope,
  type: CheckoutEventType,
  data: z.strictObject({
    checkoutId: CheckoutId,
    merchantReference: z.string(),
    status: CheckoutStatus,
    amountMinor: AmountMinor,
    currency: Currency,
    loanId: z.nullable(LoanId),
  }),
})
export type CheckoutEvent = z.infer<typeof CheckoutEvent>

/** Figures are those of the authorization after what happened. */
export const AuthorizationEvent = z.strictObject({
  ...envelope,
  type: AuthorizationEventType,
  data: z.strictObject({
    authorizationId: AuthorizationId,
    checkoutId: CheckoutId,
    merchantReference: z.string(),
    loanId: LoanId,
    status: AuthorizationStatus,
    currency: Currency,
    amountMinor: AmountMinor,
    capturedMinor: AmountMinor,
    releasedMinor: AmountMinor,
    refundedMinor: AmountMinor,
    expiresAt: z.nullable(Instant),
    /** What it came of; null when nobody asked for it. */
    operationId: z.nullable(OperationId),
    /** Of a capture that failed: why, and what to name to the lender. */
    failure: z.nullable(OperationFailure),
  }),
})
export type AuthorizationEvent = z.infer<typeof AuthorizationEvent>

export const RefundEvent = z.strictObject({
  ...envelope,
  type: RefundEventType,
  data: z.strictObject({
    refundId: RefundId,
    authorizationId: AuthorizationId,
    checkoutId: CheckoutId,
    merchantReference: z.string(),
    status: OperationStatus,
    currency: Currency,
    amountMinor: AmountMinor,
    failure: z.nullable(OperationFailure),
  }),
})
export type RefundEvent = z.infer<typeof RefundEvent>

export const DisputeEvent = z.strictObject({
  ...envelope,
  type: DisputeEventType,
  data: z.strictObject({
    disputeId: DisputeId,
    authorizationId: AuthorizationId,
    checkoutId: CheckoutId,
    merchantReference: z.string(),
    reason: DisputeReason,
    status: DisputeStatus,
    currency: Currency,
    amountMinor: AmountMinor,
    /** What the lender took back by it. */
    takenBackMinor: AmountMinor,
    respondBy: Instant,
  }),
})
export type DisputeEvent = z.infer<typeof DisputeEvent>

export const CampaignEvent = z.strictObject({
  ...envelope,
  type: CampaignEventType,
  data: z.strictObject({
    campaignId: CampaignId,
    name: z.string(),
    currency: Currency,
    budgetMinor: AmountMinor,
    reservedMinor: AmountMinor,
    spentMinor: AmountMinor,
    remainingMinor: AmountMinor,
  }),
})
export type CampaignEvent = z.infer<typeof CampaignEvent>

export const BookingEvent = z.strictObject({
  ...envelope,
  type: BookingEventType,
  data: z.strictObject({
    checkoutId: CheckoutId,
    merchantReference: z.string(),
    currency: Currency,
    booking: Booking,
  }),
})
export type BookingEvent = z.infer<typeof BookingEvent>

export const TestEvent = z.strictObject({
  ...envelope,
  type: z.literal('webhook.test'),
  data: z.strictObject({ webhookEndpointId: WebhookEndpointId }),
})
export type TestEvent = z.infer<typeof TestEvent>

/** The body of a webhook. Deliveries may repeat and arrive out of order. */
export const WebhookEvent = z.discriminatedUnion('type', [
  CheckoutEvent,
  AuthorizationEvent,
  RefundEvent,
  DisputeEvent,
  CampaignEvent,
  BookingEvent,
  TestEvent,
])
export type WebhookEvent = z.infer<typeof WebhookEvent>
