import type { BillState, LoanInstallment } from '@miaoguo/shared/repayment/repayment'
import { isOpenRow } from '@miaoguo/shared/servicing/standing-rows'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import { daysInMonth, partsOf } from '@miaoguo/shared/time/due-dates'
import type { StoredInstallment } from '../loans/installment-store.ts'

/** The last day of the month of a day. */
export function monthEndOf(on: CalendarDate): CalendarDate {
  const { year, month } = partsOf(on)
  return `${on.slice(0, 8)}${daysInMonth(year, month)}`
}

/** Where a row stands on a day. */
export function stateOf(
  row: { isOpen: boolean; dueOn: CalendarDate },
  today: CalendarDate,
): BillState {
  if (!row.isOpen) return 'paid'
  if (row.dueOn < today) return 'overdue'
  return row.dueOn <= monthEndOf(today) ? 'due' : 'upcoming'
}

export const toInstallment = (row: StoredInstallment, today: CalendarDate): LoanInstallment => ({
  ...row,
  outstandingMinor: row.totalMinor - row.paidMinor,
  state: stateOf({ isOpen: isOpenRow(row), dueOn: row.dueOn }, today),
})
