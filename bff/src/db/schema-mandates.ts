import type { Collection, MandateEnd } from '@miaoguo/shared/loan/mandate'
import type { AutopayPaper } from '@miaoguo/shared/repayment/autopay'
import type { CalendarDate, Instant } from '@miaoguo/shared/time/calendar-date'
import type { Generated } from 'kysely'
import type { Json } from './json-column.ts'

/**
 * A permission to take installments of a loan from a card. `asked`: its lender has not told yet. `ending`: its borrower has
 * ended it and its lender has not confirmed.
 */
type Mandates = {
  id: string
  borrowerId: string
  loanId: string
  lenderId: string
  cardId: string
  state: 'asked' | 'pending' | 'active' | 'ending' | 'refused' | 'ended'
  paper: Json<AutopayPaper>
  digest: string
  consentId: string
  agreedAt: Instant
  /** The day of the merchant's time, for the lender; the same however often it is sent. */
  agreedOn: CalendarDate
  lenderReference: string | null
  endReason: MandateEnd | null
  endedAt: Instant | null
  endedByBorrowerAt: Instant | null
  lastCollection: Json<Collection | null>
  /** A bank refused, and the borrower was not told by text yet. */
  refusalUntold: Generated<boolean>
  asks: Generated<number>
  /** When its lender is asked next, by the wall; null once it has ended. */
  nextAskAt: Instant | null
  alarmedAt: Instant | null
}

export type MandateTables = { mandates: Mandates }
