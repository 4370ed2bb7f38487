import * as z from 'zod/mini'
import { SharePpm } from '../campaign/campaign.ts'
import { ProductFee } from '../lender/terms.ts'
import { AmountMinor, Currency } from '../money/money.ts'
import { RatePpm } from '../rate/rate.ts'
import { AmortizationMethod, Installment } from '../schedule/installment.ts'
import { CalendarDate, Instant } from '../time/calendar-date.ts'

/** A name one side gave a thing, to find it again. */
export const Reference = z.string().check(z.minLength(6), z.maxLength(64), z.regex(/^[\w.:-]+$/))

/** What a merchant offers to pay of a loan’s costs, as its lender is asked about it. */
export const SubsidyAsked = z.strictObject({
  campaignReference: Reference,
  interestPpm: SharePpm,
  feePpm: SharePpm,
  /** Only for these, where they are named. */
  productCodes: z.optional(z.array(z.string()).check(z.maxLength(20))),
  installmentCounts: z.optional(z.array(z.int()).check(z.maxLength(12))),
})
export type SubsidyAsked = z.infer<typeof SubsidyAsked>

/** The merchant’s part of a quote; the schedule beside it is what the borrower pays. */
export const QuotedSubsidy = z.strictObject({
  campaignReference: Reference,
  interestPpm: SharePpm,
  feePpm: SharePpm,
  /** Of the whole principal; of a part of it, what its own schedule makes. */
  subsidyMinor: AmountMinor,
})
export type QuotedSubsidy = z.infer<typeof QuotedSubsidy>

/** One set of terms for this person and amount, with the lender's own schedule. */
export const LenderQuote = z.strictObject({
  quoteReference: Reference,
  productCode: z.string(),
  principalMinor: AmountMinor,
  currency: Currency,
  installmentCount: z.int().check(z.minimum(1), z.maximum(60)),
  method: AmortizationMethod,
  annualInterestPpm: RatePpm,
  fees: z.array(ProductFee).check(z.maxLength(5)),
  drawnOn: CalendarDate,
  firstDueOn: CalendarDate,
  schedule: z.array(Installment).check(z.minLength(1), z.maxLength(60)),
  expiresAt: Instant,
  /** Paid by the merchant beside the schedule, rounded half even row by row. */
  subsidy: z.optional(QuotedSubsidy),
  /** Our reference of the line it is drawn from, as it was asked; absent is from none. */
  creditLineReference: z.optional(Reference),
})
export type LenderQuote = z.infer<typeof LenderQuote>
