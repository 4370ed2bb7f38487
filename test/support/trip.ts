import type { Itinerary } from '@miaoguo/shared/checkout/itinerary'
import { addDays } from '@miaoguo/shared/time/due-dates'

/** Two travelers there and back with the nights between, so many days from a day; one of them pays. */
export const tripIn = (today: string, days: number): Itinerary => {
  const [there, back] = [addDays(today, days), addDays(today, days + 5)]
  return {
    legs: [
      { from: 'PEK', to: 'SYX', departsOn: there, arrivesOn: there },
      { from: 'SYX', to: 'PEK', departsOn: back, arrivesOn: back },
    ],
    stays: [{ place: 'SYX', checksInOn: there, checksOutOn: back, rooms: 1 }],
    travelers: [
      { firstName: 'Canary', lastName: 'Payer', bornOn: '1990-01-01' },
      { firstName: 'Canary', lastName: 'Companion', bornOn: '1991-02-02' },
    ],
  }
}

/** A hotel alone, checked into so many days from a day, for so many nights. */
export const stayIn = (today: string, days: number, nights = 3): Itinerary => {
  const trip = tripIn(today, days)
  const checksInOn = addDays(today, days)
  const stay = { place: 'SYX', checksInOn, checksOutOn: addDays(checksInOn, nights), rooms: 1 }
  return { legs: [], stays: [stay], travelers: trip.travelers }
}
