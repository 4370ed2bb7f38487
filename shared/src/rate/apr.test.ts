import { expect, test } from 'vitest'
import { amortize, type LoanTerms } from '../schedule/amortize.ts'
import { annualRateOfFlows, annualRateOfSchedule, periodicRate } from './apr.ts'
import type { DatedFlow } from './flows.ts'
import { AnnualRateMethod } from './rate.ts'

const monthly = (count: number, amountMinor: number) =>
  Array.from({ length: count }, (_, i) => ({ periods: i + 1, amountMinor }))

test('one payment one period later costs what it exceeds', () => {
  expect(periodicRate(100000, [{ periods: 1, amountMinor: 101000 }])).toBeCloseTo(0.01, 14)
  expect(periodicRate(100000, [{ periods: 2, amountMinor: 102010 }])).toBeCloseTo(0.01, 14)
  expect(periodicRate(100000, [{ periods: 0.5, amountMinor: 110000 }])).toBeCloseTo(0.21, 13)
})

// PBOC announcement 2021 No. 3: ¥100,000 less ¥1,000, 12 × ¥8,833.30; 50-digit bisection 1.066983 % a month.
test('the monthly rate of the central bank’s example is found', () => {
  expect(periodicRate(9900000, monthly(12, 883330))).toBeCloseTo(0.01066983, 8)
})

test('nothing over what was drawn is a rate of zero, and less has none', () => {
  expect(periodicRate(120000, monthly(12, 10000))).toBe(0)
  expect(periodicRate(120001, monthly(12, 10000))).toBeNull()
})

test('what cannot be priced has no rate and never hangs', () => {
  expect(periodicRate(0, monthly(12, 1))).toBeNull()
  expect(periodicRate(-5, monthly(12, 1))).toBeNull()
  expect(periodicRate(Number.NaN, monthly(12, 1))).toBeNull()
  expect(periodicRate(100, [])).toBeNull()
  expect(periodicRate(100, [{ periods: 0, amountMinor: 101 }])).toBeNull()
  expect(periodicRate(100, [{ periods: 1, amountMinor: Number.NaN }])).toBeNull()
  expect(
    periodicRate(100, [
      { periods: 1, amountMinor: -50 },
      { periods: 2, amountMinor: 200 },
    ]),
  ).toBeNull()
})

// Newton's steps never end here: what is paid at once is as much as was drawn.
test('a payment at once of all that was drawn has no rate', () => {
  expect(
    periodicRate(100, [
      { periods: 0, amountMinor: 100 },
      { periods: 1, amountMinor: 10 },
    ]),
  ).toBeNull()
})

test('absurd rates are still found', () => {
  expect(periodicRate(1, [{ periods: 1, amountMinor: 999_999_999_999 }])).toBeCloseTo(
    999_999_999_998,
    -3,
  )
  expect(periodicRate(1, [{ periods: 600, amountMinor: 999_999_999_999 }])).toBeCloseTo(
    0.0471286,
    6,
  )
  const least = periodicRate(999_999_999_999, [
    ...monthly(1, 999_999_999_998),
    { periods: 600, amountMinor: 2 },
  ])
  expect(least).toBeGreaterThan(0)
  expect(least).toBeLessThan(1e-11)
})

const terms: LoanTerms = {
  principalMinor: 100000,
  method: 'equal_installments',
  installmentCount: 12,
  annualInterestPpm: 156000,
  fees: [],
  drawnOn: '2026-11-24',
  firstDueOn: '2026-12-24',
}
const rateOf = (it: LoanTerms, convention: 'simple' | 'compound') =>
  annualRateOfSchedule({
    principalMinor: it.principalMinor,
    drawnOn: it.drawnOn,
    schedule: amortize(it),
    convention,
  })

test('without fees the simple annual rate is the nominal one to the fen’s rounding', () => {
  const rate = rateOf(terms, 'simple') ?? 0
  expect(Math.abs(rate - 156000)).toBeLessThan(60)
  expect(rateOf({ ...terms, principalMinor: 100_000_000 }, 'simple')).toBe(156000)
  expect(rateOf({ ...terms, principalMinor: 100_000_000 }, 'compound')).toBe(167652) // 1.013^12 - 1.
})

// 中国工商银行 publishes 13.03 % for 12 periods at 0.6 %; 50-digit bisection: 13.0342 %.
test('an installment fee is priced as the annual rate it is', () => {
  const fee: LoanTerms = {
    ...terms,
    principalMinor: 600000,
    method: 'flat_fee',
    annualInterestPpm: 0,
    fees: [{ ratePpm: 6000, charged: 'per_installment' }],
  }
  expect(rateOf(fee, 'simple')).toBe(130342)
  expect(rateOf(fee, 'compound')).toBe(138418)
})

test('an interest-free loan has a rate of zero', () => {
  expect(rateOf({ ...terms, method: 'interest_free', annualInterestPpm: 0 }, 'simple')).toBe(0)
})

test('a first due date farther away makes the same payments cheaper', () => {
  const schedule = amortize(terms)
  const at = (drawnOn: string) =>
    annualRateOfSchedule({ principalMinor: 100000, drawnOn, schedule, convention: 'simple' }) ?? 0
  expect(at('2026-11-14')).toBeLessThan(at('2026-11-24'))
  expect(at('2026-12-14')).toBeGreaterThan(at('2026-11-24'))
})

test('month ends do not change the annual rate', () => {
  const ends = { ...terms, drawnOn: '2026-12-31', firstDueOn: '2027-01-31' }
  expect(rateOf(ends, 'simple')).toBe(rateOf(terms, 'simple'))
  expect(rateOf({ ...ends, drawnOn: '2027-01-31', firstDueOn: '2027-02-28' }, 'simple')).toBe(
    rateOf(terms, 'simple'),
  )
})

const year: DatedFlow[] = [
  { kind: 'advance', on: '2026-01-15', amountMinor: 100000 },
  { kind: 'payment', on: '2027-01-15', amountMinor: 112000 },
]

test('each method annualises one and the same loan its own way', () => {
  expect(annualRateOfFlows(year, 'eu_aprc')).toBeCloseTo(0.12, 12)
  expect(annualRateOfFlows(year, 'us_actuarial')).toBeCloseTo(0.12, 12)
  expect(annualRateOfFlows(year, 'irr_monthly_compound')).toBeCloseTo(0.12, 12)
  expect(annualRateOfFlows(year, 'irr_monthly_simple')).toBeCloseTo(12 * (1.12 ** (1 / 12) - 1), 12)
})

test('flows without an advance, without payment or paid too little have no rate by any method', () => {
  const [advance, payment] = year
  const broken = [[], [advance], [payment], [payment, advance, { ...year[0], on: '2028-01-15' }]]
  for (const method of [
    'eu_aprc',
    'us_actuarial',
    'irr_monthly_simple',
    'irr_monthly_compound',
  ] as const) {
    for (const flows of broken) expect(annualRateOfFlows(flows as DatedFlow[], method)).toBeNull()
    expect(
      annualRateOfFlows(
        year.map((it) => ({ ...it, amountMinor: 5 })),
        method,
      ),
    ).toBeCloseTo(0, 14)
  }
})

test('a method nobody knows and a day that does not exist are refused by name', () => {
  const unknown = 'eu_apr' as 'eu_aprc'
  expect(() => annualRateOfFlows(year, unknown)).toThrow(
    expect.objectContaining({ facts: expect.objectContaining({ argument: 'method' }) }),
  )
  for (const method of AnnualRateMethod.options)
    expect(() =>
      annualRateOfFlows([{ kind: 'advance', on: '2026-02-29', amountMinor: 1 }], method),
    ).toThrow(expect.objectContaining({ code: 'terms_invalid' }))
})

test('a schedule with a day that does not exist is refused by the row', () => {
  const schedule = amortize(terms).map((row, i) =>
    i === 2 ? { ...row, dueOn: '2027-02-30' } : row,
  )
  const rate = (change: object) => () =>
    annualRateOfSchedule({
      principalMinor: 100_000,
      drawnOn: '2026-11-24',
      schedule,
      convention: 'simple',
      ...change,
    })
  const named = (argument: string) =>
    expect.objectContaining({ facts: expect.objectContaining({ argument }) })
  expect(rate({})).toThrow(named('schedule.2.dueOn'))
  expect(rate({ drawnOn: '24.11.2026' })).toThrow(named('drawnOn'))
  expect(rate({ convention: 'flat' })).toThrow(named('convention'))
})
