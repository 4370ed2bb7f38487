import * as z from 'zod/mini'
import { CheckoutId, EventId, LoanId } from '../id/id.ts'
import { AmountMinor, Currency } from '../money/money.ts'
import { Instant } from '../time/calendar-date.ts'
import { CheckoutStatus } from '../checkout/checkout.ts'

/** What merchants are told, in the past tense. A decline leaves the checkout open: another lender may be tried. */
export const EventType = z.enum([
  'checkout.paid',
  'checkout.declined',
  'checkout.expired',
  'checkout.cancelled',
])
export type EventType = z.infer<typeof EventType>

/** The body of a webhook. Its id is the webhook-id header; deliveries may repeat and arrive out of order. */
export const WebhookEvent = z.strictObject({
  id: EventId,
  type: EventType,
  createdAt: Instant,
  data: z.strictObject({
    checkoutId: CheckoutId,
    merchantReference: z.string(),
    status: CheckoutStatus,
    amountMinor: AmountMinor,
    currency: Currency,
    loanId: z.nullable(LoanId),
  }),
})
export type WebhookEvent = z.infer<typeof WebhookEvent>
