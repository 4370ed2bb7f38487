import type { CalendarDate } from '../time/calendar-date.ts'

/** A one-year loan prime rate and the day of its announcement, from which it holds until the next. */
export type LoanPrimeRate = { since: CalendarDate; ratePpm: number; basis: 'read' | 'recalled' }

/**
 * 一年期贷款市场报价利率, announced by 全国银行间同业拆借中心 on the PBOC’s authority; unchanged months are left
 * out. What is `recalled` is yet to be compared with the announcements; so is that nothing came after the last.
 */
export const oneYearLpr: readonly LoanPrimeRate[] = [
  { since: '2019-08-20', ratePpm: 42_500, basis: 'recalled' },
  { since: '2019-09-20', ratePpm: 42_000, basis: 'recalled' },
  { since: '2019-11-20', ratePpm: 41_500, basis: 'recalled' },
  { since: '2020-02-20', ratePpm: 40_500, basis: 'recalled' },
  { since: '2020-04-20', ratePpm: 38_500, basis: 'read' },
  { since: '2021-12-20', ratePpm: 38_000, basis: 'read' },
  { since: '2022-01-20', ratePpm: 37_000, basis: 'read' },
  { since: '2022-08-22', ratePpm: 36_500, basis: 'recalled' },
  { since: '2023-06-20', ratePpm: 35_500, basis: 'recalled' },
  { since: '2023-08-21', ratePpm: 34_500, basis: 'recalled' },
  { since: '2024-07-22', ratePpm: 33_500, basis: 'recalled' },
  { since: '2024-10-21', ratePpm: 31_000, basis: 'recalled' },
  { since: '2025-05-20', ratePpm: 30_000, basis: 'recalled' },
]

/**
 * The one-year loan prime rate in force on a day, in ppm; undefined before the first announcement.
 * @example lprOn('2021-12-19') // => 38500
 */
export const lprOn = (date: CalendarDate): number | undefined =>
  oneYearLpr.filter((it) => it.since <= date).at(-1)?.ratePpm
