import { expect, test } from 'vitest'
import { agreedDays, unitPeriodOf, unitPeriodsBetween, unitPeriodsPerYear } from './unit-period.ts'

const unitOf = (start: string, ...payments: string[]) =>
  unitPeriodOf({ advances: [start], payments })
const month = { kind: 'months', count: 1 } as const

test('the unit-period is the interval met most often, the shorter of two', () => {
  expect(unitOf('1978-02-10', '1978-04-01', '1978-05-01', '1978-06-01')).toEqual(month)
  expect(unitOf('1978-02-23', '1978-03-01', '1978-03-16', '1978-04-01', '1978-04-16')).toEqual({
    kind: 'semimonth',
  })
  expect(unitOf('1978-05-23', '1978-10-01', '1979-01-01', '1979-04-01')).toEqual({
    kind: 'months',
    count: 3,
  })
  expect(unitOf('2026-01-05', '2026-01-12', '2026-01-19')).toEqual({ kind: 'weeks', count: 1 })
  expect(unitOf('2026-01-05', '2026-01-19', '2026-02-02')).toEqual({ kind: 'weeks', count: 2 })
  // Two intervals of a month and two of a week: the week.
  expect(
    unitOf('2026-01-05', '2026-02-05', '2026-03-05', '2026-03-12', '2026-03-19', '2026-06-30'),
  ).toEqual({ kind: 'weeks', count: 1 })
})

test('payments on the 1st and the 15th, or the 15th and the last day, are half a month apart', () => {
  const first = ['2026-01-15', '2026-02-01', '2026-02-15', '2026-03-01', '2026-03-15']
  expect(unitOf('2026-01-01', ...first)).toEqual({ kind: 'semimonth' })
  const last = ['2026-01-31', '2026-02-15', '2026-02-28', '2026-03-15', '2026-03-31']
  expect(unitOf('2026-01-15', ...last)).toEqual({ kind: 'semimonth' })
})

test('payments every fortnight that happen to begin on the 1st are not half a month apart', () => {
  expect(unitOf('2026-01-18', '2026-02-01', '2026-02-15', '2026-03-01', '2026-03-15')).toEqual({
    kind: 'weeks',
    count: 2,
  })
})

test('advances have intervals of their own', () => {
  const advances = ['2026-01-01', '2026-01-11', '2026-01-21', '2026-01-31']
  const payments = ['2026-06-01', '2026-07-01', '2026-08-01', '2026-09-01', '2026-10-01']
  expect(unitPeriodOf({ advances, payments })).toEqual(month)
  // Mixed with the payments' dates, the ten days between advances would have vanished or won.
  expect(unitPeriodOf({ advances, payments: payments.slice(0, 3) })).toEqual({
    kind: 'days',
    count: 10,
  })
})

test('where nothing occurs twice, the average decides, and of two as near the lower', () => {
  // 36 and 28 days average 32: a month of 30 is nearer than five weeks.
  expect(unitOf('2026-01-10', '2026-02-15', '2026-03-15')).toEqual(month)
  // 31 and 59 days average 45: six weeks are nearer than a month or two.
  expect(unitOf('2026-01-15', '2026-02-15', '2026-04-15')).toEqual({ kind: 'weeks', count: 6 })
  // 10 and 11 days average 10.5, as near to a week as to two.
  expect(unitOf('2026-01-01', '2026-01-11', '2026-01-22')).toEqual({ kind: 'weeks', count: 1 })
  expect(unitOf('2026-01-01', '2026-01-12', '2029-01-12')).toEqual({ kind: 'months', count: 12 })
})

test('one advance repaid at once makes its term the unit, at most a year', () => {
  expect(unitOf('1978-01-03', '1978-09-15')).toEqual({ kind: 'days', count: 255 })
  expect(unitOf('2026-01-15', '2026-07-15')).toEqual({ kind: 'months', count: 6 })
  expect(unitOf('2026-01-31', '2026-02-28')).toEqual(month)
  // Two weeks are no unit of 26 a year here: 365 over 14 days ((b)(5)(vii)).
  expect(unitOf('2026-01-05', '2026-01-19')).toEqual({ kind: 'days', count: 14 })
  expect(unitOf('2026-01-15', '2029-01-15')).toEqual({ kind: 'months', count: 12 })
})

test('unit-periods in a year follow from their kind', () => {
  expect(unitPeriodsPerYear({ kind: 'months', count: 3 })).toBe(4)
  expect(unitPeriodsPerYear({ kind: 'semimonth' })).toBe(24)
  expect(unitPeriodsPerYear({ kind: 'weeks', count: 2 })).toBe(26)
  expect(unitPeriodsPerYear({ kind: 'days', count: 73 })).toBe(5)
})

// Appendix J (c)(1)(ii) to (iv): f = 19/30 after one month; 6/15; 39/90 after one quarter.
test('odd days stand before the whole unit-periods counted back', () => {
  expect(unitPeriodsBetween(['1978-02-10', '1978-04-01'], month)).toEqual({
    whole: 1,
    odd: 19 / 30,
  })
  expect(unitPeriodsBetween(['1978-02-23', '1978-03-16'], { kind: 'semimonth' })).toEqual({
    whole: 1,
    odd: 6 / 15,
  })
  expect(unitPeriodsBetween(['1978-05-23', '1978-10-01'], { kind: 'months', count: 3 })).toEqual({
    whole: 1,
    odd: 39 / 90,
  })
  expect(unitPeriodsBetween(['2026-01-05', '2026-01-29'], { kind: 'weeks', count: 1 })).toEqual({
    whole: 3,
    odd: 3 / 7,
  })
})

test('odd parts of a year are months over 12 where whole, else days over 365', () => {
  const year = { kind: 'months', count: 12 } as const
  expect(unitPeriodsBetween(['2026-01-15', '2028-04-15'], year)).toEqual({ whole: 2, odd: 3 / 12 })
  expect(unitPeriodsBetween(['2023-10-26', '2024-11-30'], year)).toEqual({
    whole: 1,
    odd: 35 / 365,
  })
})

test('in a series on the last of each month, months run from last day to last day', () => {
  const payments = ['2026-02-28', '2026-03-31', '2026-04-30']
  const onDay = agreedDays({ advances: ['2026-01-30'], payments }, month)
  expect(payments.map((it) => onDay.get(it))).toEqual([31, 31, 31])
  const at = (to: string) => unitPeriodsBetween(['2026-01-30', to], month, onDay.get(to))
  expect(payments.map(at)).toEqual([
    { whole: 1, odd: 1 / 30 },
    { whole: 2, odd: 1 / 30 },
    { whole: 3, odd: 1 / 30 },
  ])
})

test('in a series on the 30th, the last of February stands for it', () => {
  const payments = ['2026-02-28', '2026-03-30', '2026-04-30']
  const onDay = agreedDays({ advances: ['2026-01-15'], payments }, month)
  expect(payments.map((it) => onDay.get(it))).toEqual([30, 30, 30])
  expect(unitPeriodsBetween(['2026-01-15', '2026-02-28'], month, 30)).toEqual({
    whole: 1,
    odd: 15 / 30,
  })
})

test('an odd last payment does not change what the 28th stands for', () => {
  const payments = ['2026-02-28', '2026-03-28', '2026-04-28', '2026-05-31']
  const onDay = agreedDays({ advances: ['2026-01-28'], payments }, month)
  expect(payments.map((it) => onDay.get(it))).toEqual([28, 28, 28, 31])
})
