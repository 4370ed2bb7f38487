import { expect, test } from 'vitest'
import { amortize, type LoanTerms } from './amortize.ts'

const loan: LoanTerms = {
  principalMinor: 100000,
  method: 'equal_installments',
  installmentCount: 24,
  annualInterestPpm: 70000,
  fees: [],
  drawnOn: '2026-01-15',
  firstDueOn: '2026-02-15',
}
const totals = (terms: LoanTerms) => amortize(terms).map((it) => it.totalMinor)
const spread = (rows: readonly number[]) => Math.abs((rows.at(-1) ?? 0) - (rows[0] ?? 0))

test('smoothed installments end within half the rows, in units', () => {
  for (const principalMinor of [100000, 123457, 999983, 77777]) {
    const rows = totals({ ...loan, principalMinor, leftover: 'smoothed' })
    expect(new Set(rows.slice(0, -1)).size).toBe(1)
    expect(spread(rows)).toBeLessThanOrEqual(12)
    expect(spread(rows)).toBeLessThanOrEqual(spread(totals({ ...loan, principalMinor })))
  }
})

// Python fractions: level 4477.26 units; the nearest hundred is 4500, the last row takes the rest.
test('a level in whole multiples leaves the rest to the last row', () => {
  const rows = totals({ ...loan, levelMultipleMinor: 100 })
  expect(rows.slice(0, -1).every((it) => it === 4500)).toBe(true)
  expect(rows.at(-1)).toBe(3916)
})

test('a multiple too large for any installment is left alone', () => {
  expect(totals({ ...loan, levelMultipleMinor: 1_000_000 })).toEqual(totals(loan))
})

// 1,000.00 at 7 % flat over three months is 17.50: 5.83, 5.83 and 5.84 beside 333.33, 333.33 and 333.34.
test('flat interest is the whole term’s, its rest on the last row', () => {
  const rows = amortize({ ...loan, installmentCount: 3, interestOn: 'principal' })
  expect(rows.map((it) => it.interestMinor)).toEqual([583, 583, 584])
  expect(rows.map((it) => it.totalMinor)).toEqual([33916, 33916, 33918])
})

test('smoothed flat interest rounds each row by itself', () => {
  const flat: LoanTerms = { ...loan, installmentCount: 3, interestOn: 'principal' }
  const rows = amortize({ ...flat, leftover: 'smoothed' })
  expect(rows.map((it) => it.interestMinor)).toEqual([583, 583, 583])
})

test('flat interest on equal principal does not fall', () => {
  const rows = amortize({
    ...loan,
    installmentCount: 3,
    interestOn: 'principal',
    method: 'equal_principal',
  })
  expect(rows.map((it) => [it.principalMinor, it.interestMinor])).toEqual([
    [33334, 583],
    [33333, 583],
    [33333, 584],
  ])
})

test('quarterly installments bear three months of interest each', () => {
  const rows = amortize({
    ...loan,
    installmentCount: 2,
    firstDueOn: '2026-04-15',
    dueRule: { every: 'month', months: 3 },
  })
  expect(rows.map((it) => it.interestMinor)).toEqual([1750, 883])
})
