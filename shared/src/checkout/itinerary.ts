import * as z from 'zod/mini'
import { CalendarDate } from '../time/calendar-date.ts'

const Place = z.string().check(z.regex(/^[A-Z]{3}$/))
const Name = z.string().check(z.minLength(1), z.maxLength(60))

/** One flight, ride or stay. Places are IATA codes. */
export const Leg = z.strictObject({
  from: Place,
  to: Place,
  departsOn: CalendarDate,
  arrivesOn: CalendarDate,
})
export type Leg = z.infer<typeof Leg>

export const Traveler = z.strictObject({ firstName: Name, lastName: Name, bornOn: CalendarDate })
export type Traveler = z.infer<typeof Traveler>

/** A trip that is bought. Kept sealed, told only to a lender the shopper leaves for, and forgotten with the order. */
export const Itinerary = z.strictObject({
  legs: z.array(Leg).check(z.minLength(1), z.maxLength(20)),
  travelers: z.array(Traveler).check(z.minLength(1), z.maxLength(20)),
})
export type Itinerary = z.infer<typeof Itinerary>
