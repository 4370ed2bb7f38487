import type { BookingStatus } from '@miaoguo/shared/checkout/booking'
import type { CashWish } from '@miaoguo/shared/checkout/cash'
import type {
  CaptureMode,
  CheckoutFailure,
  CheckoutLine,
  CheckoutStatus,
  Scenario,
} from '@miaoguo/shared/checkout/checkout'
import type { ConsentPurpose } from '@miaoguo/shared/consent/consent'
import type { LenderNotification } from '@miaoguo/shared/contract/lender/notifications'
import type { LenderQuote } from '@miaoguo/shared/contract/lender/open-lender'
import type { CostSheet } from '@miaoguo/shared/disclosure/disclosure'
import type { TripDays } from '@miaoguo/shared/lender/trip-rule'
import type { ApplicationStatus, DeclineReason, LoanStatus } from '@miaoguo/shared/loan/loan'
import type { Currency } from '@miaoguo/shared/money/money'
import type { LenderAnswer, Offer } from '@miaoguo/shared/offer/offer'
import type { AnnualRateConvention } from '@miaoguo/shared/rate/rate'
import type { Installment } from '@miaoguo/shared/schedule/installment'
import type { CalendarDate, Instant } from '@miaoguo/shared/time/calendar-date'
import type { ColumnType, Generated } from 'kysely'
import type { Json } from './json-column.ts'
import type { ApplicantTables } from './schema-applicants.ts'
import type { AuthorizationTables } from './schema-authorizations.ts'
import type { CreditLineTables } from './schema-credit-lines.ts'
import type { LoanTables } from './schema-loans.ts'
import type { HandoffTables } from './schema-handoffs.ts'
import type { CampaignTables } from './schema-campaigns.ts'
import type { DisputeTables } from './schema-disputes.ts'
import type { LenderListings, LenderProducts, Lenders } from './schema-lenders.ts'
import type { MandateTables } from './schema-mandates.ts'
import type { MerchantTables } from './schema-merchants.ts'
import type { ReminderTables } from './schema-reminders.ts'
import type { RepaymentTables } from './schema-repayments.ts'

type Borrowers = {
  id: string
  platform: 'weapp' | 'alipay' | 'h5'
  subjectHash: string
  phone: string | null
  createdAt: Instant
}

type Sessions = {
  id: string
  borrowerId: string
  revokedAt: Instant | null
  expiresAt: Instant
  createdAt: Instant
}

/** A session is a family of refresh tokens, each of which works once. */
type RefreshTokens = {
  hash: string
  sessionId: string
  usedAt: Instant | null
  createdAt: Instant
}

type OneTimeCodes = {
  phoneHash: string
  codeHash: string
  attempts: number
  expiresAt: Instant
  createdAt: Instant
}

type Checkouts = {
  id: string
  merchantId: string
  merchantReference: string
  token: string
  status: CheckoutStatus
  scenario: Scenario
  currency: Currency
  amountMinor: number
  lines: Json<CheckoutLine[]>
  returnUrl: string
  notifyUrl: string
  captureMode: CaptureMode
  borrowerId: string | null
  createdAt: Instant
  expiresAt: Instant
  paidAt: Instant | null
  lastFailure: Json<CheckoutFailure | null>
  openedAt: ColumnType<Instant | null, Instant | null | undefined, Instant | null>
  /** Who travels where; forgotten when the order ends. */
  itinerarySealed: ColumnType<string | null, string | null | undefined, string | null>
  /** Of cash: how it is to be repaid, and the card it is paid to. */
  wish: Json<CashWish | null>
  payToCardId: ColumnType<string | null, string | null | undefined, string | null>
  /** Its days alone, for lenders' rules. */
  trip: ColumnType<TripDays | null, string | undefined, string>
  /** The order it adds to. */
  amends: ColumnType<string | null, string | null | undefined, string | null>
  tripLegs: ColumnType<number | null, number | null | undefined, number | null>
}

/** A line of an order that waits, or waited, for its supplier. */
type Bookings = {
  checkoutId: string
  line: number
  status: BookingStatus
  supplierReference: string | null
  answeredAt: Instant | null
  /** Of the request that brought the answer, so that the same one goes on where it broke off. */
  answerId: string | null
}

type OfferRequests = {
  id: string
  checkoutId: string
  borrowerId: string
  version: number
  createdAt: Instant
  deadlineAt: Instant
}

type OfferRequestLenders = {
  offerRequestId: string
  lenderId: string
  state: LenderAnswer['state']
  rules: ColumnType<string[], string | undefined, string>
}

type Offers = {
  id: string
  offerRequestId: string
  checkoutId: string
  borrowerId: string
  lenderId: string
  quote: Json<LenderQuote>
  offer: Json<Offer>
  expiresAt: Instant
  createdAt: Instant
}

type Disclosures = {
  id: string
  offerId: string
  borrowerId: string
  sheet: Json<CostSheet>
  digest: string
  openedAt: Instant
  confirmableAt: Instant
  confirmedAt: Instant | null
}

type Consents = {
  id: string
  disclosureId: string
  offerId: string
  borrowerId: string
  disclosureDigest: string
  purposes: Json<ConsentPurpose[]>
  grantedAt: Instant
  withdrawnAt: Instant | null
}

type Applications = {
  id: string
  checkoutId: string
  borrowerId: string
  /** Null where the terms were agreed on the lender's own page; then the going there is named. */
  offerId: string | null
  consentId: string | null
  handoffId: ColumnType<string | null, string | null | undefined, string | null>
  lenderId: string
  status: ApplicationStatus
  declineReasons: Json<DeclineReason[]>
  loanId: string | null
  createdAt: Instant
  decidedAt: Instant | null
  /** Since when the lender says that it is still deciding. */
  underReviewSince: Instant | null
}

/** One origination at a lender; its id is the reference the lender knows it by. */
type Attempts = {
  id: string
  applicationId: string
  /** `intent`: nothing has left us yet. `stuck`: nobody can know by asking, people were called. */
  state: 'intent' | 'sent' | 'accepted' | 'refused' | 'unknown' | 'stuck'
  sentAt: Instant | null
  firstSentAt: Instant | null
  alarmedAt: Instant | null
  lastAskedAt: Instant | null
  asks: number
  lenderLoanReference: string | null
  createdAt: Instant
}

type Loans = {
  id: string
  applicationId: string
  checkoutId: string
  borrowerId: string
  merchantId: string
  lenderId: string
  status: LoanStatus
  principalMinor: number
  currency: Currency
  schedule: Json<Installment[]>
  /** Null, like the four below, where the terms are the lender's own and were never shown here. */
  annualRatePpm: number | null
  annualRateConvention: AnnualRateConvention | null
  totalCostMinor: number | null
  totalOfPaymentsMinor: number | null
  disclosureDigest: string | null
  lenderLoanReference: string
  /** The day it was drawn and the first due date agreed for that; null where nothing says. */
  drawnOn: CalendarDate | null
  firstDueOn: CalendarDate | null
  /** Through which day being late is in the rows; null while it never was. */
  lateThrough: Generated<CalendarDate | null>
  /** The line it is drawn from. */
  creditLineId: ColumnType<string | null, string | null | undefined, string | null>
  createdAt: Instant
}

/** Stored answers by caller, endpoint and idempotency key. */
type Replies = {
  actor: string
  endpoint: string
  key: string
  fingerprint: string
  state: 'running' | 'done'
  status: number | null
  body: string | null
  leaseUntil: Instant
  createdAt: Instant
}

/** What lenders told, once each; the body as it came is encrypted. */
type LenderNotifications = {
  lenderId: string
  eventId: string
  type: LenderNotification['type']
  reference: string | null
  occurredAt: Instant
  bodySealed: string
  receivedAt: Instant
  heededAt: Instant | null
}

/** Who did what, when: one line per fact that somebody may have to prove. */
type Audit = {
  id: Generated<number>
  at: Instant
  actor: string
  action: string
  subject: string
  facts: Json<Record<string, string | number | boolean | null>>
}

export type Database = MerchantTables &
  ApplicantTables &
  AuthorizationTables &
  CampaignTables &
  CreditLineTables &
  DisputeTables &
  HandoffTables &
  LoanTables &
  ReminderTables &
  RepaymentTables &
  MandateTables & {
    borrowers: Borrowers
    sessions: Sessions
    refreshTokens: RefreshTokens
    oneTimeCodes: OneTimeCodes
    checkouts: Checkouts
    bookings: Bookings
    lenders: Lenders
    lenderProducts: LenderProducts
    lenderListings: LenderListings
    offerRequests: OfferRequests
    offerRequestLenders: OfferRequestLenders
    offers: Offers
    disclosures: Disclosures
    consents: Consents
    applications: Applications
    attempts: Attempts
    loans: Loans
    replies: Replies
    lenderNotifications: LenderNotifications
    audit: Audit
  }
