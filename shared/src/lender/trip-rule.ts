import * as z from 'zod/mini'
import { CalendarDate } from '../time/calendar-date.ts'
import { addDays } from '../time/due-dates.ts'

/** The days of a trip a lender's rule speaks of; of a hotel alone, check-in and check-out. Nobody is named by them. */
export const TripDays = z.strictObject({ departsOn: CalendarDate, returnsOn: CalendarDate })
export type TripDays = z.infer<typeof TripDays>

/** Days from the loan to the departure. */
const DaysAhead = z.int().check(z.minimum(0), z.maximum(730))

/** Which trips a product lends against. A product with such a rule lends against nothing else. */
export const TripRule = z.strictObject({
  /** Absent is no bound. */
  daysAheadMin: z.optional(DaysAhead),
  daysAheadMax: z.optional(DaysAhead),
  /** Everything is repaid before the traveler departs, or before she is back; absent, the plan may go on afterwards. */
  planEnds: z.optional(z.enum(['before_departure', 'before_return'])),
})
export type TripRule = z.infer<typeof TripRule>

export type BrokenTripRule = {
  code: 'trip_required' | 'trip_too_soon' | 'trip_too_far' | 'plan_outlasts_trip'
  /** The first or the last departure that would do, or the day by which all must be repaid. */
  dayOn: CalendarDate | null
}

/**
 * What of a product's trip rule a trip breaks, whatever the plan.
 * It returns nothing when the trip may be lent against, and refuses no input.
 * brokenByTrip({ daysAheadMin: 7 }, { departsOn: '2026-08-05', returnsOn: '2026-08-09' }, '2026-08-01')[0].dayOn // => 2026-08-08
 */
export function brokenByTrip(
  rule: TripRule,
  trip: TripDays | undefined,
  today: CalendarDate,
): BrokenTripRule[] {
  if (!trip) return [{ code: 'trip_required', dayOn: null }]
  const first = addDays(today, rule.daysAheadMin ?? 0)
  if (trip.departsOn < first) return [{ code: 'trip_too_soon', dayOn: first }]
  if (rule.daysAheadMax === undefined) return []
  const last = addDays(today, rule.daysAheadMax)
  return trip.departsOn > last ? [{ code: 'trip_too_far', dayOn: last }] : []
}

/**
 * Whether a plan whose last installment is due on a day ends in time for the trip.
 * On the day of departure or return itself is too late.
 * brokenByPlan({ planEnds: 'before_return' }, { departsOn: '2026-08-05', returnsOn: '2026-08-09' }, '2026-08-09').length // => 1
 */
export function brokenByPlan(
  { planEnds }: TripRule,
  trip: TripDays,
  lastDueOn: CalendarDate,
): BrokenTripRule[] {
  if (!planEnds) return []
  const endOn = planEnds === 'before_departure' ? trip.departsOn : trip.returnsOn
  return lastDueOn < endOn ? [] : [{ code: 'plan_outlasts_trip', dayOn: endOn }]
}
