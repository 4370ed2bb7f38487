import { financedSharesOf, type Booking } from '@miaoguo/shared/checkout/booking'
import type { CheckoutLine } from '@miaoguo/shared/checkout/checkout'
import type { StoredBooking } from './store.ts'

type Order = { lines: readonly CheckoutLine[]; bookings: readonly StoredBooking[] | null }

/** What waits, or waited, for suppliers, as merchant and traveler see it. */
export function bookingsOf({ lines, bookings }: Order): Booking[] {
  const shares = financedSharesOf(lines)
  return (bookings ?? []).map(({ answerId: _answer, ...it }) => ({
    ...it,
    name: lines[it.line]?.name ?? '',
    financedMinor: shares[it.line] ?? 0,
  }))
}

/** The same where it is a part of something: absent where nothing waits. */
export function bookingsPart(it: Order): { bookings?: Booking[] } {
  const bookings = bookingsOf(it)
  return bookings.length > 0 ? { bookings } : {}
}
