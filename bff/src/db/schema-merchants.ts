import type { EventType, WebhookEvent } from '@miaoguo/shared/event/event'
import type {
  DeliveryCause,
  DeliveryStatus,
  LoggedHeader,
  NoAnswerReason,
} from '@miaoguo/shared/event/webhook-delivery'
import type { WebhookEndpoint } from '@miaoguo/shared/event/webhook-endpoint'
import type { ApiKeyKind, MerchantMode } from '@miaoguo/shared/merchant/merchant'
import type { MerchantRole } from '@miaoguo/shared/merchant/permission'
import type { SettlementLine } from '@miaoguo/shared/loan/operation'
import type { Currency } from '@miaoguo/shared/money/money'
import type { Instant } from '@miaoguo/shared/time/calendar-date'
import type { ColumnType, Generated } from 'kysely'
import type { Json } from './json-column.ts'

/** One account of a merchant: its test mode and its live mode are two rows of one code. */
type Merchants = {
  id: string
  code: string
  mode: MerchantMode
  name: string
  /** How far the account's time is ahead; test mode only. */
  clockAheadMs: Generated<number>
  allowedOrigins: Json<string[]>
  allowPrivateUrls: boolean
  timeZone: ColumnType<string, string | undefined, string>
  createdAt: Instant
}

type ApiKeys = {
  id: string
  merchantId: string
  kind: ApiKeyKind
  /** Secret keys are kept as digests; a publishable key is public, so its text is kept too. */
  hash: string
  hint: string
  name: string
  origin: 'configuration' | 'api'
  createdAt: Instant
  lastUsedAt: Instant | null
  expiresAt: Instant | null
  revokedAt: Instant | null
}

type WebhookEndpoints = {
  id: string
  merchantId: string
  kind: WebhookEndpoint['kind']
  url: string | null
  description: string
  eventTypes: ColumnType<EventType[] | null, string | null, string | null>
  status: WebhookEndpoint['status']
  disabledReason: WebhookEndpoint['disabledReason']
  createdAt: Instant
  deletedAt: Instant | null
}

/** Encrypted: a signing secret must be read again, but not by who reads the table. */
type WebhookSecrets = {
  id: Generated<number>
  endpointId: string
  sealed: string
  origin: 'configuration' | 'api'
  createdAt: Instant
  expiresAt: Instant | null
}

type ApiRequests = {
  id: string
  merchantId: string
  apiKeyId: string
  method: string
  route: string
  status: number
  code: string | null
  idempotencyKey: string | null
  replayed: boolean
  createdAt: Instant
}

/** Events, written in the transaction of the fact they tell. */
type Outbox = {
  id: string
  merchantId: string
  type: EventType
  /** What the event tells of, and which of its events this is. */
  objectId: string
  objectVersion: number
  body: Json<WebhookEvent>
  createdAt: Instant
}

/** One event on its way to one endpoint. */
type Deliveries = {
  id: string
  eventId: string
  merchantId: string
  endpointId: string
  url: string
  cause: DeliveryCause
  status: DeliveryStatus
  attemptCount: number
  nextAttemptAt: Instant | null
  createdAt: Instant
  endedAt: Instant | null
}

type DeliveryAttempts = {
  deliveryId: string
  attempt: number
  outcome: 'delivered' | 'failed' | 'refused'
  httpStatus: number | null
  reason: NoAnswerReason | null
  requestHeaders: Json<LoggedHeader[]>
  responseHeaders: Json<LoggedHeader[]>
  responseBody: string | null
  startedAt: Instant
  endedAt: Instant
}

type MerchantUsers = {
  id: string
  merchantCode: string
  loginHash: string
  loginHint: string
  name: string
  role: MerchantRole
  createdAt: Instant
  removedAt: Instant | null
}

type MerchantSessions = {
  id: string
  userId: string
  tokenHash: string
  createdAt: Instant
  usedAt: Instant
  expiresAt: Instant
  revokedAt: Instant | null
}

/** How often the widget had something to show, by quarters of an hour: of whom is not known. */
type PromotionsShown = { merchantId: string; quarterAt: Instant; count: number }

/** What a lender pays a merchant for a day in a currency: the sums of its lines. */
type Settlements = {
  id: string
  merchantId: string
  lenderId: string
  settledOn: string
  payoutOn: string
  currency: Currency
  grossMinor: number
  refundMinor: number
  disputeMinor: Generated<number>
  subsidyMinor: Generated<number>
  feeMinor: number
  adjustmentMinor: number
  netMinor: number
  lineCount: number
  createdAt: Instant
}

/** Lines as lenders told them, each once. */
type SettlementLines = {
  lenderId: string
  lineReference: string
  settlementId: string
  loanId: string
  operationReference: string | null
  kind: SettlementLine['kind']
  direction: SettlementLine['direction']
  amountMinor: number
  currency: Currency
  settledOn: string
}

/** What a merchant is, holds and is told. */
export type MerchantTables = {
  merchants: Merchants
  settlements: Settlements
  settlementLines: SettlementLines
  merchantUsers: MerchantUsers
  merchantSessions: MerchantSessions
  promotionsShown: PromotionsShown
  apiKeys: ApiKeys
  apiRequests: ApiRequests
  webhookEndpoints: WebhookEndpoints
  webhookSecrets: WebhookSecrets
  outbox: Outbox
  deliveries: Deliveries
  deliveryAttempts: DeliveryAttempts
}
