import * as z from 'zod/mini'

/** Klarna Payments 1.1 and Order Management, the part we speak; amounts are minor units. */

const Amount = z.int().check(z.minimum(0))

export const WireSession = z.object({ session_id: z.string(), client_token: z.string() })

/** A session read again: the definition's `session_read`. */
export const WireReadSession = z.object({
  status: z.string(),
  authorization_token: z.optional(z.nullable(z.string())),
  order_amount: Amount,
  purchase_currency: z.string(),
  merchant_reference1: z.optional(z.nullable(z.string())),
})
export type WireReadSession = z.infer<typeof WireReadSession>

/** Klarna's Hosted Payment Page, from its public reference; no definition of it is published. */
export const WireHostedPage = z.object({ session_id: z.string(), redirect_url: z.string() })
export const WireHostedState = z.object({ status: z.string() })

export const WireCreatedOrder = z.object({
  order_id: z.string(),
  fraud_status: z.optional(z.string()),
})

const WirePart = z.object({
  reference: z.optional(z.nullable(z.string())),
  captured_amount: z.optional(Amount),
  refunded_amount: z.optional(Amount),
})

export const WireOrder = z.object({
  order_id: z.string(),
  /** AUTHORIZED, PART_CAPTURED, CAPTURED, CANCELLED, EXPIRED or CLOSED; read by name in translate. */
  status: z.string(),
  fraud_status: z.optional(z.string()),
  order_amount: Amount,
  captured_amount: Amount,
  refunded_amount: Amount,
  remaining_authorized_amount: Amount,
  purchase_currency: z.string(),
  expires_at: z.optional(z.nullable(z.iso.datetime({ offset: true }))),
  captures: z.optional(z.array(WirePart)),
  refunds: z.optional(z.array(WirePart)),
})
export type WireOrder = z.infer<typeof WireOrder>

/** The only part of an error that is read. */
export const WireError = z.object({ error_code: z.string() })

export const WireNothing = z.unknown()
