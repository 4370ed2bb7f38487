import type { Instant } from '../time/calendar-date.ts'
import { chinaOffsetMs, instantAfter } from '../time/instant.ts'

/**
 * The hours, in China, within which a borrower who asked for it is reminded of what falls due: narrower than
 * `contactHours` (互联网金融 贷后催收业务指引, GB/T 45251—2025, recalled), because nobody is late yet; how much is our own choice.
 */
export const reminderHours = { from: 9, to: 20 } as const

/** How many days ahead a row is reminded of, once each: three, and on the day itself. */
export const reminderDaysAhead = [3, 0] as const

/**
 * Whether a reminder may leave at an instant; 12:00 UTC is 20:00 in China.
 * @example mayRemindAt('2026-12-01T12:00:00.000Z') // => false
 */
export function mayRemindAt(at: Instant): boolean {
  const hour = Number(instantAfter(at, chinaOffsetMs).slice(11, 13))
  return hour >= reminderHours.from && hour < reminderHours.to
}
