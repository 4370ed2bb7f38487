import * as z from 'zod/mini'

/** A calendar date `YYYY-MM-DD`, without clock or zone. */
export const CalendarDate = z.iso.date()
export type CalendarDate = z.infer<typeof CalendarDate>

/** An instant in UTC, `2026-08-01T09:30:00.000Z`. */
export const Instant = z.iso.datetime()
export type Instant = z.infer<typeof Instant>
