import { expect, test } from 'vitest'
import { Itinerary, tripDaysOf } from './itinerary.ts'

const trip = {
  legs: [
    { from: 'SYX', to: 'PEK', departsOn: '2026-09-10', arrivesOn: '2026-09-11' },
    { from: 'PEK', to: 'SYX', departsOn: '2026-09-02', arrivesOn: '2026-09-02' },
  ],
  travelers: [{ firstName: 'A', lastName: 'B', bornOn: '1990-01-01' }],
}
const nights = (checksInOn: string, checksOutOn: string) => ({
  place: 'SYX',
  checksInOn,
  checksOutOn,
  rooms: 1,
})

test('a trip lasts from its first departure to its last arrival, in whatever order they are told', () => {
  expect(tripDaysOf(trip)).toEqual({ departsOn: '2026-09-02', returnsOn: '2026-09-11' })
})

test('nights before and after the rides belong to the trip', () => {
  const stays = [nights('2026-09-01', '2026-09-02'), nights('2026-09-10', '2026-09-14')]
  expect(tripDaysOf({ ...trip, stays })).toEqual({
    departsOn: '2026-09-01',
    returnsOn: '2026-09-14',
  })
})

test('nobody checks out before the night after checking in', () => {
  const refused = Itinerary.safeParse({ ...trip, stays: [nights('2026-09-02', '2026-09-02')] })
  expect(refused.error?.issues).toMatchObject([{ path: ['stays', 0, 'checksOutOn'] }])
})

test('a hotel alone is a trip from checking in to checking out', () => {
  const stay = { legs: [], stays: [nights('2026-09-02', '2026-09-05')], travelers: trip.travelers }
  expect(tripDaysOf(Itinerary.parse(stay))).toEqual({
    departsOn: '2026-09-02',
    returnsOn: '2026-09-05',
  })
  expect(Itinerary.safeParse({ ...stay, stays: [] }).error?.issues).toMatchObject([
    { path: ['stays'] },
  ])
})
