import * as z from 'zod/mini'
import type { TripDays } from '../lender/trip-rule.ts'
import { CalendarDate } from '../time/calendar-date.ts'

const Place = z.string().check(z.regex(/^[A-Z]{3}$/))
const Name = z.string().check(z.minLength(1), z.maxLength(60))

/** One flight or ride. Places are IATA codes. */
export const Leg = z.strictObject({
  from: Place,
  to: Place,
  departsOn: CalendarDate,
  arrivesOn: CalendarDate,
})
export type Leg = z.infer<typeof Leg>

/** Nights in a hotel; the place is the IATA code of its city. */
export const Stay = z
  .strictObject({
    place: Place,
    checksInOn: CalendarDate,
    checksOutOn: CalendarDate,
    rooms: z.int().check(z.minimum(1), z.maximum(20)),
  })
  .check(
    z.refine((it) => it.checksInOn < it.checksOutOn, {
      path: ['checksOutOn'],
      error: 'must be after checksInOn',
    }),
  )
export type Stay = z.infer<typeof Stay>

export const Traveler = z.strictObject({ firstName: Name, lastName: Name, bornOn: CalendarDate })
export type Traveler = z.infer<typeof Traveler>

/**
 * A trip that is bought: legs, nights, or both; a hotel alone has no legs. Kept sealed, told only to a lender the shopper
 * leaves for, and forgotten with the order.
 */
export const Itinerary = z
  .strictObject({
    legs: z.array(Leg).check(z.maxLength(20)),
    stays: z.optional(z.array(Stay).check(z.maxLength(20))),
    travelers: z.array(Traveler).check(z.minLength(1), z.maxLength(20)),
  })
  .check(
    z.refine((it) => it.legs.length + (it.stays?.length ?? 0) > 0, {
      path: ['stays'],
      error: 'must be at least one where there are no legs',
    }),
  )
export type Itinerary = z.infer<typeof Itinerary>

/**
 * The days from the first departure or check-in of a trip to its last, without who travels or where to.
 * tripDaysOf({ legs: [{ …, departsOn: '2026-08-05', arrivesOn: '2026-08-06' }], … }) // => 2026-08-05 to 2026-08-06
 */
export function tripDaysOf({ legs, stays = [] }: Itinerary): TripDays {
  const begins = [...legs.map((it) => it.departsOn), ...stays.map((it) => it.checksInOn)]
  const ends = [...legs.map((it) => it.arrivesOn), ...stays.map((it) => it.checksOutOn)]
  return {
    departsOn: begins.reduce((first, it) => (it < first ? it : first)),
    returnsOn: ends.reduce((last, it) => (it > last ? it : last)),
  }
}
