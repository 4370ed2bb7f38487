import { expect, test } from 'vitest'
import { aprcOfDates, aprcOfTimes, monthsBackwards, yearsBackwards } from './aprc.ts'

test('months are counted back from the later date and days stand first', () => {
  expect(monthsBackwards('2026-01-10', '2026-03-05')).toEqual({ months: 1, days: 26 })
  expect(monthsBackwards('2027-01-31', '2027-02-28')).toEqual({ months: 1, days: 0 })
  expect(monthsBackwards('2026-01-10', '2026-01-10')).toEqual({ months: 0, days: 0 })
  expect(yearsBackwards('2026-01-10', '2027-07-10')).toBe(1.5)
})

test('odd days are divided by the year that ends with them, leap or not', () => {
  expect(yearsBackwards('2026-01-10', '2026-01-20')).toBeCloseTo(10 / 365, 15)
  expect(yearsBackwards('2028-03-01', '2028-03-11')).toBeCloseTo(10 / 366, 15)
})

// Directive 98/7/EC annex III: 12.96 % over 546 days; European Commission's example 40 is in the vectors.
test('the directive’s first example is reproduced', () => {
  const rate = aprcOfTimes([
    { kind: 'advance', years: 0, amountMinor: 100000 },
    { kind: 'payment', years: 546 / 365, amountMinor: 120000 },
  ])
  expect(rate).toBeCloseTo(0.12962038, 8)
})

test('several advances are priced from the first', () => {
  const rate = aprcOfDates([
    { kind: 'advance', on: '2026-01-15', amountMinor: 50000 },
    { kind: 'advance', on: '2026-07-15', amountMinor: 50000 },
    { kind: 'payment', on: '2027-07-15', amountMinor: 50000 * 1.1 ** 1.5 + 55000 },
  ])
  expect(rate).toBeCloseTo(0.1, 12)
})

test('a payment before the first advance has no rate', () => {
  expect(
    aprcOfDates([
      { kind: 'payment', on: '2026-01-14', amountMinor: 60000 },
      { kind: 'advance', on: '2026-01-15', amountMinor: 50000 },
    ]),
  ).toBeNull()
})
