import { expect, test } from 'vitest'
import { amortize, type LoanTerms } from './amortize.ts'

const loan: LoanTerms = {
  principalMinor: 1000000,
  method: 'equal_installments',
  installmentCount: 4,
  annualInterestPpm: 180000,
  fees: [],
  drawnOn: '2028-01-31',
  firstDueOn: '2028-02-29',
  dueRule: { every: 'month', onDay: 31 },
}
const portions = (terms: LoanTerms) =>
  amortize(terms).map((it) => [it.principalMinor, it.interestMinor, it.totalMinor])

// Figures of this file: Python fractions over datetime.date differences, written out on their own.
test('actual/360 and actual/365 count each month’s own days', () => {
  expect(portions({ ...loan, dayCount: 'actual_360' })).toEqual([
    [244943, 14500, 259443],
    [247740, 11703, 259443],
    [251833, 7610, 259443],
    [255484, 3960, 259444],
  ])
  expect(portions({ ...loan, dayCount: 'actual_365' })).toEqual([
    [245012, 14301, 259313],
    [247771, 11542, 259313],
    [251809, 7504, 259313],
    [255408, 3905, 259313],
  ])
})

test('actual/actual changes its year at the turn of the year', () => {
  const terms: LoanTerms = {
    ...loan,
    installmentCount: 3,
    drawnOn: '2027-11-15',
    firstDueOn: '2027-12-15',
    dueRule: { every: 'month' },
    dayCount: 'actual_actual',
  }
  expect(portions(terms)).toEqual([
    [328606, 14795, 343401],
    [333150, 10251, 343401],
    [338244, 5157, 343401],
  ])
})

test('a first payment put off bears interest for its days and stays level', () => {
  const terms: LoanTerms = {
    ...loan,
    installmentCount: 3,
    drawnOn: '2026-11-24',
    firstDueOn: '2027-01-04',
    dueRule: { every: 'month' },
  }
  expect(portions(terms)).toEqual([
    [324744, 20500, 345244],
    [335115, 10129, 345244],
    [340141, 5102, 345243],
  ])
})

test('weekly installments bear seven days of interest each', () => {
  const rows = amortize({
    ...loan,
    principalMinor: 100000,
    drawnOn: '2026-11-24',
    firstDueOn: '2026-12-01',
    dueRule: { every: 'days', days: 7 },
    dayCount: 'actual_365',
  })
  expect(rows.map((it) => [it.dueOn, it.principalMinor, it.interestMinor])).toEqual([
    ['2026-12-01', 24871, 345],
    ['2026-12-08', 24957, 259],
    ['2026-12-15', 25043, 173],
    ['2026-12-22', 25129, 87],
  ])
})

test('grace on principal pays interest only, then levels the rest', () => {
  const terms: LoanTerms = { ...loan, installmentCount: 5, grace: { principal: 2 } }
  expect(portions(terms)).toEqual([
    [0, 15000, 15000],
    [0, 15000, 15000],
    [328383, 15000, 343383],
    [333309, 10074, 343383],
    [338308, 5075, 343383],
  ])
  expect(
    portions({
      ...terms,
      installmentCount: 4,
      method: 'equal_principal',
      principalMinor: 100000,
      grace: { principal: 1 },
    }),
  ).toEqual([
    [0, 1500, 1500],
    [33334, 1500, 34834],
    [33333, 1000, 34333],
    [33333, 500, 33833],
  ])
})

test('interest-free rows bear none and the others still level', () => {
  expect(portions({ ...loan, grace: { interestFree: 1 } })).toEqual([
    [255611, 0, 255611],
    [244445, 11166, 255611],
    [248112, 7499, 255611],
    [251832, 3777, 255609],
  ])
})

test('the leftover goes to the row that is named', () => {
  const first = amortize({ ...loan, leftover: 'first' }).map((it) => it.totalMinor)
  const last = amortize({ ...loan, leftover: 'last' }).map((it) => it.totalMinor)
  expect(new Set(first.slice(1)).size).toBe(1)
  expect(new Set(last.slice(0, -1)).size).toBe(1)
  const parts = (leftover: 'first' | 'last') =>
    amortize({ ...loan, method: 'interest_free', principalMinor: 1003, leftover }).map(
      (it) => it.principalMinor,
    )
  expect(parts('first')).toEqual([250, 251, 251, 251])
  expect(parts('last')).toEqual([251, 251, 251, 250])
})

test('rounding is the one that is named, in every division', () => {
  const tie: LoanTerms = {
    ...loan,
    principalMinor: 100,
    annualInterestPpm: 60000,
    method: 'interest_only',
  } // 0.5 a month.
  const interest = (rounding: LoanTerms['rounding']) =>
    amortize({ ...tie, rounding })[0]?.interestMinor
  expect([
    interest('half_even'),
    interest('half_up'),
    interest('up'),
    interest('down'),
    interest(undefined),
  ]).toEqual([0, 1, 1, 0, 0])
})

test('due dates on holidays move and interest does not', () => {
  const calendar = { holidays: new Set(['2027-01-01']), weekends: true }
  const terms: LoanTerms = {
    ...loan,
    installmentCount: 3,
    drawnOn: '2026-11-01',
    firstDueOn: '2026-12-01',
    dueRule: { every: 'month' },
  }
  const moved = amortize({ ...terms, holidays: { calendar, rule: 'following' } })
  expect(moved.map((it) => it.dueOn)).toEqual(['2026-12-01', '2027-01-04', '2027-02-01'])
  expect(moved.map((it) => it.interestMinor)).toEqual(amortize(terms).map((it) => it.interestMinor))
})
