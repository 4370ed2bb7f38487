import type { TripDays } from '../lender/trip-rule.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import { addDays, daysBetween } from '../time/due-dates.ts'
import type { IneligibleReason, Remedy } from './eligibility.ts'

type Reason = Omit<IneligibleReason, 'remedies'>
type Asked = { today: CalendarDate; trip?: TripDays | undefined }

const one = (code: Remedy['code'], facts: Partial<Remedy> = {}): Remedy => ({
  dayOn: null,
  boundMinor: null,
  ...facts,
  code,
})

/**
 * What else one can do where a product is not offered for a reason: never an empty hand, because an order can be paid by
 * other means whatever a lender says.
 * @example remediesOf({ code: 'amount_too_low', boundMinor: 100, dayOn: null, rule: null }, { today: '2026-08-01' })[0].code // => 'amount_from'
 */
export function remediesOf(reason: Reason, { today, trip }: Asked): Remedy[] {
  const { dayOn, boundMinor } = reason
  const others = one('other_means')
  switch (reason.code) {
    case 'trip_required':
      return [one('tell_trip'), others]
    case 'trip_too_soon':
      return [one('depart_from', { dayOn }), others]
    case 'trip_too_far': {
      // The window moves with the days: the trip comes into it by waiting.
      const beyond = trip && dayOn ? daysBetween(dayOn, trip.departsOn) : 0
      return [
        one('ask_from', { dayOn: addDays(today, beyond) }),
        one('depart_until', { dayOn }),
        others,
      ]
    }
    case 'amount_too_low':
      return [one('amount_from', { boundMinor }), others]
    case 'amount_too_high':
      return [one('amount_until', { boundMinor }), others]
    case 'not_yet_effective':
      return [one('ask_from', { dayOn }), others]
    default:
      return [others]
  }
}
