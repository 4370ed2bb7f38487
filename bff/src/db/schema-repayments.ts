import type { Currency } from '@miaoguo/shared/money/money'
import type { CalendarDate, Instant } from '@miaoguo/shared/time/calendar-date'

/** Our mirror of one row of a loan: what it asks for, and what of it is paid. */
type Installments = {
  loanId: string
  number: number
  borrowerId: string
  currency: Currency
  dueOn: CalendarDate
  principalMinor: number
  interestMinor: number
  feeMinor: number
  principalPaidMinor: number
  interestPaidMinor: number
  feePaidMinor: number
  state: 'open' | 'paid'
  /** The day it was closed; null while it is open, and where that day is not known. */
  paidOn: CalendarDate | null
}

/** What a lender said would end a loan, and our arithmetic confirmed. */
type PayoffQuotes = {
  id: string
  loanId: string
  currency: Currency
  payOn: CalendarDate
  validThrough: CalendarDate
  principalMinor: number
  interestMinor: number
  feeMinor: number
  totalMinor: number
  savedMinor: number
  correlationId: string
  createdAt: Instant
}

export type RepaymentTables = { installments: Installments; payoffQuotes: PayoffQuotes }
