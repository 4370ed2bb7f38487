import { expect, test } from 'vitest'
import { aprcOfDates, aprcOfTimes, monthsBackwards, yearsBackwards, yearsOfWeeks } from './aprc.ts'

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

test('weekly payments lie fifty-seconds of a year apart, odd days over the year that ends with them', () => {
  expect(yearsOfWeeks('2020-01-01', '2020-01-29')).toBe(4 / 52)
  expect(yearsOfWeeks('2012-01-12', '2013-01-10')).toBe(1)
  expect(yearsOfWeeks('2012-01-12', '2012-01-30')).toBeCloseTo(2 / 52 + 4 / 365, 15)
  const weekly = [7, 14, 21, 28].map((days) => ({
    kind: 'payment' as const,
    on: `2026-01-${String(1 + days).padStart(2, '0')}`,
    amountMinor: 2_550,
  }))
  const flows = [{ kind: 'advance' as const, on: '2026-01-01', amountMinor: 10_000 }, ...weekly]
  const times = flows.map((it, i) => ({ ...it, years: i / 52 }))
  expect(aprcOfDates(flows)).toBe(aprcOfTimes(times))
})

// European Commission, guidelines on Directive 2008/48/EC as amended by 2011/90/EU, section 4.1.1.
test.each([
  ['2012-01-12', '2012-02-15', 1 / 12 + 3 / 365],
  ['2013-01-12', '2013-02-15', 1 / 12 + 3 / 366],
  ['2013-02-25', '2013-03-28', 1 / 12 + 3 / 366],
  ['2013-02-26', '2013-03-29', 1 / 12 + 2 / 366],
  ['2012-02-26', '2012-03-29', 1 / 12 + 3 / 366],
  ['2024-12-31', '2025-02-28', 2 / 12],
  ['2024-01-31', '2025-02-28', 13 / 12],
])('the years from %s to %s are as the guidelines count them', (from, to, years) => {
  expect(yearsBackwards(from, to)).toBeCloseTo(years, 14)
})

test('months are chosen before weeks where both are whole', () => {
  const flows = [
    { kind: 'advance' as const, on: '2026-02-01', amountMinor: 10_000 },
    { kind: 'payment' as const, on: '2026-03-01', amountMinor: 10_100 },
  ]
  expect(aprcOfDates(flows)).toBeCloseTo(1.01 ** 12 - 1, 12)
})
