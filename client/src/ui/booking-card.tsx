import type { Booking } from '@miaoguo/shared/checkout/booking'
import { useBookingWords } from '../copy/booking'
import { Box } from './elements'
import { Card, Fact } from './fact'

/** Where each line of a trip stands at its supplier; nothing where none waits for any. */
export function BookingCard({ bookings = [] }: { bookings: readonly Booking[] | undefined }) {
  const words = useBookingWords()
  if (bookings.length === 0) return null
  const has = (status: Booking['status']): boolean => bookings.some((it) => it.status === status)
  return (
    <Card title={words.title}>
      {bookings.map((it) => (
        <Box key={it.line} className={`booking booking-${it.status}`}>
          <Fact name={it.name}>
            {it.status === 'confirmed' && it.supplierReference !== null
              ? `${words.statuses.confirmed} · ${words.reference(it.supplierReference)}`
              : words.statuses[it.status]}
          </Fact>
        </Box>
      ))}
      {has('awaiting_supplier') && (
        <Box as="p" className="small">
          {words.awaitingNote}
        </Box>
      )}
      {has('refused') && (
        <Box as="p" className="small">
          {words.refusedNote}
        </Box>
      )}
    </Card>
  )
}
