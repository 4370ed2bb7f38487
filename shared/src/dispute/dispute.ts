import * as z from 'zod/mini'
import { AuthorizationId, CheckoutId, DisputeId, LoanId } from '../id/id.ts'
import { AmountMinor, Currency } from '../money/money.ts'
import { CalendarDate, Instant } from '../time/calendar-date.ts'

/** Why a borrower says that an amount is not owed, or not so much of it. */
export const DisputeReason = z.enum([
  'goods_not_received',
  'not_as_described',
  'unauthorized',
  'duplicate',
  'credit_not_processed',
])
export type DisputeReason = z.infer<typeof DisputeReason>

/** Where a dispute stands. `lost`, `accepted` and `expired` take its amount back from the merchant. */
export const DisputeStatus = z.enum([
  'opened',
  'evidence_submitted',
  'won',
  'lost',
  'accepted',
  'expired',
])
export type DisputeStatus = z.infer<typeof DisputeStatus>

const Line = z.string().check(z.minLength(1), z.maxLength(120))

export const documentsMax = 5
export const documentBytesMax = 10_485_760

/** A document by reference: the merchant keeps it, the lender reads it there, the digest proves that it is the same. */
export const EvidenceDocument = z.strictObject({
  kind: z.enum(['receipt', 'delivery_proof', 'correspondence', 'refund_proof', 'terms', 'other']),
  name: Line,
  /** Where the lender reads it, until the dispute is decided; https alone. */
  url: z.string().check(z.maxLength(500), z.regex(/^https:\/\/[^\s<>"]+$/)),
  /** SHA-256 of its bytes. */
  digest: z.string().check(z.regex(/^sha256:[0-9a-f]{64}$/)),
  bytes: z.int().check(z.minimum(1), z.maximum(documentBytesMax)),
})
export type EvidenceDocument = z.infer<typeof EvidenceDocument>

/** What a merchant says against a dispute, once. */
export const DisputeEvidence = z.strictObject({
  explanation: z.string().check(z.minLength(1), z.maxLength(2000)),
  shippedOn: z.optional(CalendarDate),
  deliveredOn: z.optional(CalendarDate),
  carrier: z.optional(Line),
  trackingNumber: z.optional(Line),
  documents: z.optional(z.array(EvidenceDocument).check(z.maxLength(documentsMax))),
})
export type DisputeEvidence = z.infer<typeof DisputeEvidence>

/** A merchant’s answer to a dispute; `pending` until the lender says that it has it. */
export const DisputeResponse = z.strictObject({
  kind: z.enum(['evidence', 'acceptance']),
  status: z.enum(['pending', 'received']),
  askedAt: Instant,
})
export type DisputeResponse = z.infer<typeof DisputeResponse>

/** A borrower’s saying that money drawn for an order is not owed, as its merchant sees it. */
export const Dispute = z.strictObject({
  id: DisputeId,
  authorizationId: AuthorizationId,
  checkoutId: CheckoutId,
  merchantReference: z.string(),
  loanId: LoanId,
  reason: DisputeReason,
  status: DisputeStatus,
  currency: Currency,
  amountMinor: AmountMinor,
  /** What the lender took back by it: all of the amount, or nothing yet. */
  takenBackMinor: AmountMinor,
  /** Until when an answer counts. */
  respondBy: Instant,
  /** Whole days until then; null once it is answered or decided. */
  daysLeft: z.nullable(z.int().check(z.minimum(0))),
  response: z.nullable(DisputeResponse),
  evidence: z.nullable(DisputeEvidence),
  openedAt: Instant,
  decidedAt: z.nullable(Instant),
  createdAt: Instant,
})
export type Dispute = z.infer<typeof Dispute>
