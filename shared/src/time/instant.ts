import type { CalendarDate, Instant } from './calendar-date.ts'

/** Milliseconds since 1970 of an instant. */
export const millisecondsOf = (instant: Instant): number => Date.parse(instant)

/** An instant from milliseconds since 1970. */
export const instantOf = (milliseconds: number): Instant => new Date(milliseconds).toISOString()

/**
 * The instant `milliseconds` later; negative for earlier.
 * @example instantAfter('2026-08-01T00:00:00.000Z', 1500) // => 2026-08-01T00:00:01.500Z
 */
export const instantAfter = (instant: Instant, milliseconds: number): Instant =>
  instantOf(millisecondsOf(instant) + milliseconds)

/** How far clocks in China are ahead of UTC, all year. */
export const chinaOffsetMs = 8 * 3_600_000

/** The calendar date of an instant at a fixed offset from UTC, such as 480 minutes for China. */
export const dateAtOffset = (instant: Instant, offsetMinutes: number): CalendarDate =>
  instantAfter(instant, offsetMinutes * 60_000).slice(0, 10)

/** The instant as a JavaScript Date, for libraries that take nothing else. */
export const jsDateOf = (instant: Instant): Date => new Date(instant)
