import { expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  dayOfWeek,
  daysBetween,
  daysInMonth,
  dueDates,
  isLeapYear,
  monthlyDueDates,
} from './due-dates.ts'

test('a day that a month does not have becomes the last of that month', () => {
  expect(addMonths('2028-01-31', 1)).toBe('2028-02-29')
  expect(addMonths('2027-01-31', 1)).toBe('2027-02-28')
  expect(addMonths('2027-08-31', 1)).toBe('2027-09-30')
  expect(addMonths('2028-02-29', 12)).toBe('2029-02-28')
  expect(addMonths('2028-02-29', 48)).toBe('2032-02-29')
})

test('months are added across years in both directions', () => {
  expect(addMonths('2026-11-15', 3)).toBe('2027-02-15')
  expect(addMonths('2026-01-15', -1)).toBe('2025-12-15')
  expect(addMonths('2026-03-31', -13)).toBe('2025-02-28')
  expect(addMonths('2026-05-20', 0)).toBe('2026-05-20')
})

test('a 31st comes back after a short month', () => {
  expect(monthlyDueDates('2027-12-31', 5)).toEqual([
    '2027-12-31',
    '2028-01-31',
    '2028-02-29',
    '2028-03-31',
    '2028-04-30',
  ])
})

test('the agreed day of month comes back though the first due date was cut short', () => {
  expect(dueDates('2027-02-28', 3, { every: 'month', onDay: 31 })).toEqual([
    '2027-02-28',
    '2027-03-31',
    '2027-04-30',
  ])
  expect(monthlyDueDates('2027-02-28', 2)).toEqual(['2027-02-28', '2027-03-28'])
})

test('quarterly due dates keep their day', () => {
  expect(dueDates('2027-11-30', 3, { every: 'month', months: 3 })).toEqual([
    '2027-11-30',
    '2028-02-29',
    '2028-05-30',
  ])
  expect(dueDates('2027-11-30', 0, { every: 'month' })).toEqual([])
})

test('weekly and n-day due dates are evenly spaced over a leap day', () => {
  expect(dueDates('2028-02-22', 3, { every: 'days', days: 7 })).toEqual([
    '2028-02-22',
    '2028-02-29',
    '2028-03-07',
  ])
  expect(dueDates('2026-12-25', 2, { every: 'days', days: 10 })).toEqual([
    '2026-12-25',
    '2027-01-04',
  ])
})

// Python: (date(y2) - date(y1)).days and date.toordinal().
test('days between dates agree with the Gregorian calendar', () => {
  expect(daysBetween('1978-01-03', '1978-09-15')).toBe(255)
  expect(daysBetween('1994-01-01', '1995-07-01')).toBe(546)
  expect(daysBetween('1900-02-28', '1900-03-01')).toBe(1)
  expect(daysBetween('2000-02-28', '2000-03-01')).toBe(2)
  expect(daysBetween('0001-01-01', '9999-12-31')).toBe(3652058)
  expect(daysBetween('2026-11-24', '2026-11-20')).toBe(-4)
})

test('adding days crosses months, years and leap days', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
  expect(addDays('0001-01-01', 3652058)).toBe('9999-12-31')
})

test('days of the week are known', () => {
  expect(dayOfWeek('2026-11-24')).toBe(1) // A Tuesday.
  expect(dayOfWeek('2000-01-01')).toBe(5) // A Saturday.
  expect(dayOfWeek('1970-01-01')).toBe(3) // A Thursday.
})

test('centuries are leap only every fourth', () => {
  expect([1900, 2000, 2028, 2027, 2100].map(isLeapYear)).toEqual([false, true, true, false, false])
  expect([1, 2, 4, 12].map((month) => daysInMonth(2027, month))).toEqual([31, 28, 30, 31])
})

test('what is not a date is refused', () => {
  for (const bad of [
    '2027-02-29',
    '2027-13-01',
    '2027-00-10',
    '2027-04-31',
    '2027-4-1',
    '',
    'yesterday!',
  ]) {
    expect(() => addDays(bad, 1), bad).toThrow('a calendar date')
  }
  expect(() => addMonths('9999-12-01', 1)).toThrow('a year')
})
