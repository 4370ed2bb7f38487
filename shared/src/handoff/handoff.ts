import * as z from 'zod/mini'
import { ApplicationId, CheckoutId, HandoffId } from '../id/id.ts'
import { LenderIdentity, LocalText } from '../lender/lender.ts'
import { DeclineReason } from '../loan/loan.ts'
import { AmountMinor, Currency } from '../money/money.ts'
import { Instant } from '../time/calendar-date.ts'

/**
 * What a shopper is told before she leaves for a lender's own page: who it is, what she pays there, and what of the order
 * the lender is told. The cost, the rate and the schedule are shown by the lender there, and by nobody here.
 */
export const HandoffNotice = z.strictObject({
  version: z.literal('handoff-notice/1'),
  lender: LenderIdentity,
  productName: LocalText,
  merchantName: z.string(),
  merchantReference: z.string(),
  currency: Currency,
  amountMinor: AmountMinor,
  /** What leaves us when she does. */
  shares: z.array(z.enum(['amount', 'order_reference', 'order_lines', 'itinerary', 'travelers'])),
  termsShownBy: z.literal('lender'),
})
export type HandoffNotice = z.infer<typeof HandoffNotice>

/** A lender that may be chosen and shows its terms on its own page. Nothing of the order has been told to it. */
export const HandoffChoice = z.strictObject({
  notice: HandoffNotice,
  /** SHA-256 of the notice's canonical JSON: what a yes to it points at. */
  noticeDigest: z.string().check(z.regex(/^sha256:[0-9a-f]{64}$/)),
})
export type HandoffChoice = z.infer<typeof HandoffChoice>

/**
 * `away`: she was sent there, and nothing is agreed as far as the lender says. `agreed`: the lender says that she agreed,
 * and an application is made of it. `refused`: the lender or she said no. `expired`: the lender's page has closed.
 * `overtaken`: she agreed, but the order was paid or ended otherwise. `contradicted`: the lender speaks of another order.
 */
export const HandoffState = z.enum([
  'away',
  'agreed',
  'refused',
  'expired',
  'overtaken',
  'contradicted',
])
export type HandoffState = z.infer<typeof HandoffState>

/** From `away` there is one step, and none after it. */
export const nextHandoffState = {
  away: ['agreed', 'refused', 'expired', 'overtaken', 'contradicted'],
  agreed: [],
  refused: [],
  expired: [],
  overtaken: [],
  contradicted: [],
} as const satisfies Record<HandoffState, readonly HandoffState[]>

/** One going to a lender's own page, and what became of it by the lender's word. */
export const Handoff = z.strictObject({
  id: HandoffId,
  checkoutId: CheckoutId,
  state: HandoffState,
  notice: HandoffNotice,
  /** The lender's page, while she may still go there. */
  leaveUrl: z.nullable(z.string()),
  expiresAt: Instant,
  declineReasons: z.array(DeclineReason),
  applicationId: z.nullable(ApplicationId),
  returnUrl: z.string(),
})
export type Handoff = z.infer<typeof Handoff>
