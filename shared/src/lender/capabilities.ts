import * as z from 'zod/mini'

/** How a lender treats a key it has seen. */
export const IdempotencyManners = z.strictObject({
  /** Whether the same key with another input is refused; where it is not, the first answer comes back. */
  input: z.enum(['compared', 'ignored']),
  /** What the same key brings back: the first answer whatever it was, or the first success alone. */
  repeats: z.enum(['first_answer', 'first_success']),
  /** Hours for which keys are remembered; null is for ever. */
  remembersHours: z.nullable(z.int().check(z.minimum(1), z.maximum(87_600))),
})
export type IdempotencyManners = z.infer<typeof IdempotencyManners>

/** What can be done with a loan of one product; a port answers `unsupported` to what is false here. */
export const LenderCapabilities = z.strictObject({
  /** Terms come with a schedule we can compute again; without one the lender shows its own terms. */
  schedule: z.boolean(),
  /** A quote may be a no; without it the no comes when the loan is booked, or on the lender's own page. */
  declinesQuotes: z.boolean(),
  /** A booking may stay pending while the lender thinks. */
  reviews: z.boolean(),
  statusByReference: z.boolean(),
  /** Captured later than booked; without it a booked loan is drawn at once. */
  manualCapture: z.boolean(),
  partialCapture: z.boolean(),
  releaseRemaining: z.boolean(),
  cancel: z.boolean(),
  extendAuthorization: z.boolean(),
  /** Days an authorization lives without being captured; 0 where there is none. */
  authorizationDays: z.int().check(z.minimum(0), z.maximum(366)),
  refund: z.boolean(),
  partialRefund: z.boolean(),
  refundPreview: z.boolean(),
  /** Days after capture in which a refund is taken; 0 without refunds, null without an end. */
  refundWindowDays: z.nullable(z.int().check(z.minimum(0), z.maximum(3660))),
  repayment: z.boolean(),
  payoffQuote: z.boolean(),
  /** How principal may be repaid ahead; absent and empty are not at all. */
  prepayment: z.optional(z.array(z.enum(['installment', 'term'])).check(z.maxLength(2))),
  /** A borrower may withdraw here within the product's cooling-off days; absent is no. */
  withdrawal: z.optional(z.boolean()),
  /** What became of a capture, refund or repayment can be asked by our reference. */
  operationByReference: z.boolean(),
  settlementLines: z.boolean(),
  loanList: z.boolean(),
  notifications: z.boolean(),
  /** Complaints and requests in hardship are taken over the wire; without it people pass them on. */
  serviceRequests: z.optional(z.boolean()),
  /** An answer to hardship may carry a new schedule, which is accepted over the wire; absent is no. */
  relief: z.optional(z.boolean()),
  /** Takes installments on their due day from a borrower's card, where the borrower authorised it; absent is no. */
  mandates: z.optional(z.boolean()),
  /** Issues a certificate of its own once a loan is settled; absent is no. */
  settlementCertificate: z.optional(z.boolean()),
  /** What being late costs is put into rows of its own with each repayment, as the terms say; absent is no. */
  lateCosts: z.optional(z.boolean()),
  /** A merchant may pay a part of the interest and fees; absent is no. */
  merchantSubsidy: z.optional(z.boolean()),
  /** Borrowers' disputes are told of, and answered here; absent is no. */
  disputes: z.optional(z.boolean()),
  /** Lends against a trip alone, and hears of its legs and travelers. */
  itinerary: z.optional(z.boolean()),
  /** Lines are opened, read and closed over the wire, and drawn by quotes that name them; absent is no. */
  creditLine: z.optional(z.boolean()),
  idempotency: IdempotencyManners,
})
export type LenderCapabilities = z.infer<typeof LenderCapabilities>

/** What a lender can do that says nothing of it: the first version of the contract, and no more. */
export const firstCapabilities: LenderCapabilities = {
  schedule: true,
  declinesQuotes: true,
  reviews: true,
  statusByReference: true,
  manualCapture: false,
  partialCapture: false,
  releaseRemaining: false,
  cancel: false,
  extendAuthorization: false,
  authorizationDays: 0,
  refund: false,
  partialRefund: false,
  refundPreview: false,
  refundWindowDays: 0,
  repayment: false,
  payoffQuote: false,
  operationByReference: false,
  settlementLines: false,
  loanList: false,
  notifications: false,
  idempotency: { input: 'compared', repeats: 'first_answer', remembersHours: null },
}
