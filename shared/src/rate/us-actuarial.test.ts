import { expect, test } from 'vitest'
import type { DatedFlow } from './flows.ts'
import {
  unitPeriodOf,
  unitPeriodsBetween,
  unitPeriodsPerYear,
  usActuarialRate,
} from './us-actuarial.ts'

test('the unit-period is the interval met most often, the shorter of two', () => {
  expect(unitPeriodOf(['1978-02-10', '1978-04-01', '1978-05-01', '1978-06-01'])).toEqual({
    kind: 'months',
    count: 1,
  })
  expect(
    unitPeriodOf(['1978-02-23', '1978-03-01', '1978-03-16', '1978-04-01', '1978-04-16']),
  ).toEqual({ kind: 'semimonth' })
  expect(unitPeriodOf(['1978-05-23', '1978-10-01', '1979-01-01', '1979-04-01'])).toEqual({
    kind: 'months',
    count: 3,
  })
  expect(unitPeriodOf(['2026-01-05', '2026-01-12', '2026-01-19'])).toEqual({
    kind: 'weeks',
    count: 1,
  })
  expect(unitPeriodOf(['2026-01-05', '2026-01-19', '2026-02-02'])).toEqual({
    kind: 'weeks',
    count: 2,
  })
  expect(unitPeriodOf(['2026-01-15', '2026-02-15', '2026-04-15'])).toEqual({
    kind: 'months',
    count: 1,
  })
})

test('a unit-period is never longer than a year', () => {
  expect(unitPeriodOf(['2026-01-15', '2029-01-15'])).toEqual({ kind: 'months', count: 12 })
})

test('unit-periods in a year follow from their kind', () => {
  expect(unitPeriodsPerYear({ kind: 'months', count: 3 })).toBe(4)
  expect(unitPeriodsPerYear({ kind: 'semimonth' })).toBe(24)
  expect(unitPeriodsPerYear({ kind: 'weeks', count: 2 })).toBe(26)
  expect(unitPeriodsPerYear({ kind: 'days', count: 73 })).toBe(5)
})

// Appendix J (c)(1)(ii) to (iv): f = 19/30 after one month; 6/15; 39/90 after one quarter.
test('odd days stand before the whole unit-periods counted back', () => {
  expect(unitPeriodsBetween('1978-02-10', '1978-04-01', { kind: 'months', count: 1 })).toEqual({
    whole: 1,
    odd: 19 / 30,
  })
  expect(unitPeriodsBetween('1978-02-23', '1978-03-16', { kind: 'semimonth' })).toEqual({
    whole: 1,
    odd: 6 / 15,
  })
  expect(unitPeriodsBetween('1978-05-23', '1978-10-01', { kind: 'months', count: 3 })).toEqual({
    whole: 1,
    odd: 39 / 90,
  })
  expect(unitPeriodsBetween('2026-01-05', '2026-01-29', { kind: 'weeks', count: 1 })).toEqual({
    whole: 3,
    odd: 3 / 7,
  })
})

test('one advance repaid at once after 255 days is annualised by days', () => {
  const flows: DatedFlow[] = [
    { kind: 'advance', on: '1978-01-03', amountMinor: 100000 },
    { kind: 'payment', on: '1978-09-15', amountMinor: 108000 },
  ]
  expect(usActuarialRate(flows)).toBeCloseTo((0.08 * 365) / 255, 12)
})
