import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'

/** How a lender and one of its products stand in the registry, as a query reads it. */
export type Standing = {
  lenderStatus: 'active' | 'suspended'
  licenceValidThrough: CalendarDate
  listing: 'listed' | 'unlisted' | null
}

/** Whether a lender may lend on a day: not suspended, its licence in force, and the product not taken off the list. */
export const mayLend = (it: Standing, today: CalendarDate): boolean =>
  it.lenderStatus === 'active' && it.licenceValidThrough >= today && it.listing !== 'unlisted'
