import { expect, test } from 'vitest'
import {
  effectiveRate,
  nominalRate,
  partsOfPayment,
  paymentOf,
  rateOfAnnuity,
} from './time-value.ts'

test('nominal and effective rates undo each other', () => {
  for (const rate of [-0.5, 0, 1e-9, 0.156, 10])
    for (const periods of [1, 12, 52, 365])
      expect(effectiveRate(nominalRate(rate, periods), periods)).toBeCloseTo(rate, 12)
})

test('the principal of all payments is what was lent, also when paid at the start of periods', () => {
  for (const due of [false, true]) {
    const annuity = { rate: 0.00875, count: 8, presentValue: 10_000, futureValue: 0, due }
    const parts = Array.from({ length: 8 }, (_, i) => partsOfPayment(annuity, i + 1))
    expect(parts.reduce((sum, it) => sum - it.principal, 0)).toBeCloseTo(10_000, 8)
  }
})

test('the rate of an annuity is the one its payment was made from', () => {
  for (const rate of [-0.02, 0, 0.0077, 1.5]) {
    const annuity = { rate, count: 24, presentValue: 5_000 }
    const found = rateOfAnnuity({ ...annuity, payment: paymentOf(annuity) })
    expect(found).toBeCloseTo(rate, 12)
  }
})

test('an annuity that never gives back has no rate', () => {
  expect(rateOfAnnuity({ count: 2, presentValue: -1, payment: 0, futureValue: -1 })).toBeNull()
})

test.each([
  ['rate', () => paymentOf({ rate: -1, count: 1, presentValue: 1 })],
  ['rate', () => paymentOf({ rate: Number.NaN, count: 1, presentValue: 1 })],
  ['count', () => paymentOf({ rate: 0, count: 0, presentValue: 1 })],
  ['count', () => rateOfAnnuity({ count: 1.5, presentValue: 1, payment: 1 })],
  ['presentValue', () => paymentOf({ rate: 0, count: 1, presentValue: Number.NaN })],
  ['payment', () => rateOfAnnuity({ count: 1, presentValue: 1, payment: Infinity })],
  ['period', () => partsOfPayment({ rate: 0, count: 3, presentValue: 1 }, 4)],
  ['periodsPerYear', () => effectiveRate(0.1, 0)],
  ['effective', () => nominalRate(-1.5, 12)],
])('%s outside its range is refused by its name', (argument, attempt) => {
  expect(attempt).toThrow(expect.objectContaining({ facts: expect.objectContaining({ argument }) }))
})
