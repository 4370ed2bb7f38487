import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Problem } from '@miaoguo/shared/problem/problem'
import { annualRateOfFlows } from '@miaoguo/shared/rate/apr'
import type { DatedFlow } from '@miaoguo/shared/rate/flows'
import { internalRate, type Movement } from '@miaoguo/shared/rate/internal-rate'
import { AnnualRateMethod } from '@miaoguo/shared/rate/rate'
import { monthsOfRows } from '@miaoguo/shared/rate/months'
import { evenPeriodicRate, periodicRate } from '@miaoguo/shared/rate/periodic-rate'
import { monthsOfDueDates } from '@miaoguo/shared/time/day-count'
import { addDays, addMonths } from '@miaoguo/shared/time/due-dates'
import { anyDate, runs } from './arbitraries.ts'

const movement = fc.record({
  time: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.double({ min: 0, max: 30, noNaN: true })),
  amount: fc.integer({ min: -1_000_000, max: 1_000_000 }),
})

/** What movements are worth at a rate, against the sum of their sizes there. */
function worthOf(movements: readonly Movement[], rate: number): number {
  const logarithm = Math.log1p(rate)
  const last = Math.max(...movements.map((it) => it.time))
  const values = movements.map(
    (it) => it.amount * Math.exp(-logarithm * (logarithm < 0 ? it.time - last : it.time)),
  )
  const size = values.reduce((sum, it) => sum + Math.abs(it), 0)
  return values.reduce((sum, it) => sum + it, 0) / Math.max(size, 1e-300)
}

test('every rate that is named makes the movements worth nothing', () => {
  fc.assert(
    fc.property(fc.array(movement, { maxLength: 30 }), (movements) => {
      const found = internalRate(movements)
      if (found.outcome === 'none') return
      for (const rate of found.outcome === 'one' ? [found.rate] : found.rates) {
        expect(Number.isFinite(rate)).toBe(true)
        expect(rate).toBeGreaterThanOrEqual(-1)
        // Near −100 % the rate itself has too few digits to be put back.
        if (rate > -0.999) expect(Math.abs(worthOf(movements, rate))).toBeLessThan(1e-8)
      }
    }),
    runs,
  )
})

test('a rate that exists is found: the one the movements were made from is among those named', () => {
  const made = fc.record({
    rate: fc.oneof(
      fc.double({ min: -0.9, max: 0.5, noNaN: true }),
      fc.double({ min: 0, max: 50, noNaN: true }),
    ),
    movements: fc.array(
      fc.record({
        time: fc.integer({ min: 0, max: 24 }),
        amount: fc.integer({ min: -999, max: 999 }),
      }),
      { minLength: 1, maxLength: 10 },
    ),
  })
  fc.assert(
    fc.property(made, ({ rate, movements }) => {
      const worth = movements.reduce((sum, it) => sum + it.amount * (1 + rate) ** -it.time, 0)
      const last = { time: 25, amount: -worth * (1 + rate) ** 25 }
      fc.pre(Math.abs(last.amount) > 1e-3 && Math.abs(last.amount) < 1e15)
      const found = internalRate([...movements, last])
      // Among several, the one with the sign of the gain stands alone.
      if (found.outcome === 'none') expect(found).toBe('a rate')
      else if (found.outcome === 'several')
        expect(Math.min(...found.rates.map((it) => Math.abs(it - rate)))).toBeLessThan(1e-3)
      else if (Math.abs(found.rate - rate) > 1e-3)
        expect(Math.abs(worthOf([...movements, last], found.rate))).toBeLessThan(1e-8)
    }),
    runs,
  )
})

const method = fc.constantFrom(...AnnualRateMethod.options)
const loan = fc.record({
  start: anyDate,
  principal: fc.integer({ min: 10_000, max: 100_000_000 }),
  shares: fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 36 }),
  gain: fc.integer({ min: 0, max: 900 }),
  step: fc.constantFrom('month', 'week', 'odd' as const),
})

function flowsOf(it: typeof loan extends fc.Arbitrary<infer T> ? T : never): DatedFlow[] {
  const total = Math.ceil(it.principal * (1 + it.gain / 1000))
  const parts = it.shares.reduce((sum, share) => sum + share, 0)
  const dayOf = (i: number): string => {
    if (it.step === 'month') return addMonths(it.start, i + 1)
    return addDays(it.start, it.step === 'week' ? 7 * (i + 1) : 11 * (i + 1) + (i % 5))
  }
  return [
    { kind: 'advance', on: it.start, amountMinor: it.principal },
    ...it.shares.map(
      (share, i): DatedFlow => ({
        kind: 'payment',
        on: dayOf(i),
        amountMinor: Math.ceil((total * share) / parts),
      }),
    ),
  ]
}

test('any fee, wherever it is charged, raises the annual rate by every method', () => {
  const where = fc.record({
    place: fc.nat(),
    deducted: fc.boolean(),
    permille: fc.integer({ min: 1, max: 200 }),
  })
  fc.assert(
    fc.property(loan, where, method, (it, charge, how) => {
      const flows = flowsOf(it)
      const fee = Math.ceil((it.principal * charge.permille) / 1000)
      const place = charge.deducted ? 0 : 1 + (charge.place % it.shares.length)
      const dearer = flows.map((flow, i) => ({
        ...flow,
        amountMinor:
          i === place ? flow.amountMinor + (charge.deducted ? -fee : fee) : flow.amountMinor,
      }))
      const rate = annualRateOfFlows(flows, how)
      const more = annualRateOfFlows(dearer, how)
      expect(rate).not.toBeNull()
      expect(more ?? Number.POSITIVE_INFINITY).toBeGreaterThan(rate ?? Number.NaN)
    }),
    runs,
  )
})

test('what pays back exactly what was advanced has a rate of zero, and less has none', () => {
  fc.assert(
    fc.property(loan, method, (it, how) => {
      const [advance, ...payments] = flowsOf({ ...it, gain: 0 })
      const paid = payments.reduce((sum, flow) => sum + flow.amountMinor, 0)
      const flows = (amountMinor: number): DatedFlow[] =>
        advance === undefined ? [] : [{ ...advance, amountMinor }, ...payments]
      expect(annualRateOfFlows(flows(paid), how)).toBeCloseTo(0, 12)
      expect(annualRateOfFlows(flows(paid + 1), how)).toBeNull()
      expect(annualRateOfFlows(payments, how)).toBeNull()
      expect(
        annualRateOfFlows(
          flows(paid).map((flow) => ({ ...flow, amountMinor: 0 })),
          how,
        ),
      ).toBeNull()
    }),
    runs,
  )
})

test('whatever is asked, the answer is a finite number, none, or a refusal that names the argument', () => {
  const anyFlow = fc.record({
    kind: fc.constantFrom('advance', 'payment', 'fee' as 'payment'),
    on: fc.oneof({ weight: 6, arbitrary: anyDate }, { weight: 1, arbitrary: fc.string() }),
    amountMinor: fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 0, max: 1_000_000 }) },
      { weight: 1, arbitrary: fc.double() },
    ),
  })
  const anyMethod = fc.constantFrom(...AnnualRateMethod.options, 'xirr' as 'eu_aprc')
  fc.assert(
    fc.property(fc.array(anyFlow, { maxLength: 12 }), anyMethod, (flows, how) => {
      try {
        const rate = annualRateOfFlows(flows, how)
        expect(rate === null || (Number.isFinite(rate) && rate >= 0)).toBe(true)
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        expect(error.code).toBe('terms_invalid')
        expect(error.facts.argument).toMatch(/^(flows|method)/)
      }
    }),
    runs,
  )
})

test('months of a schedule are the same counted the short way and the long way', () => {
  const dates = fc.record({
    drawnOn: anyDate,
    after: fc.integer({ min: 1, max: 90 }),
    count: fc.integer({ min: 1, max: 40 }),
    odd: fc.nat(),
  })
  fc.assert(
    fc.property(dates, fc.boolean(), ({ drawnOn, after, count, odd }, oneIsOdd) => {
      const first = addDays(drawnOn, after)
      const dueOn = Array.from({ length: count }, (_, i) =>
        oneIsOdd && i === odd % count ? addDays(addMonths(first, i), 1) : addMonths(first, i),
      )
      const rows = dueOn.map((on) => ({ dueOn: on }))
      const long = monthsOfDueDates(drawnOn, dueOn)
      const short = monthsOfRows(drawnOn, rows)
      expect(short.length).toBe(long.length)
      short.forEach((it, i) => expect(it).toBeCloseTo(long[i] ?? Number.NaN, 10))
    }),
    runs,
  )
})

test('the rate of rows a month apart is the one that counts every row by itself', () => {
  const loans = fc.record({
    drawn: fc.integer({ min: 1, max: 999_999_999_999 }),
    totals: fc.array(fc.integer({ min: 0, max: 999_999_999 }), { minLength: 1, maxLength: 600 }),
    times: fc.double({ min: 1, max: 30, noNaN: true }),
    toFirst: fc.oneof(fc.constant(1), fc.double({ min: 0.03, max: 12, noNaN: true })),
  })
  fc.assert(
    fc.property(loans, fc.boolean(), ({ drawn, totals, times, toFirst }, free) => {
      const paid = totals.reduce((sum, it) => sum + it, 0)
      const amount = free ? drawn : Math.max(1, Math.floor(paid / times))
      const rows = totals.map((totalMinor) => ({ totalMinor }))
      const flows = totals.map((amountMinor, i) => ({ periods: toFirst + i, amountMinor }))
      const [short, long] = [evenPeriodicRate(amount, rows, toFirst), periodicRate(amount, flows)]
      if (short === null || long === null) expect(short).toBe(long)
      else expect(Math.abs(short - long)).toBeLessThanOrEqual(1e-13 + 1e-11 * long)
    }),
    runs,
  )
})
