import * as z from 'zod/mini'
import { RatePpm } from '../rate/rate.ts'
import { CalendarDate } from '../time/calendar-date.ts'

const Words = z.string().check(z.minLength(1), z.maxLength(300))

/**
 * The newest change of a loan's rate, as its lender tells it, with the rows it makes already in the schedule. It counts from
 * `effectiveOn`, a day on which an installment falls due: a month has one rate, and no row due by that day changes.
 */
export const RateChangeTold = z.strictObject({
  /** The nominal rate of a year from then on, in parts per million. */
  annualInterestPpm: RatePpm,
  effectiveOn: CalendarDate,
  reason: z.strictObject({ zhCN: Words, en: Words }),
})
export type RateChangeTold = z.infer<typeof RateChangeTold>
