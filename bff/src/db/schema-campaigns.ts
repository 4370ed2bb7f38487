import type { Currency } from '@miaoguo/shared/money/money'
import type { CalendarDate, Instant } from '@miaoguo/shared/time/calendar-date'
import type { Generated } from 'kysely'
import type { Json } from './json-column.ts'

/** What a merchant pays of its shoppers' costs, up to a budget. */
type Campaigns = {
  id: string
  merchantId: string
  name: string
  currency: Currency
  startsOn: CalendarDate
  endsOn: CalendarDate
  interestPpm: number
  feePpm: number
  budgetMinor: number
  /** The sums of its reservations, which the database keeps within the budget. */
  reservedMinor: Generated<number>
  spentMinor: Generated<number>
  warnAtPpm: number
  orderMinMinor: number | null
  orderMaxMinor: number | null
  lenderIds: Json<string[] | null>
  productCodes: Json<string[] | null>
  installmentCounts: Json<number[] | null>
  state: 'active' | 'paused' | 'ended'
  warnedAt: Instant | null
  exhaustedAt: Instant | null
  createdAt: Instant
  endedAt: Instant | null
  revision: Generated<number>
}

/** What one application holds of a budget; once for each, however often it is sent. */
type CampaignReservations = {
  applicationId: string
  campaignId: string
  fullMinor: number
  reservedMinor: number
  spentMinor: number
  createdAt: Instant
  /** When what is spent last changed. */
  spentAt: Instant | null
}

/** A loan whose lender's settlement lines charge another subsidy than its order came to; closed once they agree. */
type SubsidyDifferences = {
  loanId: string
  campaignId: string
  lenderId: string
  currency: Currency
  spentMinor: number
  chargedMinor: number
  foundAt: Instant
  closedAt: Instant | null
}

export type CampaignTables = {
  campaigns: Campaigns
  campaignReservations: CampaignReservations
  subsidyDifferences: SubsidyDifferences
}
