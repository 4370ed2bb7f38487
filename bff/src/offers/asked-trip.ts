import type { TripDays } from '@miaoguo/shared/lender/trip-rule'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'

type Query = { departsOn?: CalendarDate | undefined; returnsOn?: CalendarDate | undefined }

/** The days of the trip a question names, if it names one; `input_invalid` where the days cannot be. */
export function askedTrip({ departsOn, returnsOn }: Query): TripDays | undefined {
  if (departsOn === undefined) {
    if (returnsOn === undefined) return undefined
    throw new Problem('input_invalid', {}, [
      { pointer: '/departsOn', message: 'must be said with returnsOn' },
    ])
  }
  if (returnsOn !== undefined && returnsOn < departsOn)
    throw new Problem('input_invalid', {}, [
      { pointer: '/returnsOn', message: 'must not be before departsOn' },
    ])
  return { departsOn, returnsOn: returnsOn ?? departsOn }
}
