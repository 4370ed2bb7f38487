import { expect, test } from 'vitest'
import { CalendarDate, Instant } from './calendar-date.ts'

test('calendar dates exist in the calendar', () => {
  for (const good of ['2026-11-24', '2028-02-29', '2000-02-29']) {
    expect(CalendarDate.safeParse(good).success, good).toBe(true)
  }
  for (const bad of [
    '2027-02-29',
    '1900-02-29',
    '2026-11-31',
    '2026-13-01',
    '2026-1-1',
    '20261124',
    '',
    20261124,
    null,
  ]) {
    expect(CalendarDate.safeParse(bad).success, String(bad)).toBe(false)
  }
})

test('instants are UTC and end in Z', () => {
  expect(Instant.safeParse('2026-11-24T01:50:00.000Z').success).toBe(true)
  for (const bad of [
    '2026-11-24T01:50:00.000',
    '2026-11-24T01:50:00+08:00',
    '2026-11-24',
    '2026-02-30T00:00:00Z',
  ]) {
    expect(Instant.safeParse(bad).success, bad).toBe(false)
  }
})
