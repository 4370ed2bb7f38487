import * as z from 'zod/mini'
import { Authorization } from '../authorization/authorization.ts'
import {
  CheckoutFailure,
  CheckoutLine,
  CheckoutStatus,
  MerchantScenario,
} from '../checkout/checkout.ts'
import { ApplicationId, CampaignId, CheckoutId, LoanId } from '../id/id.ts'
import { LocalText } from '../lender/lender.ts'
import { ApplicationStatus, LoanStatus } from '../loan/loan.ts'
import { AmountMinor, Currency } from '../money/money.ts'
import { AnnualRateConvention, RatePpm } from '../rate/rate.ts'
import { CalendarDate, Instant } from '../time/calendar-date.ts'

/** The loan behind an order, as its merchant may know it. */
export const OrderLoan = z.strictObject({
  id: LoanId,
  status: LoanStatus,
  principalMinor: AmountMinor,
  installmentCount: z.int(),
  annualRatePpm: RatePpm,
  annualRateConvention: AnnualRateConvention,
})
export type OrderLoan = z.infer<typeof OrderLoan>

/** A shopper's asking of one lender for this order. Why a person was declined is not the merchant's to know. */
export const OrderApplication = z.strictObject({
  id: ApplicationId,
  lenderName: LocalText,
  status: ApplicationStatus,
  createdAt: Instant,
  decidedAt: z.nullable(Instant),
  loan: z.nullable(OrderLoan),
  /** What of its costs the merchant pays: as promised, and as it stands after captures and refunds. */
  subsidy: z.nullable(
    z.strictObject({
      campaignId: CampaignId,
      name: z.string(),
      promisedMinor: AmountMinor,
      spentMinor: AmountMinor,
    }),
  ),
})
export type OrderApplication = z.infer<typeof OrderApplication>

/** What is held or drawn for an order, and how many whole days of a hold are left; null when nothing is held. */
export const OrderAuthorization = z.strictObject({
  ...Authorization.shape,
  daysLeft: z.nullable(z.int().check(z.minimum(0))),
})
export type OrderAuthorization = z.infer<typeof OrderAuthorization>

/** An order in the console's list, with the newest asking for its credit. */
export const ConsoleOrder = z.strictObject({
  checkoutId: CheckoutId,
  merchantReference: z.string(),
  scenario: MerchantScenario,
  status: CheckoutStatus,
  currency: Currency,
  amountMinor: AmountMinor,
  createdAt: Instant,
  expiresAt: Instant,
  paidAt: z.nullable(Instant),
  credit: z.nullable(OrderApplication),
  authorization: z.nullable(OrderAuthorization),
  lastFailure: z.nullable(CheckoutFailure),
})
export type ConsoleOrder = z.infer<typeof ConsoleOrder>

/** One order: what was bought, how far the shopper came, and every asking for its credit, newest first. */
export const ConsoleOrderDetail = z.strictObject({
  ...ConsoleOrder.shape,
  lines: z.array(CheckoutLine),
  openedAt: z.nullable(Instant),
  offeredAt: z.nullable(Instant),
  consentedAt: z.nullable(Instant),
  applications: z.array(OrderApplication),
})
export type ConsoleOrderDetail = z.infer<typeof ConsoleOrderDetail>

/** An order whose financing failed, and what to ask the lender about. */
export const OrderFailure = z.strictObject({
  checkoutId: CheckoutId,
  merchantReference: z.string(),
  status: CheckoutStatus,
  createdAt: Instant,
  failure: CheckoutFailure,
})
export type OrderFailure = z.infer<typeof OrderFailure>

const Count = z.int().check(z.minimum(0))

/** How far shoppers came: `shown` counts promotions of the day, the others orders made that day and never more than the one before. */
export const FunnelStages = z.strictObject({
  shown: Count,
  opened: Count,
  offers: Count,
  consented: Count,
  approved: Count,
  captured: Count,
})
export type FunnelStages = z.infer<typeof FunnelStages>

export const FunnelDay = z.strictObject({ countedOn: CalendarDate, ...FunnelStages.shape })
export type FunnelDay = z.infer<typeof FunnelDay>

/** Counts of a period by days in the merchant's time zone, every day of it, oldest first. */
export const Funnel = z.strictObject({
  fromOn: CalendarDate,
  toOn: CalendarDate,
  timeZone: z.string(),
  total: FunnelStages,
  days: z.array(FunnelDay),
  /** Of the orders made in the period, how many failed last for which reason; most first. */
  failures: z.array(z.strictObject({ code: CheckoutFailure.shape.code, count: Count })),
})
export type Funnel = z.infer<typeof Funnel>
