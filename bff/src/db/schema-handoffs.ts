import type { HandoffNotice, HandoffState } from '@miaoguo/shared/handoff/handoff'
import type { DeclineReason } from '@miaoguo/shared/loan/loan'
import type { Currency } from '@miaoguo/shared/money/money'
import type { Instant } from '@miaoguo/shared/time/calendar-date'
import type { Json } from './json-column.ts'

/** One going to a lender's own page. Its address and what an order is made with there open doors, so they are sealed. */
type Handoffs = {
  id: string
  checkoutId: string
  borrowerId: string
  lenderId: string
  productCode: string
  notice: Json<HandoffNotice>
  noticeDigest: string
  currency: Currency
  amountMinor: number
  state: HandoffState
  /** Null where the lender said no before there was a page. */
  sessionReference: string | null
  leaveUrlSealed: string | null
  authorizationSealed: string | null
  declineReasons: Json<DeclineReason[]>
  asks: number
  expiresAt: Instant
  createdAt: Instant
  endedAt: Instant | null
}

export type HandoffTables = { handoffs: Handoffs }
