import {
  Authorization,
  AuthorizationChange,
  InstallmentChange,
  Operation,
  OperationFailure,
  Refund,
  RefundImpact,
  Reversal,
} from '@miaoguo/shared/authorization/authorization'
import {
  Campaign,
  CampaignProduct,
  NewCampaign,
  OfferSubsidy,
  SubsidyDifference,
} from '@miaoguo/shared/campaign/campaign'
import { Booking } from '@miaoguo/shared/checkout/booking'
import { PaymentParts } from '@miaoguo/shared/checkout/line'
import { Checkout, NewCheckout, ShopperCheckout } from '@miaoguo/shared/checkout/checkout'
import { Consent } from '@miaoguo/shared/consent/consent'
import { Dispute, DisputeEvidence, EvidenceDocument } from '@miaoguo/shared/dispute/dispute'
import { CostSheet, Disclosure } from '@miaoguo/shared/disclosure/disclosure'
import {
  AuthorizationEvent,
  BookingEvent,
  CampaignEvent,
  CheckoutEvent,
  DisputeEvent,
  EventType,
  RefundEvent,
  TestEvent,
  WebhookEvent,
} from '@miaoguo/shared/event/event'
import {
  DeliveryAttempt,
  WebhookDelivery,
  WebhookDeliveryLog,
} from '@miaoguo/shared/event/webhook-delivery'
import { IssuedWebhookEndpoint, WebhookEndpoint } from '@miaoguo/shared/event/webhook-endpoint'
import { LenderIdentity, LocalText } from '@miaoguo/shared/lender/lender'
import { LenderTerms, ProductTerms } from '@miaoguo/shared/lender/terms'
import { Application, Loan, LoanSummary } from '@miaoguo/shared/loan/loan'
import {
  Eligibility,
  IneligibleReason,
  ProductEligibility,
} from '@miaoguo/shared/merchant/eligibility'
import { ApiKey, ApiRequest, IssuedApiKey, TestClock } from '@miaoguo/shared/merchant/merchant'
import { Offer, OfferRequest, Promotion } from '@miaoguo/shared/offer/offer'
import { LenderQuote } from '@miaoguo/shared/offer/quote'
import { ProblemDetails } from '@miaoguo/shared/problem/problem'
import { Installment } from '@miaoguo/shared/schedule/installment'
import { NewSession, Session } from '@miaoguo/shared/session/session'
import * as z from 'zod/mini'

export type JsonSchema = Record<string, unknown>

const named = {
  ApiKey,
  ApiRequest,
  Application,
  Authorization,
  AuthorizationChange,
  AuthorizationEvent,
  Booking,
  BookingEvent,
  Campaign,
  CampaignEvent,
  CampaignProduct,
  Checkout,
  CheckoutEvent,
  Consent,
  CostSheet,
  DeliveryAttempt,
  Disclosure,
  Dispute,
  DisputeEvent,
  DisputeEvidence,
  Eligibility,
  EventType,
  EvidenceDocument,
  IneligibleReason,
  Installment,
  InstallmentChange,
  IssuedApiKey,
  IssuedWebhookEndpoint,
  LenderIdentity,
  LenderQuote,
  LenderTerms,
  Loan,
  LoanSummary,
  LocalText,
  NewCampaign,
  NewCheckout,
  NewSession,
  Offer,
  OfferRequest,
  OfferSubsidy,
  Operation,
  OperationFailure,
  PaymentParts,
  ProblemDetails,
  ProductEligibility,
  ProductTerms,
  Promotion,
  Refund,
  RefundEvent,
  RefundImpact,
  Reversal,
  Session,
  ShopperCheckout,
  SubsidyDifference,
  TestClock,
  TestEvent,
  WebhookDelivery,
  WebhookDeliveryLog,
  WebhookEndpoint,
  WebhookEvent,
}

const registry = z.registry<{ id: string }>()
for (const [id, schema] of Object.entries(named)) registry.add(schema, { id })

/** What is sent to us, and what lenders answer: unknown fields are refused. Our own answers may grow. */
const closed = new Set([
  'DisputeEvidence',
  'EvidenceDocument',
  'NewCampaign',
  'NewCheckout',
  'NewSession',
  'LenderQuote',
  'LenderTerms',
  'ProductTerms',
])

/** A field's name says its unit. */
const units: readonly [string, string][] = [
  ['Minor', 'minor units of the currency: 129900 is ¥1,299.00'],
  ['PpmPerDay', 'parts per million a day: 500 is 0.05 %'],
  ['Ppm', 'parts per million: 156000 is 15.6 %'],
  ['On', 'calendar date'],
  ['At', 'instant, UTC'],
]

/** Says what a reader needs and leaves out what a generator made of it. */
function polish({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  // The pattern of a date is a page long and says no more than its format.
  if (jsonSchema['format'] !== undefined) delete jsonSchema['pattern']
  if (jsonSchema['minimum'] === Number.MIN_SAFE_INTEGER) delete jsonSchema['minimum']
  if (jsonSchema['maximum'] === Number.MAX_SAFE_INTEGER) delete jsonSchema['maximum']
  for (const [name, it] of Object.entries(
    (jsonSchema['properties'] ?? {}) as Record<string, JsonSchema>,
  )) {
    const unit = units.find(([ending]) => name.endsWith(ending))
    if (unit && it['$ref'] === undefined) it['description'] ??= unit[1]
  }
}

function opened(node: unknown): void {
  if (typeof node !== 'object' || node === null) return
  const schema = node as JsonSchema
  if (schema['additionalProperties'] === false) delete schema['additionalProperties']
  Object.values(schema).forEach(opened)
}

/** Collects JSON Schemas (2020-12, as OpenAPI 3.1 wants them) and the named ones they lean on. */
export function collectSchemas() {
  const components: Record<string, JsonSchema> = {}
  const keep = (name: string, schema: JsonSchema): void => {
    if (!closed.has(name)) opened(schema)
    components[name] ??= schema
  }
  const add = (schema: z.ZodMiniType, direction: 'asked' | 'answered' = 'asked'): JsonSchema => {
    const made = z.toJSONSchema(schema, { metadata: registry, override: polish })
    const text = JSON.stringify(made).replaceAll('"#/$defs/', '"#/components/schemas/')
    const { $schema: _, $defs, id, ...rest } = JSON.parse(text) as JsonSchema
    for (const [name, { id: _id, ...body }] of Object.entries(
      ($defs ?? {}) as Record<string, JsonSchema>,
    )) {
      keep(name, body)
    }
    if (typeof id === 'string') {
      keep(id, rest)
      return { $ref: `#/components/schemas/${id}` }
    }
    if (direction === 'answered') opened(rest)
    return rest
  }
  return { add, components }
}
export type Schemas = ReturnType<typeof collectSchemas>
