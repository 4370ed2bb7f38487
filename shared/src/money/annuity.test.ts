import { expect, test } from 'vitest'
import { annuityPayment } from './annuity.ts'

const monthly = (annualPpm: number, count: number) => ({
  rate: { numerator: annualPpm, denominator: 12_000_000 },
  count,
})

// Python fractions: P*r*(1+r)**n/((1+r)**n-1), half even.
test('the level payment is the exact annuity, rounded once', () => {
  expect(annuityPayment(10000000, monthly(150000, 12), 'half_even')).toBe(902583)
  expect(annuityPayment(100000, monthly(156000, 3), 'half_even')).toBe(34204)
  expect(annuityPayment(6000000, monthly(36000, 360), 'half_even')).toBe(27279)
  expect(annuityPayment(999999999999, monthly(240000, 600), 'half_even')).toBe(20000138334)
  expect(annuityPayment(1, monthly(150000, 12), 'half_even')).toBe(0)
})

test('without interest the payment is an even share', () => {
  expect(annuityPayment(100, monthly(0, 3), 'half_even')).toBe(33)
  expect(annuityPayment(100, monthly(0, 3), 'up')).toBe(34)
})

test('no periods are refused', () => {
  expect(() => annuityPayment(100, monthly(0, 0), 'up')).toThrow('a positive count')
})
