import * as z from 'zod/mini'
import { DisputeEvidence, DisputeReason } from '../../dispute/dispute.ts'
import { AmountMinor, Currency } from '../../money/money.ts'
import { Reference } from '../../offer/quote.ts'
import { Instant } from '../../time/calendar-date.ts'
import { endpoint } from '../endpoint.ts'

/** A dispute as its lender keeps it. Whatever takes the money back is one settlement line of kind `dispute`. */
export const LenderDispute = z.strictObject({
  disputeReference: Reference,
  loanReference: Reference,
  reason: DisputeReason,
  status: z.enum(['opened', 'evidence_submitted', 'won', 'lost', 'accepted', 'expired']),
  amountMinor: AmountMinor.check(z.minimum(1)),
  currency: Currency,
  openedAt: Instant,
  respondBy: Instant,
  decidedAt: z.nullable(Instant),
})
export type LenderDispute = z.infer<typeof LenderDispute>

const ofDispute = z.strictObject({ disputeReference: Reference })
const told = {
  actor: 'platform',
  status: 200,
  params: ofDispute,
  output: LenderDispute,
  problems: ['not_found', 'operation_unsupported'],
} as const

/** What a lender with `disputes` in its capabilities serves. It tells of a new one by `dispute.changed`. */
export const lenderDisputeContract = {
  dispute: endpoint({
    ...told,
    id: 'lenderDispute',
    summary: 'Where a dispute stands',
    method: 'GET',
    path: '/open-lender/v1/disputes/:disputeReference',
  }),
  submitEvidence: endpoint({
    ...told,
    id: 'lenderSubmitEvidence',
    summary: 'What the merchant says against a dispute; a decided one stays as it is',
    method: 'POST',
    path: '/open-lender/v1/disputes/:disputeReference/evidence',
    body: z.strictObject({ responseReference: Reference, evidence: DisputeEvidence }),
  }),
  acceptDispute: endpoint({
    ...told,
    id: 'lenderAcceptDispute',
    summary: 'Take the amount back: the merchant gives in, or has not answered in time',
    method: 'POST',
    path: '/open-lender/v1/disputes/:disputeReference/acceptance',
    body: z.strictObject({
      responseReference: Reference,
      cause: z.enum(['merchant', 'deadline']),
    }),
  }),
}
