import * as z from 'zod/mini'
import { LenderId } from '../id/id.ts'
import { LicenceType, LocalText } from '../lender/lender.ts'
import { AmountMinor, Currency } from '../money/money.ts'
import { CalendarDate } from '../time/calendar-date.ts'

/** What else one can do where a product is not offered; what does not apply is null. */
export const Remedy = z.strictObject({
  code: z.enum([
    // Say the days of the trip with the question and with the order.
    'tell_trip',
    // Sell a trip that begins on this day or later, or on this day or earlier.
    'depart_from',
    'depart_until',
    // Ask again on this day or later, for the same trip.
    'ask_from',
    'amount_from',
    'amount_until',
    // Another product, or payment in full; nothing about the order would change it.
    'other_means',
  ]),
  dayOn: z.nullable(CalendarDate),
  boundMinor: z.nullable(AmountMinor),
})
export type Remedy = z.infer<typeof Remedy>

/** Why a product is not offered for an amount; what does not apply is null. */
export const IneligibleReason = z.strictObject({
  code: z.enum([
    'amount_too_low',
    'amount_too_high',
    'currency_not_supported',
    'licence_expired',
    'lender_suspended',
    'not_listed',
    'not_yet_effective',
    'terms_invalid',
    'rule_broken',
    // It lends against trips alone, and the days of none were told.
    'trip_required',
    'trip_too_soon',
    'trip_too_far',
    // Some installments would be due after the day the lender wants everything repaid by.
    'plan_outlasts_trip',
  ]),
  /** The bound an amount is beyond. */
  boundMinor: z.nullable(AmountMinor),
  /** The last or the first day that matters. */
  dayOn: z.nullable(CalendarDate),
  /** Id of a rule of the jurisdiction. */
  rule: z.nullable(z.string()),
  /** What would help, the nearest first. */
  remedies: z.array(Remedy),
})
export type IneligibleReason = z.infer<typeof IneligibleReason>

/** One product of one lender, for the merchant's eyes. */
export const ProductEligibility = z.strictObject({
  lenderId: LenderId,
  lenderName: LocalText,
  licenceType: LicenceType,
  productCode: z.string(),
  productName: LocalText,
  eligible: z.boolean(),
  /** The installment counts that may be shown; none when it is not eligible. */
  installmentCounts: z.array(z.int()),
  /** Also where only some counts are ruled out. */
  reasons: z.array(IneligibleReason),
})
export type ProductEligibility = z.infer<typeof ProductEligibility>

/** Eligible when the widget would show something for the amount. A lender still decides about each person. */
export const Eligibility = z.strictObject({
  amountMinor: AmountMinor,
  currency: Currency,
  eligible: z.boolean(),
  products: z.array(ProductEligibility),
})
export type Eligibility = z.infer<typeof Eligibility>
