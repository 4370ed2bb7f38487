import type { ConsentPurpose } from '@miaoguo/shared/consent/consent'
import type { CreditLineChange, CreditLineStatus } from '@miaoguo/shared/credit-line/credit-line'
import type { CreditLineNotice } from '@miaoguo/shared/credit-line/notice'
import type { DeclineReason } from '@miaoguo/shared/loan/loan'
import type { Currency } from '@miaoguo/shared/money/money'
import type { CalendarDate, Instant } from '@miaoguo/shared/time/calendar-date'
import type { ColumnType } from 'kysely'
import type { Json } from './json-column.ts'

/** A line at a lender; its id is the reference the lender knows it by. */
type CreditLines = {
  id: string
  borrowerId: string
  lenderId: string
  productCode: string
  /** What was shown and said yes to. */
  notice: Json<CreditLineNotice>
  noticeDigest: string
  purposes: Json<ConsentPurpose[]>
  grantedAt: Instant
  status: CreditLineStatus
  declineReasons: Json<DeclineReason[]>
  lenderReference: string | null
  currency: Currency
  limitMinor: number
  usedMinor: number
  availableMinor: number
  annualInterestPpm: number
  validThrough: CalendarDate | null
  changedAt: Instant | null
  /** When the lender was asked for what stands here; null while it has told nothing. */
  readAt: Instant | null
  /** The key under which its closing is asked for; null while nobody wants it. */
  closureReference: string | null
  asks: number
  createdAt: Instant
  /** Whom it was granted to, once they took their name back, encrypted. */
  partySealed: ColumnType<string | null, undefined, string>
}

type CreditLineChanges = {
  creditLineId: string
  number: number
  change: Json<CreditLineChange>
  notedAt: Instant
}

export type CreditLineTables = { creditLines: CreditLines; creditLineChanges: CreditLineChanges }
