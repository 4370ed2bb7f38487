import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'

/** Where a row stands in the calendar of all loans. */
export type BillPlace = { dueOn: CalendarDate; loanId: string; number: number }

const digits = 3

/** The place in the form of every list's cursor: an instant, and a name that no other row of that day has. */
export const placeOf = (it: BillPlace): { createdAt: string; id: string } => ({
  createdAt: `${it.dueOn}T00:00:00.000Z`,
  id: `${it.loanId}${String(it.number).padStart(digits, '0')}`,
})

/** The place again. */
export const toPlace = (at: { createdAt: string; id: string }): BillPlace => ({
  dueOn: at.createdAt.slice(0, 10),
  loanId: at.id.slice(0, -digits),
  number: Number(at.id.slice(-digits)) || 0,
})
