import type { Text } from './catalog.ts'
import { trips } from './trip-catalog.ts'

/** A trip as it stands in the window: its days are counted from the day somebody looks. */
export type Trip = {
  id: string
  name: Text
  blurb: Text
  detail: Text
  daysAhead: number
  nights: number
  /** There and back, as IATA codes of the airports; of a hotel alone nobody is taken there. */
  from: string | null
  to: string
  route: Text
  /** There and back, for one traveler. */
  flightMinor: number
  hotel: Text
  /** A night in a room for two. */
  nightMinor: number
  refundable: boolean
  /** Paid at once and otherwise; the rest is what may be paid in installments. */
  depositMinor?: number
  /** Airline and hotel confirm after payment; nothing is drawn before. */
  bySupplier?: boolean
  tint: string
  drawing: string
}
export type Traveler = { firstName: string; lastName: string; bornOn: string }
/** A trip somebody booked: the days and prices of when they did. */
export type BookedTrip = {
  trip: Trip
  travelers: Traveler[]
  departsOn: string
  returnsOn: string
  refunds: TripRefund[]
  hotelCancelled: boolean
  cancelled: boolean
  /** What suppliers said, as Miaoguo keeps it. */
  bookings: SupplierLine[]
}
export type SupplierLine = {
  line: number
  name: string
  status: 'awaiting_supplier' | 'confirmed' | 'refused'
  supplierReference: string | null
  financedMinor: number
}
export type TripRefund = {
  id: string
  of: 'cancel' | 'drop-hotel'
  amountMinor: number
  status: 'pending' | 'succeeded' | 'failed'
}

export const tripById = (id: string): Trip | undefined => trips.find((it) => it.id === id)

const dayMs = 86_400_000
const chinaMs = 8 * 3_600_000

/** The date in China at an instant. */
export const dateAt = (ms: number): string => new Date(ms + chinaMs).toISOString().slice(0, 10)

/** A date so many days on. */
export const daysOn = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/** The days of a trip for who looks now. */
export function daysOf(trip: Trip, nowMs: number): { departsOn: string; returnsOn: string } {
  const departsOn = daysOn(dateAt(nowMs), trip.daysAhead)
  return { departsOn, returnsOn: daysOn(departsOn, trip.nights) }
}

export const travelersMax = 4
/** Two share a room. */
export const roomsFor = (travelers: number): number => Math.ceil(travelers / 2)

/** What a trip costs so many travelers: one person pays for all of them. */
export function priceFor(trip: Trip, travelers: number) {
  const flightsMinor = trip.flightMinor * travelers
  const hotelMinor = trip.nightMinor * trip.nights * roomsFor(travelers)
  const totalMinor = flightsMinor + hotelMinor
  const depositMinor = trip.depositMinor ?? 0
  return {
    flightsMinor,
    hotelMinor,
    totalMinor,
    depositMinor,
    financedMinor: totalMinor - depositMinor,
  }
}

/** What of a booked trip was paid in installments, was not refused by a supplier, and is not given back or on its way back. */
export const leftMinor = (it: BookedTrip): number =>
  it.refunds
    .filter((refund) => refund.status !== 'failed')
    .reduce(
      (left, refund) => left - refund.amountMinor,
      priceFor(it.trip, it.travelers.length).financedMinor - refusedMinor(it),
    )

const refusedMinor = ({ bookings }: BookedTrip): number =>
  bookings.reduce((sum, it) => sum + (it.status === 'refused' ? it.financedMinor : 0), 0)

const name = (value: unknown): string | null =>
  typeof value === 'string' && value.trim().length >= 1 && value.trim().length <= 60
    ? value.trim()
    : null

/** The travelers a form names; null when one of them is not whole, or not born yet. */
export function travelersIn(
  form: Record<string, unknown>,
  { count, today }: { count: number; today: string },
): Traveler[] | null {
  const found = Array.from({ length: count }, (_, i) => {
    const lastName = name(form[`lastName${i}`])
    const firstName = name(form[`firstName${i}`])
    const bornOn = String(form[`bornOn${i}`] ?? '')
    const born = /^\d{4}-\d{2}-\d{2}$/.test(bornOn) && bornOn > '1900' && bornOn < today
    return lastName !== null && firstName !== null && born ? { firstName, lastName, bornOn } : null
  })
  const whole = found.filter((it) => it !== null)
  return whole.length === count ? whole : null
}
