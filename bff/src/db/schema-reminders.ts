import type { CalendarDate, Instant } from '@miaoguo/shared/time/calendar-date'
import type { Generated } from 'kysely'
import type { Json } from './json-column.ts'

type ReminderSettings = {
  borrowerId: string
  sms: boolean
  changedAt: Instant
  /** Where a permission was given, and to whom messages go there, encrypted; null where none was. */
  platform: 'weapp' | 'alipay' | null
  subjectSealed: string | null
  permissions: Generated<number>
  refusedAt: Instant | null
}

/** A row of a loan that a message named, with what was open of it then. */
export type RemindedRow = {
  loanId: string
  number: number
  dueOn: CalendarDate
  currency: string
  leftMinor: number
}

/** What a borrower was told on a day of the merchant's time; one message at most. */
type Reminders = {
  borrowerId: string
  day: CalendarDate
  state: 'sending' | 'sent' | 'failed' | 'refused'
  channel: 'sms' | 'weapp' | 'alipay' | null
  tries: number
  rows: Json<RemindedRow[]>
  triedAt: Instant
}

export type ReminderTables = { reminderSettings: ReminderSettings; reminders: Reminders }
