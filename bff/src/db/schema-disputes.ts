import type { DisputeReason, DisputeStatus } from '@miaoguo/shared/dispute/dispute'
import type { Currency } from '@miaoguo/shared/money/money'
import type { Instant } from '@miaoguo/shared/time/calendar-date'

/** What a borrower disputes of an authorization, and the answer to it. */
type Disputes = {
  id: string
  authorizationId: string
  merchantId: string
  lenderId: string
  lenderDisputeReference: string
  reason: DisputeReason
  status: DisputeStatus
  currency: Currency
  amountMinor: number
  takenBackMinor: number
  /** In the merchant's own time. */
  respondBy: Instant
  /** The last warning that was told, in hours before the end. */
  warnedHours: number | null
  /** `expiry`: nobody answered, and the lender is told so. */
  response: 'evidence' | 'acceptance' | 'expiry' | null
  /** The lender's key for the answer. */
  responseId: string | null
  responseState: 'intent' | 'received' | null
  responseAt: Instant | null
  /** Encrypted: merchants write names and addresses into it. */
  evidenceSealed: string | null
  openedAt: Instant
  decidedAt: Instant | null
  createdAt: Instant
}

export type DisputeTables = { disputes: Disputes }
