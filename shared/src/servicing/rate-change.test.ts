import { expect, test } from 'vitest'
import type { LivingInstallment } from '../loan/operation.ts'
import { amortize } from '../schedule/amortize.ts'
import { rateChanged } from './rate-change.ts'
import { relievedRows } from './relief.ts'
import { closingOn, prepaidRows, type StandingLoan } from './standing-loan.ts'
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
const loan = (more: Partial<StandingLoan['terms']> = {}, paidMinor = 0): StandingLoan => ({
  terms: { ...terms, ...more },
  rows: rows(paidMinor),
})
const step = { annualInterestPpm: 90_000, effectiveOn: '2026-10-30' }

test('rows due by the day stay, what is open after it is a loan of the new rate on the same days', () => {
  const changed = rateChanged(loan(), step)
  const old = rows()
  expect(changed?.rows.slice(0, 2)).toEqual(old.slice(0, 2))
  expect(changed?.rows.map((row) => row.dueOn)).toEqual(old.map((row) => row.dueOn))
  const open = old.slice(2).reduce((sum, row) => sum + row.principalMinor, 0)
  // A month of 9 % a year is 0.75 % of the balance.
  expect(changed?.after[0]?.interestMinor).toBe(Math.round(open * 0.0075))
  expect(changed?.after.reduce((sum, row) => sum + row.principalMinor, 0)).toBe(open)
  const level = (open * 0.0075) / (1 - 1.0075 ** -4)
  for (const row of changed?.after ?? []) expect(Math.abs(row.totalMinor - level)).toBeLessThan(3)
  expect(changed?.annualRatePpm.before).toBeCloseTo(120_000, -2)
  expect(changed?.annualRatePpm.after).toBeCloseTo(90_000, -2)
})

test('the same rate again changes nothing', () => {
  const same = rateChanged(loan(), { ...step, annualInterestPpm: 120_000 })
  expect(same?.after.map((row) => row.interestMinor)).toEqual(
    rows()
      .slice(2)
      .map((row) => row.interestMinor),
  )
})

test.each([
  ['a day inside a month', loan(), { ...step, effectiveOn: '2026-10-29' }],
  ['the day of drawing', loan(), { ...step, effectiveOn: '2026-08-31' }],
  ['the last due date', loan(), { ...step, effectiveOn: '2027-02-28' }],
  ['costs a merchant shares', loan({ costsShared: true }), step],
  ['costs that are no interest', loan({ method: 'flat_fee' }), step],
  ['a row after the day that is paid on', loan({}, 310_538), step],
  ['an earlier change of the same day', loan({ rateSteps: [step] }), step],
])('%s: no such change', (_, it, asked) => {
  expect(rateChanged(it, asked)).toBeUndefined()
})

const changedLoan = (paidMinor: number): StandingLoan => ({
  terms: { ...terms, rateSteps: [step] },
  rows: paidRows(rateChanged(loan(), step)?.rows ?? [], paidMinor),
})
const paidBy = (count: number): number =>
  rows()
    .slice(0, count)
    .reduce((sum, row) => sum + row.totalMinor, 0)

test('what closes the loan bears the old rate until the day and the new one from it', () => {
  const before = changedLoan(paidBy(1))
  const open = before.rows.slice(1).reduce((sum, row) => sum + row.principalMinor, 0)
  const [half, days] = [15, 30]
  expect(closingOn(before, '2026-10-15').interestMinor).toBe(
    Math.round((open * 0.01 * half) / days),
  )
  const after = changedLoan(paidBy(2))
  const left = after.rows.slice(2).reduce((sum, row) => sum + row.principalMinor, 0)
  expect(closingOn(after, '2026-11-14').interestMinor).toBe(Math.round((left * 0.0075 * 15) / 31))
  // A month in arrears keeps the interest of its own rate.
  const late = changedLoan(paidBy(1))
  expect(closingOn(late, '2026-11-14').interestMinor).toBe(
    (late.rows[1]?.interestMinor ?? 0) + Math.round((left * 0.0075 * 15) / 31),
  )
})

test('once it counts, paying ahead and relief go on at the new rate; before, rows of two rates are left alone', () => {
  const after = changedLoan(paidBy(2))
  const ahead = prepaidRows(after, { on: '2026-10-31', amountMinor: 100_000, keep: 'term' })
  const open = ahead.filter((row) => row.paidMinor === 0)
  const left = open.reduce((sum, row) => sum + row.principalMinor, 0)
  // The first of the 31 days of its month still bears interest on what was open then.
  expect(open[0]?.interestMinor).toBe(Math.round((left + 100_000 / 31) * 0.0075))
  const longer = relievedRows(after, { kind: 'longer', periods: 2, on: '2026-11-10' })
  expect(longer?.[2]?.interestMinor).toBe(after.rows[2]?.interestMinor)
  const early = changedLoan(paidBy(1))
  expect(relievedRows(early, { kind: 'longer', periods: 2, on: '2026-10-10' })).toBeUndefined()
  expect(relievedRows(early, { kind: 'defer', periods: 2, on: '2026-10-10' })).toBeDefined()
})
