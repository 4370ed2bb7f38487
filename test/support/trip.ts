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
