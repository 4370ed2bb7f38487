import * as z from 'zod/mini'
import { DeliveryId, EventId, WebhookEndpointId } from '../id/id.ts'
import { Instant } from '../time/calendar-date.ts'
import { EventType } from './event.ts'

export const DeliveryStatus = z.enum(['pending', 'delivered', 'failed'])
export type DeliveryStatus = z.infer<typeof DeliveryStatus>

export const DeliveryCause = z.enum(['event', 'replay', 'test'])
export type DeliveryCause = z.infer<typeof DeliveryCause>

/** One event on its way to one endpoint, with all its attempts. */
export const WebhookDelivery = z.strictObject({
  id: DeliveryId,
  eventId: EventId,
  eventType: EventType,
  webhookEndpointId: WebhookEndpointId,
  url: z.string(),
  cause: DeliveryCause,
  status: DeliveryStatus,
  attemptCount: z.int(),
  nextAttemptAt: z.nullable(Instant),
  createdAt: Instant,
  endedAt: z.nullable(Instant),
})
export type WebhookDelivery = z.infer<typeof WebhookDelivery>

export const LoggedHeader = z.strictObject({ name: z.string(), value: z.string() })
export type LoggedHeader = z.infer<typeof LoggedHeader>

/** Why an attempt got no answer, or could not be made. */
export const NoAnswerReason = z.enum([
  'timeout',
  'unreachable',
  'answer_too_large',
  'address_not_allowed',
  'endpoint_disabled',
])
export type NoAnswerReason = z.infer<typeof NoAnswerReason>

/** One attempt: what was sent, signatures left out, and what came back, cut to its first kilobyte. */
export const DeliveryAttempt = z.strictObject({
  attempt: z.int(),
  outcome: z.enum(['delivered', 'failed', 'refused']),
  reason: z.nullable(NoAnswerReason),
  requestHeaders: z.array(LoggedHeader),
  responseStatus: z.nullable(z.int()),
  responseHeaders: z.array(LoggedHeader),
  responseBody: z.nullable(z.string()),
  startedAt: Instant,
  endedAt: Instant,
})
export type DeliveryAttempt = z.infer<typeof DeliveryAttempt>

export const WebhookDeliveryLog = z.strictObject({
  ...WebhookDelivery.shape,
  /** The bytes that were signed. */
  requestBody: z.string(),
  attempts: z.array(DeliveryAttempt),
})
export type WebhookDeliveryLog = z.infer<typeof WebhookDeliveryLog>
