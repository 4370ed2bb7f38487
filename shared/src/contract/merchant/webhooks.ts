import * as z from 'zod/mini'
import { EventType, WebhookEvent } from '../../event/event.ts'
import {
  DeliveryStatus,
  WebhookDelivery,
  WebhookDeliveryLog,
} from '../../event/webhook-delivery.ts'
import { IssuedWebhookEndpoint, WebhookEndpoint } from '../../event/webhook-endpoint.ts'
import {
  AuthorizationId,
  CampaignId,
  CheckoutId,
  DeliveryId,
  DisputeId,
  EventId,
  RefundId,
  WebhookEndpointId,
} from '../../id/id.ts'
import { Instant } from '../../time/calendar-date.ts'
import { endpoint } from '../endpoint.ts'
import { pageOf, paging } from '../paging.ts'

const Url = z.string().check(z.maxLength(2000), z.regex(/^https?:\/\/[^\s<>"]+$/))
const Description = z.string().check(z.maxLength(200))
const Types = z.array(EventType).check(z.minLength(1), z.maxLength(50))
const One = z.strictObject({ id: WebhookEndpointId })

export const webhookEndpointContract = {
  create: endpoint({
    id: 'createWebhookEndpoint',
    summary: 'An address to be told at; the signing secret is shown in this answer alone',
    method: 'POST',
    path: '/v1/webhook-endpoints',
    actor: 'merchant',
    status: 201,
    body: z.strictObject({
      url: Url,
      description: z.optional(Description),
      /** Every type when it is not said. */
      eventTypes: z.optional(z.nullable(Types)),
    }),
    output: IssuedWebhookEndpoint,
    problems: ['url_not_allowed', 'object_limit_reached'],
  }),
  list: endpoint({
    id: 'listWebhookEndpoints',
    summary: 'Where you are told, oldest first',
    method: 'GET',
    path: '/v1/webhook-endpoints',
    actor: 'merchant',
    status: 200,
    output: z.strictObject({ items: z.array(WebhookEndpoint) }),
    problems: [],
  }),
  view: endpoint({
    id: 'viewWebhookEndpoint',
    summary: 'One endpoint',
    method: 'GET',
    path: '/v1/webhook-endpoints/:id',
    actor: 'merchant',
    status: 200,
    params: One,
    output: WebhookEndpoint,
    problems: ['not_found'],
  }),
  update: endpoint({
    id: 'updateWebhookEndpoint',
    summary: 'Change the fields that are sent; disabling ends what is on its way',
    method: 'POST',
    path: '/v1/webhook-endpoints/:id',
    actor: 'merchant',
    status: 200,
    params: One,
    body: z.strictObject({
      url: z.optional(Url),
      description: z.optional(Description),
      eventTypes: z.optional(z.nullable(Types)),
      status: z.optional(z.enum(['enabled', 'disabled'])),
    }),
    output: WebhookEndpoint,
    problems: ['not_found', 'url_not_allowed', 'webhook_endpoint_built_in'],
  }),
  remove: endpoint({
    id: 'deleteWebhookEndpoint',
    summary: 'Remove an endpoint; its delivery log stays',
    method: 'POST',
    path: '/v1/webhook-endpoints/:id/delete',
    actor: 'merchant',
    status: 200,
    params: One,
    body: z.strictObject({}),
    output: z.strictObject({ id: WebhookEndpointId, deleted: z.literal(true) }),
    problems: ['not_found', 'webhook_endpoint_built_in'],
  }),
  rotateSecret: endpoint({
    id: 'rotateWebhookSecret',
    summary: 'A new signing secret; during the overlap deliveries carry a signature of each',
    method: 'POST',
    path: '/v1/webhook-endpoints/:id/rotate-secret',
    actor: 'merchant',
    status: 200,
    params: One,
    body: z.strictObject({
      /** How long the old secret signs beside the new one; 0 ends it now. 24 when it is not said. */
      overlapHours: z.optional(z.int().check(z.minimum(0), z.maximum(168))),
    }),
    output: IssuedWebhookEndpoint,
    problems: ['not_found'],
  }),
  test: endpoint({
    id: 'testWebhookEndpoint',
    summary: 'Send a webhook.test event there',
    method: 'POST',
    path: '/v1/webhook-endpoints/:id/test',
    actor: 'merchant',
    status: 202,
    params: One,
    body: z.strictObject({}),
    output: WebhookDelivery,
    problems: ['not_found', 'webhook_endpoint_built_in', 'webhook_endpoint_disabled'],
  }),
}

export const eventContract = {
  list: endpoint({
    id: 'listEvents',
    summary: 'What happened, newest first, whether or not you could be told',
    method: 'GET',
    path: '/v1/events',
    actor: 'merchant',
    status: 200,
    query: z.strictObject({
      ...paging,
      type: z.optional(EventType),
      checkoutId: z.optional(CheckoutId),
      authorizationId: z.optional(AuthorizationId),
      refundId: z.optional(RefundId),
      disputeId: z.optional(DisputeId),
      campaignId: z.optional(CampaignId),
    }),
    output: pageOf(WebhookEvent),
    problems: [],
  }),
  view: endpoint({
    id: 'viewEvent',
    summary: 'One event, as it is delivered',
    method: 'GET',
    path: '/v1/events/:id',
    actor: 'merchant',
    status: 200,
    params: z.strictObject({ id: EventId }),
    output: WebhookEvent,
    problems: ['not_found'],
  }),
  replay: endpoint({
    id: 'replayEvent',
    summary: 'Deliver one event again, to one endpoint or to all that want its type',
    method: 'POST',
    path: '/v1/events/:id/replay',
    actor: 'merchant',
    status: 202,
    params: z.strictObject({ id: EventId }),
    body: z.strictObject({ webhookEndpointId: z.optional(WebhookEndpointId) }),
    output: z.strictObject({ deliveries: z.array(WebhookDelivery) }),
    problems: ['not_found', 'webhook_endpoint_disabled'],
  }),
  replayMany: endpoint({
    id: 'replayEvents',
    summary: 'Deliver the events of a time again, oldest first: those that failed, or all',
    method: 'POST',
    path: '/v1/event-replays',
    actor: 'merchant',
    status: 202,
    body: z.strictObject({
      fromAt: Instant,
      toAt: Instant,
      which: z.enum(['failed', 'all']),
      eventTypes: z.optional(Types),
    }),
    output: z.strictObject({ eventCount: z.int(), deliveryCount: z.int() }),
    problems: ['replay_too_large'],
  }),
}

export const webhookDeliveryContract = {
  list: endpoint({
    id: 'listWebhookDeliveries',
    summary: 'Deliveries of the last 30 days, newest first',
    method: 'GET',
    path: '/v1/webhook-deliveries',
    actor: 'merchant',
    status: 200,
    query: z.strictObject({
      ...paging,
      status: z.optional(DeliveryStatus),
      webhookEndpointId: z.optional(WebhookEndpointId),
      eventId: z.optional(EventId),
    }),
    output: pageOf(WebhookDelivery),
    problems: [],
  }),
  view: endpoint({
    id: 'viewWebhookDelivery',
    summary: 'One delivery with each attempt, what was sent and what came back',
    method: 'GET',
    path: '/v1/webhook-deliveries/:id',
    actor: 'merchant',
    status: 200,
    params: z.strictObject({ id: DeliveryId }),
    output: WebhookDeliveryLog,
    problems: ['not_found'],
  }),
}
