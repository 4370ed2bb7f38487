import { Checkout, NewCheckout, ShopperCheckout } from '@miaoguo/shared/checkout/checkout'
import { Consent } from '@miaoguo/shared/consent/consent'
import { CostSheet, Disclosure } from '@miaoguo/shared/disclosure/disclosure'
import { WebhookEvent } from '@miaoguo/shared/event/event'
import { LenderIdentity, LocalText } from '@miaoguo/shared/lender/lender'
import { LenderTerms, ProductTerms } from '@miaoguo/shared/lender/terms'
import { Application, Loan, LoanSummary } from '@miaoguo/shared/loan/loan'
import { Offer, OfferRequest, Promotion } from '@miaoguo/shared/offer/offer'
import { LenderQuote } from '@miaoguo/shared/offer/quote'
import { ProblemDetails } from '@miaoguo/shared/problem/problem'
import { Installment } from '@miaoguo/shared/schedule/installment'
import { NewSession, Session } from '@miaoguo/shared/session/session'
import * as z from 'zod/mini'

export type JsonSchema = Record<string, unknown>

const named = {
  Application,
  Checkout,
  Consent,
  CostSheet,
  Disclosure,
  Installment,
  LenderIdentity,
  LenderQuote,
  LenderTerms,
  Loan,
  LoanSummary,
  LocalText,
  NewCheckout,
  NewSession,
  Offer,
  OfferRequest,
  ProblemDetails,
  ProductTerms,
  Promotion,
  Session,
  ShopperCheckout,
  WebhookEvent,
}

const registry = z.registry<{ id: string }>()
for (const [id, schema] of Object.entries(named)) registry.add(schema, { id })

/** Collects JSON Schemas (2020-12, as OpenAPI 3.1 wants them) and the named ones they lean on. */
export function collectSchemas() {
  const components: Record<string, JsonSchema> = {}
  const toComponents = (text: string): string =>
    text.replaceAll('"#/$defs/', '"#/components/schemas/')
  const add = (schema: z.ZodMiniType): JsonSchema => {
    const {
      $schema: _,
      $defs,
      id,
      ...rest
    } = JSON.parse(toComponents(JSON.stringify(z.toJSONSchema(schema, { metadata: registry }))))
    for (const [name, definition] of Object.entries<JsonSchema>($defs ?? {})) {
      const { id: _id, ...body } = definition
      components[name] ??= body
    }
    if (typeof id !== 'string') return rest
    components[id] ??= rest
    return { $ref: `#/components/schemas/${id}` }
  }
  return { add, components }
}
export type Schemas = ReturnType<typeof collectSchemas>
