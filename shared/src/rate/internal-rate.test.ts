import { expect, test } from 'vitest'
import { internalRate, internalRateOfDates, type Movement } from './internal-rate.ts'

const every = (...amounts: number[]): Movement[] =>
  amounts.map((amount, time) => ({ time, amount }))
const one = (movements: Movement[]): number => {
  const found = internalRate(movements)
  if (found.outcome !== 'one') throw new Error(`one rate, not ${JSON.stringify(found)}`)
  return found.rate
}

test('one rate is found above, at and below nothing', () => {
  expect(one(every(-100, 110))).toBeCloseTo(0.1, 15)
  expect(one(every(-100, 60, 40))).toBe(0)
  expect(one(every(-100, 50))).toBeCloseTo(-0.5, 15)
  expect(one(every(100, -110))).toBeCloseTo(0.1, 15)
  expect(one(every(-100, 0.000001))).toBeCloseTo(-0.99999999, 15)
})

test('the order of movements does not matter, nor how one day is split', () => {
  const movements = [...every(-100, 30, 40, 50)]
  expect(one(movements.toReversed())).toBe(one(movements))
  expect(one([...movements, { time: 1, amount: 5 }, { time: 1, amount: -5 }])).toBe(one(movements))
})

test('several rates are all named', () => {
  const found = internalRate(every(-100, 230, -132))
  expect(found.outcome).toBe('several')
  const rates = found.outcome === 'several' ? found.rates : []
  expect(rates.map((it) => it.toFixed(9))).toEqual(['0.100000000', '0.200000000'])
  const three = internalRate(every(-1000, 3600, -4310, 1716)) // 10 %, 20 % and 30 %.
  expect(three.outcome === 'several' && three.rates.map((it) => it.toFixed(6))).toEqual([
    '0.100000',
    '0.200000',
    '0.300000',
  ])
})

test('among several the only one with the sign of the gain is the rate', () => {
  // 100 more comes back than went out; −50 % solves it as well.
  const found = every(-100, 160, 120, -80)
  const rate = one(found)
  expect(rate).toBeGreaterThan(0)
  const worth = found.reduce((sum, it) => sum + it.amount / (1 + rate) ** it.time, 0)
  expect(worth).toBeCloseTo(0, 9)
})

test('what never changes sign has no rate, and says why', () => {
  for (const movements of [[], every(0, 0), every(1, 2), every(-1, -2), every(5)])
    expect(internalRate(movements)).toEqual({ outcome: 'none', reason: 'no_change_of_sign' })
  expect(
    internalRate([
      { time: 0, amount: -1 },
      { time: 0.001, amount: 1e12 },
    ]),
  ).toEqual({
    outcome: 'none',
    reason: 'beyond_any_number',
  })
})

test('as much back on the same day costs nothing', () => {
  expect(
    internalRate([
      { time: 0, amount: -5 },
      { time: 0, amount: 5 },
    ]),
  ).toEqual({
    outcome: 'one',
    rate: 0,
  })
})

test('too many turns are answered at once: one rate where there can be one, else that nobody can say', () => {
  const loan = Array.from({ length: 600 }, (_, i) => (i % 2 === 0 ? -10 : 9.9))
  expect(one([...every(...loan, 60)])).toBeGreaterThan(0)
  const growing = Array.from({ length: 600 }, (_, i) => (i % 2 === 0 ? -1 : 1) * 1.01 ** i)
  expect(internalRate(every(...growing))).toEqual({ outcome: 'none', reason: 'too_many_turns' })
})

test('dated flows are annualised over 365 days, leap day or not', () => {
  const year = [
    { on: '2020-06-11', amountMinor: 10_000 },
    { on: '2019-06-12', amountMinor: -9_000 },
  ]
  expect(internalRateOfDates(year)).toEqual({ outcome: 'one', rate: expect.closeTo(1 / 9, 14) })
})

test('a movement that is no number is refused by its name', () => {
  expect(() => internalRate([{ time: 0, amount: Number.NaN }])).toThrow(
    expect.objectContaining({
      code: 'terms_invalid',
      facts: { argument: 'movements.0.amount', min: -1e15, max: 1e15 },
    }),
  )
  expect(() => internalRateOfDates([{ on: '2026-13-01', amountMinor: 1 }])).toThrow(
    expect.objectContaining({ facts: { argument: 'flows.0.on', form: 'YYYY-MM-DD' } }),
  )
})
