import type { Scenario } from '@miaoguo/shared/checkout/checkout'
import type { TripDays } from '@miaoguo/shared/lender/trip-rule'
import type { IneligibleReason } from '@miaoguo/shared/merchant/eligibility'
import type { Currency } from '@miaoguo/shared/money/money'
import type { MissedTrip } from '@miaoguo/shared/offer/offer'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import type { LenderRegistry } from '../lenders/registry.ts'
import { judgeProduct, knownOf } from './judge-product.ts'

type Order = {
  scenario: Scenario
  amountMinor: number
  currency: Currency
  trip: TripDays | null
  today: CalendarDate
}

const ofTrips: readonly IneligibleReason['code'][] = [
  'trip_required',
  'trip_too_soon',
  'trip_too_far',
  'plan_outlasts_trip',
]

/** What would lend this amount for another trip, by the judge of offers; what anything else stands in the way of is left out. */
export function missedTripsOf(lenders: LenderRegistry, it: Order): MissedTrip[] {
  if (it.scenario !== 'travel') return []
  const asked = { ...it, trip: it.trip ?? undefined }
  return lenders
    .all()
    .flatMap((entry) => knownOf(entry, it.today))
    .filter(({ product }) => product.trip !== undefined)
    .flatMap((known): MissedTrip[] => {
      const { candidates, reasons } = judgeProduct(known, asked)
      const [reason] = reasons
      const missed = candidates.length === 0 && reasons.every(({ code }) => ofTrips.includes(code))
      if (!missed || !reason) return []
      const { id: lenderId, identity } = known.entry
      return [{ lenderId, legalName: identity.legalName, productName: known.product.name, reason }]
    })
}
