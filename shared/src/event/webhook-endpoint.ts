import * as z from 'zod/mini'
import { WebhookEndpointId } from '../id/id.ts'
import { Instant } from '../time/calendar-date.ts'
import { EventType } from './event.ts'

/**
 * Where a merchant is told. `fixed` has an address of its own; `per_checkout`, one for each merchant, stands for the
 * `notifyUrl` that each checkout brings along.
 */
export const WebhookEndpoint = z.strictObject({
  id: WebhookEndpointId,
  kind: z.enum(['fixed', 'per_checkout']),
  url: z.nullable(z.string()),
  description: z.string(),
  /** Null for every type, also those to come. */
  eventTypes: z.nullable(z.array(EventType)),
  status: z.enum(['enabled', 'disabled']),
  /** `gone`: the address answered 410, by which a receiver asks us to stop. */
  disabledReason: z.nullable(z.enum(['by_merchant', 'gone'])),
  /** Until then deliveries carry a second signature, by the secret before this one. */
  previousSecretExpiresAt: z.nullable(Instant),
  createdAt: Instant,
})
export type WebhookEndpoint = z.infer<typeof WebhookEndpoint>

/** An endpoint at the only moment at which its signing secret is shown. */
export const IssuedWebhookEndpoint = z.strictObject({
  ...WebhookEndpoint.shape,
  secret: z.string(),
})
export type IssuedWebhookEndpoint = z.infer<typeof IssuedWebhookEndpoint>
