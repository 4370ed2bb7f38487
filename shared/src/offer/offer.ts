import * as z from 'zod/mini'
import { HandoffChoice } from '../handoff/handoff.ts'
import { OfferSubsidy } from '../campaign/campaign.ts'
import { Funder, LenderIdentity, LocalText } from '../lender/lender.ts'
import { ProductKind } from '../lender/product-kind.ts'
import { CheckoutId, CreditLineId, LenderId, OfferId, OfferRequestId } from '../id/id.ts'
import { IneligibleReason } from '../merchant/eligibility.ts'
import { AmountMinor, Currency } from '../money/money.ts'
import { AnnualRateConvention, RatePpm } from '../rate/rate.ts'
import { AmortizationMethod } from '../schedule/installment.ts'
import { CalendarDate, Instant } from '../time/calendar-date.ts'

/** Terms a borrower may select. Every figure was computed by us and agrees with the lender's. */
export const Offer = z.strictObject({
  id: OfferId,
  lender: LenderIdentity,
  productName: LocalText,
  /** What it is to the shopper; absent on offers made before there were kinds: `installments`. */
  kind: z.optional(ProductKind),
  currency: Currency,
  principalMinor: AmountMinor,
  installmentCount: z.int().check(z.minimum(1), z.maximum(600)),
  method: AmortizationMethod,
  firstInstallmentMinor: AmountMinor,
  largestInstallmentMinor: AmountMinor,
  firstDueOn: CalendarDate,
  totalCostMinor: AmountMinor,
  totalOfPaymentsMinor: AmountMinor,
  annualRatePpm: RatePpm,
  annualRateConvention: AnnualRateConvention,
  /** The same by the day, for kinds that show it; never without the annual rate beside it. */
  dailyRatePpm: z.optional(RatePpm),
  expiresAt: Instant,
  /** What of the costs the merchant pays; the figures above are the shopper’s own. */
  subsidy: z.optional(OfferSubsidy),
  /** The borrower’s own line it is drawn from, and what is left in it by the lender’s last word; absent is from none. */
  creditLine: z.optional(z.strictObject({ id: CreditLineId, availableMinor: AmountMinor })),
  /** Who funds the loan, where it is not the lender alone. */
  funders: z.optional(z.array(Funder).check(z.maxLength(10))),
})
export type Offer = z.infer<typeof Offer>

/**
 * A lender's place in an offer request: still thinking, answered, no offer, or out of reach. Where no rule lets its
 * offers be shown (`dropped`), the ids of those rules. `handoff`: it was asked nothing, its terms are on its own page.
 */
export const LenderAnswer = z.strictObject({
  lenderId: LenderId,
  legalName: LocalText,
  state: z.enum(['asking', 'offered', 'declined', 'unavailable', 'dropped', 'handoff']),
  rules: z.optional(z.array(z.string())),
})
export type LenderAnswer = z.infer<typeof LenderAnswer>

/** A product for trips that would lend this amount for another trip: why not for this one, and what would help. */
export const MissedTrip = z.strictObject({
  lenderId: LenderId,
  legalName: LocalText,
  productName: LocalText,
  reason: IneligibleReason,
})
export type MissedTrip = z.infer<typeof MissedTrip>

/** Offers for one checkout; `version` rises with each arrival, `complete` when nobody is thinking any more. */
export const OfferRequest = z.strictObject({
  id: OfferRequestId,
  checkoutId: CheckoutId,
  version: z.int(),
  complete: z.boolean(),
  offers: z.array(Offer),
  lenders: z.array(LenderAnswer),
  /** Lenders that show their terms on their own page; absent when there are none. */
  handoffs: z.optional(z.array(HandoffChoice)),
  /** Of a trip: what lends against trips, but not against this one; absent where there is none. */
  missedTrips: z.optional(z.array(MissedTrip)),
})
export type OfferRequest = z.infer<typeof OfferRequest>

/** What the widget shows: the smallest real installment for an amount, never without its annual rate. */
export const Promotion = z.discriminatedUnion('shown', [
  z.strictObject({
    shown: z.literal(true),
    currency: Currency,
    amountMinor: AmountMinor,
    installmentCount: z.int(),
    installmentMinor: AmountMinor,
    annualRatePpm: RatePpm,
    annualRateConvention: AnnualRateConvention,
    totalCostMinor: AmountMinor,
    lenderName: LocalText,
    text: LocalText,
    /** What the merchant pays of it; the figures are those the shopper pays. */
    subsidy: z.optional(OfferSubsidy),
  }),
  z.strictObject({
    shown: z.literal(false),
    reason: z.enum(['amount_too_low', 'amount_too_high', 'currency_not_supported', 'no_lender']),
  }),
])
export type Promotion = z.infer<typeof Promotion>
