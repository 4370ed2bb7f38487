import { expect, test } from 'vitest'
import type { LivingInstallment } from '../loan/operation.ts'
import { amortize } from '../schedule/amortize.ts'
import { reliefEffect, relievedRows } from './relief.ts'
import type { StandingLoan } from './standing-loan.ts'
import { paidRows } from './standing-rows.ts'

const terms = {
  method: 'equal_installments',
  annualInterestPpm: 120_000,
  drawnOn: '2026-08-31',
  firstDueOn: '2026-09-30',
  installmentCount: 6,
  coolingOffDays: 0,
} as const
const rows = (paidMinor = 0): LivingInstallment[] =>
  paidRows(
    amortize({ ...terms, principalMinor: 600_000, fees: [] }).map((row) => ({
      ...row,
      paidMinor: 0,
    })),
    paidMinor,
  )
const loan = (paidMinor = 0): StandingLoan => ({ terms, rows: rows(paidMinor) })
const days = (it: readonly LivingInstallment[] | undefined) => it?.map((row) => row.dueOn)
const on = '2026-09-10'

test('a deferral moves every open row and makes none dearer', () => {
  const after = relievedRows(loan(), { kind: 'defer', periods: 2, on }) ?? []
  expect(days(after)).toEqual([
    '2026-11-30',
    '2026-12-30',
    '2027-01-30',
    '2027-02-28',
    '2027-03-30',
    '2027-04-30',
  ])
  expect(reliefEffect(rows(), after)).toMatchObject({
    cost: { beforeMinor: 21_175, afterMinor: 21_175 },
    nextDue: { beforeOn: '2026-09-30', afterOn: '2026-11-30' },
    lastDue: { beforeOn: '2027-02-28', afterOn: '2027-04-30' },
    changedRows: 6,
  })
})

test('rows in arrears move in front of the others, and what was paid stays paid', () => {
  const one = rows()[0]?.totalMinor ?? 0
  const after = relievedRows(loan(one + 5_000), { kind: 'defer', periods: 1, on: '2026-12-05' })
  expect(days(after)).toEqual([
    '2026-09-30',
    '2027-01-30',
    '2027-02-28',
    '2027-03-30',
    '2027-04-30',
    '2027-05-30',
  ])
  expect(after?.[1]?.paidMinor).toBe(5_000)
})

// Interest alone of 6,000.00 at 1 % a month is 60.00; then the loan as it was.
test('a lowering asks for interest alone, then for what was asked before', () => {
  const after = relievedRows(loan(), { kind: 'lower', periods: 3, on }) ?? []
  expect(after.map((row) => row.totalMinor).slice(0, 4)).toEqual([
    6_000,
    6_000,
    6_000,
    rows()[0]?.totalMinor,
  ])
  expect(after).toHaveLength(9)
  expect(after.reduce((sum, row) => sum + row.principalMinor, 0)).toBe(600_000)
})

test('a longer term is the same loan over more installments', () => {
  const after = relievedRows(loan(), { kind: 'longer', periods: 6, on })
  const fresh = amortize({ ...terms, principalMinor: 600_000, installmentCount: 12, fees: [] })
  expect(after?.map((row) => row.totalMinor)).toEqual(fresh.map((row) => row.totalMinor))
})

test('what cannot be reckoned is not: arrears, parts paid, costs a merchant shares, nothing open', () => {
  const longer = { kind: 'longer', periods: 6, on } as const
  expect(relievedRows(loan(), { ...longer, on: '2026-10-01' })).toBeUndefined()
  expect(relievedRows(loan(1), longer)).toBeUndefined()
  const shared = { terms: { ...terms, costsShared: true }, rows: rows() }
  expect(relievedRows(shared, longer)).toBeUndefined()
  expect(relievedRows(loan(621_175), longer)).toBeUndefined()
  const free = { terms: { ...terms, annualInterestPpm: 0 }, rows: rows() }
  expect(relievedRows(free, { ...longer, kind: 'lower' })).toBeUndefined()
  const ahead = {
    number: 1,
    dueOn: '2026-09-05',
    principalMinor: 10,
    interestMinor: 0,
    feeMinor: 0,
  }
  const early = { terms, rows: [{ ...ahead, totalMinor: 10, paidMinor: 10 }, ...rows()] }
  expect(relievedRows(early, { kind: 'defer', periods: 1, on })).toBeUndefined()
})
