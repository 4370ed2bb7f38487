import { expect, test } from 'vitest'
import { monthsAndDays, yearFraction } from './day-count.ts'

test('whole months are counted first, then the days left over', () => {
  expect(monthsAndDays('2027-01-31', '2027-02-28')).toEqual({ months: 1, days: 0 })
  expect(monthsAndDays('2027-01-31', '2027-03-05')).toEqual({ months: 1, days: 5 })
  expect(monthsAndDays('2026-11-24', '2026-12-10')).toEqual({ months: 0, days: 16 })
  expect(monthsAndDays('2026-11-24', '2027-11-24')).toEqual({ months: 12, days: 0 })
  expect(monthsAndDays('2028-02-29', '2029-02-28')).toEqual({ months: 12, days: 0 })
})

test('every month is a twelfth of a year in 30/360', () => {
  expect(yearFraction('2027-01-31', '2027-02-28', 'thirty_360')).toEqual({
    numerator: 30,
    denominator: 360,
  })
  expect(yearFraction('2026-11-24', '2027-01-04', 'thirty_360')).toEqual({
    numerator: 41,
    denominator: 360,
  })
})

test('actual counts take the days of the calendar', () => {
  expect(yearFraction('2026-01-31', '2026-02-28', 'actual_360')).toEqual({
    numerator: 28,
    denominator: 360,
  })
  expect(yearFraction('2028-02-01', '2028-03-01', 'actual_365')).toEqual({
    numerator: 29,
    denominator: 365,
  })
})

// ISDA actual/actual, "EMU and market conventions" (1998), 1 Nov 2003 to 1 May 2004: 61/365 + 121/366.
test('actual/actual splits a stretch at the turn of the year', () => {
  const it = yearFraction('2003-11-01', '2004-05-01', 'actual_actual')
  expect(it).toEqual({ numerator: 61 * 366 + 121 * 365, denominator: 365 * 366 })
  expect(yearFraction('2027-01-01', '2029-01-01', 'actual_actual').numerator).toBe(2 * 365 * 366)
})

test('the night that ends a year goes where the count says', () => {
  const numerator = (count: 'actual_actual' | 'actual_actual_year_end') =>
    yearFraction('2027-12-15', '2028-01-15', count).numerator
  expect(numerator('actual_actual')).toBe(17 * 366 + 14 * 365)
  expect(numerator('actual_actual_year_end')).toBe(16 * 366 + 15 * 365)
  expect(yearFraction('2028-12-31', '2029-01-15', 'actual_actual_year_end').numerator).toBe(
    15 * 366,
  )
})

test('only a stretch with its leap day is counted over 366', () => {
  const numerator = (from: string, to: string) =>
    yearFraction(from, to, 'actual_actual_leap_day').numerator
  expect(numerator('2028-02-01', '2028-03-01')).toBe(29 * 365)
  expect(numerator('2028-02-28', '2028-02-29')).toBe(365)
  expect(numerator('2028-02-29', '2028-03-31')).toBe(31 * 366)
  expect(numerator('2027-02-01', '2027-03-01')).toBe(28 * 366)
})
