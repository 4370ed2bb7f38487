import { expect, test } from 'vitest'
import { amortize, type LoanTerms } from './amortize.ts'

const loan: LoanTerms = {
  principalMinor: 100000,
  method: 'equal_installments',
  installmentCount: 3,
  annualInterestPpm: 156000,
  fees: [],
  drawnOn: '2026-11-24',
  firstDueOn: '2026-12-24',
}
const portions = (terms: LoanTerms) =>
  amortize(terms).map((it) => [it.principalMinor, it.interestMinor, it.totalMinor])

// Figures of this file: Python fractions, the annuity formula and half even written out on their own.
test('level installments carry interest on the balance and end with what rounding left', () => {
  expect(portions(loan)).toEqual([
    [32904, 1300, 34204],
    [33332, 872, 34204],
    [33764, 439, 34203],
  ])
  expect(
    portions({ ...loan, principalMinor: 1000000, installmentCount: 6, annualInterestPpm: 149000 }),
  ).toEqual([
    [161567, 12417, 173984],
    [163573, 10411, 173984],
    [165604, 8380, 173984],
    [167661, 6323, 173984],
    [169743, 4241, 173984],
    [171852, 2134, 173986],
  ])
})

test('a year of level installments is right to the fen', () => {
  const rows = portions({
    ...loan,
    principalMinor: 999999,
    installmentCount: 12,
    annualInterestPpm: 240000,
  })
  expect(rows[0]).toEqual([74560, 20000, 94560])
  expect(rows[6]).toEqual([83967, 10593, 94560])
  expect(rows[11]).toEqual([92700, 1854, 94554])
})

test('equal principal gives the spare units to the first rows', () => {
  expect(portions({ ...loan, method: 'equal_principal' })).toEqual([
    [33334, 1300, 34634],
    [33333, 867, 34200],
    [33333, 433, 33766],
  ])
  expect(
    portions({
      ...loan,
      method: 'equal_principal',
      principalMinor: 1000,
      installmentCount: 7,
      annualInterestPpm: 120000,
    }),
  ).toEqual([
    [143, 10, 153],
    [143, 9, 152],
    [143, 7, 150],
    [143, 6, 149],
    [143, 4, 147],
    [143, 3, 146],
    [142, 1, 143],
  ])
})

test('interest only is paid until the principal falls due at once', () => {
  expect(
    portions({
      ...loan,
      method: 'interest_only',
      principalMinor: 1000001,
      annualInterestPpm: 180000,
    }),
  ).toEqual([
    [0, 15000, 15000],
    [0, 15000, 15000],
    [1000001, 15000, 1015001],
  ])
})

test('a single payment bears interest for the whole time it was out', () => {
  const single: LoanTerms = {
    ...loan,
    method: 'single_payment',
    installmentCount: 1,
    principalMinor: 1000000,
    annualInterestPpm: 180000,
  }
  expect(portions(single)).toEqual([[1000000, 15000, 1015000]])
  expect(portions({ ...single, firstDueOn: '2027-05-24' })).toEqual([[1000000, 90000, 1090000]])
  expect(portions({ ...single, firstDueOn: '2027-05-24', dayCount: 'actual_365' })).toEqual([
    [1000000, 89260, 1089260],
  ])
})

test('a fee product bears its fee in each row and no interest', () => {
  const fee: LoanTerms = {
    ...loan,
    method: 'flat_fee',
    fees: [{ ratePpm: 6000, charged: 'per_installment' }],
  }
  expect(
    amortize(fee).map((it) => [it.principalMinor, it.interestMinor, it.feeMinor, it.totalMinor]),
  ).toEqual([
    [33334, 0, 600, 33934],
    [33333, 0, 600, 33933],
    [33333, 0, 600, 33933],
  ])
})

test('an upfront fee stands in the first row only, each fee rounded by itself', () => {
  const fees = [
    { ratePpm: 10000, charged: 'upfront' as const },
    { ratePpm: 15, charged: 'per_installment' as const }, // 1.5 fen a row: half even gives 2.
  ]
  expect(amortize({ ...loan, method: 'interest_free', fees }).map((it) => it.feeMinor)).toEqual([
    1002, 2, 2,
  ])
})

test('interest free costs nothing', () => {
  expect(portions({ ...loan, method: 'interest_free' })).toEqual([
    [33334, 0, 33334],
    [33333, 0, 33333],
    [33333, 0, 33333],
  ])
})

test('due dates keep the day of month and come back after a short one', () => {
  const rows = amortize({
    ...loan,
    installmentCount: 4,
    drawnOn: '2026-12-31',
    firstDueOn: '2027-01-31',
  })
  expect(rows.map((it) => it.dueOn)).toEqual([
    '2027-01-31',
    '2027-02-28',
    '2027-03-31',
    '2027-04-30',
  ])
  expect(rows.map((it) => it.number)).toEqual([1, 2, 3, 4])
})

test('the smallest loan is one unit in the last row and the largest stays exact', () => {
  const least = amortize({ ...loan, principalMinor: 1, installmentCount: 12 })
  expect(least.map((it) => it.principalMinor)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
  const most = amortize({
    ...loan,
    principalMinor: 999_999_999_999,
    installmentCount: 600,
    annualInterestPpm: 240000,
  })
  expect(most[0]?.totalMinor).toBe(20000138334)
  expect(most.reduce((sum, it) => sum + it.principalMinor, 0)).toBe(999_999_999_999)
})

test('amounts past 32 bits are made as exactly as those within', () => {
  const small = amortize({ ...loan, principalMinor: 2 ** 30 })
  const large = amortize({ ...loan, principalMinor: 2 ** 30 + 1 })
  expect(small.map((it) => it.totalMinor)).toEqual([367259768, 367259768, 367259768])
  expect(large.map((it) => it.totalMinor)).toEqual([367259768, 367259768, 367259769])
})
