import * as z from 'zod/mini'
import { CampaignId, CheckoutId, LenderId, LoanId } from '../id/id.ts'
import { LocalText } from '../lender/lender.ts'
import { AmountMinor, Currency } from '../money/money.ts'
import { CalendarDate, Instant } from '../time/calendar-date.ts'

/** A part of a cost in parts per million: 1,000,000 is all of it. */
export const SharePpm = z.int().check(z.minimum(0), z.maximum(1_000_000))

/** Where a campaign stands today, by the days of its merchant’s time zone. `exhausted`: nothing of the budget is left. */
export const CampaignStatus = z.enum(['scheduled', 'active', 'paused', 'exhausted', 'ended'])
export type CampaignStatus = z.infer<typeof CampaignStatus>

/** What a merchant pays of its shoppers’ costs, for whom, and how much of it at most (商家贴息). */
export const NewCampaign = z.strictObject({
  /** Shown to shoppers as it is written. */
  name: z.string().check(z.minLength(1), z.maxLength(40)),
  currency: Currency,
  /** The first and the last day, in the merchant’s time zone. */
  startsOn: CalendarDate,
  endsOn: CalendarDate,
  /** The merchant’s part of the interest and of the fees; the shopper pays the rest. */
  interestPpm: SharePpm,
  feePpm: SharePpm,
  /** Never more than this, reserved and spent together. */
  budgetMinor: AmountMinor.check(z.minimum(1)),
  /** The part of the budget at which campaign.budget_warning is told; 800,000 when it is not said. */
  warnAtPpm: z.optional(SharePpm.check(z.minimum(1))),
  orderMinMinor: z.optional(AmountMinor),
  orderMaxMinor: z.optional(AmountMinor),
  /** Every one that can, when they are not said. */
  lenderIds: z.optional(z.array(LenderId).check(z.minLength(1), z.maxLength(20))),
  productCodes: z.optional(
    z.array(z.string().check(z.regex(/^[a-z0-9-]{1,40}$/))).check(z.minLength(1), z.maxLength(20)),
  ),
  installmentCounts: z.optional(
    z.array(z.int().check(z.minimum(1), z.maximum(60))).check(z.minLength(1), z.maxLength(12)),
  ),
})
export type NewCampaign = z.infer<typeof NewCampaign>

/** A product that can carry a campaign, and whose it is: what `lenderIds` and `productCodes` may name. */
export const CampaignProduct = z.strictObject({
  lenderId: LenderId,
  lenderName: LocalText,
  productCode: z.string(),
  productName: LocalText,
  currency: Currency,
  installmentCounts: z.array(z.int()),
  amountMinMinor: AmountMinor,
  amountMaxMinor: AmountMinor,
})
export type CampaignProduct = z.infer<typeof CampaignProduct>

/** A campaign as its merchant sees it. `budget = reserved + spent + remaining`. */
export const Campaign = z.strictObject({
  id: CampaignId,
  name: z.string(),
  status: CampaignStatus,
  currency: Currency,
  startsOn: CalendarDate,
  endsOn: CalendarDate,
  interestPpm: SharePpm,
  feePpm: SharePpm,
  budgetMinor: AmountMinor,
  /** Promised to orders that are applied for or held. */
  reservedMinor: AmountMinor,
  /** Of what is drawn, less what refunds and disputes brought back. */
  spentMinor: AmountMinor,
  remainingMinor: AmountMinor,
  warnAtPpm: SharePpm,
  orderMinMinor: z.nullable(AmountMinor),
  orderMaxMinor: z.nullable(AmountMinor),
  lenderIds: z.nullable(z.array(LenderId)),
  productCodes: z.nullable(z.array(z.string())),
  installmentCounts: z.nullable(z.array(z.int())),
  createdAt: Instant,
  endedAt: z.nullable(Instant),
  /** How many loans a lender's settlement lines charge another subsidy for than their orders came to. */
  openDifferences: z.int(),
})
export type Campaign = z.infer<typeof Campaign>

/** A loan whose lender charges another subsidy than its order came to; `closedAt` once they agree again. */
export const SubsidyDifference = z.strictObject({
  loanId: LoanId,
  checkoutId: CheckoutId,
  merchantReference: z.string(),
  lenderName: LocalText,
  currency: Currency,
  /** By our count, and by the lender's settlement lines. */
  spentMinor: AmountMinor,
  chargedMinor: z.int(),
  foundAt: Instant,
  closedAt: z.nullable(Instant),
})
export type SubsidyDifference = z.infer<typeof SubsidyDifference>

/** What of an offer the merchant pays, as a shopper sees it: by whom, under which name, and how much. */
export const OfferSubsidy = z.strictObject({
  campaignId: CampaignId,
  name: z.string(),
  merchantName: z.string(),
  subsidyMinor: AmountMinor,
  /** What the same plan costs without it. */
  fullCostMinor: AmountMinor,
  text: LocalText,
})
export type OfferSubsidy = z.infer<typeof OfferSubsidy>
