import * as z from 'zod/mini'

/** Flex Pay (travel), from its public reference; amounts are decimals of the currency. */

export const WireToken = z.object({
  access_token: z.string().check(z.minLength(1)),
  expires_in: z.optional(z.number()),
})

/**
 * The published definition leaves this answer open; status and reason codes are those of the reference pages
 * "Payment status" and "Response reason code".
 */
export const WireOffers = z.object({
  status: z.string(),
  reasons: z.optional(z.nullable(z.array(z.int()).check(z.maxLength(20)))),
  /** The order the borrower continues with. */
  orderId: z.optional(z.string()),
})
export type WireOffers = z.infer<typeof WireOffers>

/** An order as the borrower continues with it. Its status is one of the same page; the definition leaves it open too. */
export const WireOrder = z.object({
  id: z.string(),
  status: z.optional(z.string()),
  orderAmount: z.optional(z.string()),
  currency: z.optional(z.string()),
})
export type WireOrder = z.infer<typeof WireOrder>

export const WireTransaction = z.object({
  id: z.string(),
  original_amount: z.number(),
  remaining_amount: z.number(),
  captured_amount: z.number(),
  authorization_expiration: z.optional(z.nullable(z.iso.datetime({ offset: true }))),
})
export type WireTransaction = z.infer<typeof WireTransaction>

export const WireReasons = z.object({ reasons: z.array(z.int()).check(z.minLength(1)) })
export const WireNothing = z.unknown()
