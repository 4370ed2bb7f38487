import type {
  AuthorizationStatus,
  LinePart,
  OperationFailure,
} from '@miaoguo/shared/authorization/authorization'
import type { CaptureMode } from '@miaoguo/shared/checkout/checkout'
import type { OperationKind, OperationRefusal } from '@miaoguo/shared/loan/operation'
import type { Currency } from '@miaoguo/shared/money/money'
import type { PrepaymentKeep, RepaymentKind } from '@miaoguo/shared/repayment/repayment'
import type { CalendarDate, Instant } from '@miaoguo/shared/time/calendar-date'
import type { Generated } from 'kysely'
import type { Json } from './json-column.ts'

/** What a lender holds or has drawn for one order. */
type Authorizations = {
  id: string
  checkoutId: string
  merchantId: string
  loanId: string
  lenderId: string
  productCode: string
  lenderLoanReference: string
  captureMode: CaptureMode
  status: AuthorizationStatus
  currency: Currency
  amountMinor: number
  capturedMinor: number
  releasedMinor: number
  refundedMinor: number
  /** Taken back by disputes. */
  disputeLostMinor: Generated<number>
  /** In the merchant's own time; null when nothing is left to capture. */
  expiresAt: Instant | null
  /** The last warning that was told, in hours before the end. */
  warnedHours: number | null
  lastFailure: Json<OperationFailure | null>
  createdAt: Instant
}

/** One thing done with an authorization at its lender; its id is the reference the lender knows it by. */
type Operations = {
  id: string
  authorizationId: string
  merchantId: string
  kind: OperationKind
  /** `expiry`: nobody asked; what ended by time is given up at the lender too. */
  cause: 'merchant' | 'expiry' | 'borrower'
  /** `intent`: nothing has left us yet. `stuck`: nobody can know by asking, people were called. */
  state: 'intent' | 'sent' | 'unknown' | 'stuck' | 'done' | 'refused'
  amountMinor: number
  lines: Json<LinePart[] | null>
  /** Of a repayment; and of a prepayment what stays as it is. */
  repaymentKind: RepaymentKind | null
  keep: PrepaymentKeep | null
  /** Of a relief: the request whose answer offered it. */
  serviceRequestId: string | null
  /** Of a repayment while a mandate stood: what was repaid by then. */
  repaidBeforeMinor: number | null
  askedOn: CalendarDate
  refusal: OperationRefusal | null
  correlationId: string | null
  asks: number
  sentAt: Instant | null
  firstSentAt: Instant | null
  lastAskedAt: Instant | null
  alarmedAt: Instant | null
  settledAt: Instant | null
  createdAt: Instant
}

export type AuthorizationTables = { authorizations: Authorizations; operations: Operations }
