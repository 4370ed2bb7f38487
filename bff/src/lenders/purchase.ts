import type { CheckoutLine } from '@miaoguo/shared/checkout/checkout'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'

/** One flight, ride or stay. Places are IATA codes. */
export type Leg = { from: string; to: string; departsOn: CalendarDate; arrivesOn: CalendarDate }
export type Traveler = { firstName: string; lastName: string; bornOn: CalendarDate }

/** What is bought: for lenders that lend against a basket or a trip. Others are not told. */
export type Purchase = {
  merchantReference: string
  lines: CheckoutLine[]
  /** ISO 3166 code of the country the purchase is made in. */
  country: string
  itinerary?: { legs: Leg[]; travelers: Traveler[] }
}

/** An order of a checkout as such lenders hear of it. Loans are made in China, and so are purchases. */
export const purchaseOf = (it: Pick<Purchase, 'merchantReference' | 'lines'>): Purchase => ({
  merchantReference: it.merchantReference,
  lines: it.lines,
  country: 'CN',
})
