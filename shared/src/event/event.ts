import * as z from 'zod/mini'
import { CheckoutId, EventId, LoanId, WebhookEndpointId } from '../id/id.ts'
import { MerchantMode } from '../merchant/merchant.ts'
import { AmountMinor, Currency } from '../money/money.ts'
import { Instant } from '../time/calendar-date.ts'
import { CheckoutStatus } from '../checkout/checkout.ts'

/** What merchants are told of a checkout. A decline leaves it open: another lender may be tried. */
export const CheckoutEventType = z.enum([
  'checkout.paid',
  'checkout.declined',
  'checkout.expired',
  'checkout.cancelled',
])
export type CheckoutEventType = z.infer<typeof CheckoutEventType>

/** Everything merchants are told, in the past tense; `webhook.test` is sent when they ask for it. */
export const EventType = z.enum([...CheckoutEventType.options, 'webhook.test'])
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

export const TestEvent = z.strictObject({
  ...envelope,
  type: z.literal('webhook.test'),
  data: z.strictObject({ webhookEndpointId: WebhookEndpointId }),
})
export type TestEvent = z.infer<typeof TestEvent>

/** The body of a webhook. Deliveries may repeat and arrive out of order. */
export const WebhookEvent = z.discriminatedUnion('type', [CheckoutEvent, TestEvent])
export type WebhookEvent = z.infer<typeof WebhookEvent>
