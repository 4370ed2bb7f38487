import { expect, test } from 'vitest'
import { amortize, type LoanTerms } from '../schedule/amortize.ts'
import { prepay, repay } from './change-loan.ts'
import type { LivingLoan } from './living-loan.ts'
import { scheduleOn } from './living-schedule.ts'
import { quotePayoff } from './payoff-quote.ts'
import { closingOn, prepaidRows, type StandingLoan } from './standing-loan.ts'
import { asksSame, closedRows, isOpenRow, paidRows, payableOn, sumOver } from './standing-rows.ts'

const terms: LoanTerms = {
  principalMinor: 1_200_000,
  method: 'equal_installments',
  installmentCount: 6,
  annualInterestPpm: 240_000,
  fees: [],
  drawnOn: '2026-01-15',
  firstDueOn: '2026-02-15',
}
const fresh: LivingLoan = { terms, events: [] }
const rowsOf = (loan: LivingLoan, asOf: string): StandingLoan['rows'] =>
  scheduleOn(loan, asOf)
    .installments.filter((row) => row.totalMinor > 0)
    .map((row, i) => ({
      number: i + 1,
      dueOn: row.dueOn,
      principalMinor: row.principalMinor,
      interestMinor: row.interestMinor,
      feeMinor: row.feeMinor,
      totalMinor: row.totalMinor,
      paidMinor: row.paidMinor,
    }))
const standing = (rows: StandingLoan['rows'], coolingOffDays = 0): StandingLoan => ({
  terms: { ...terms, coolingOffDays },
  rows,
})
const paidOnce = repay(fresh, { on: '2026-02-15', amountMinor: 214_231 }).loan

test('rows alone tell what closes a loan on any day, as its whole history does', () => {
  for (const on of ['2026-01-30', '2026-02-15', '2026-02-28', '2026-04-01', '2026-09-30']) {
    const { today } = quotePayoff(fresh, { on, validDays: 0 })
    expect(closingOn(standing(rowsOf(fresh, '2026-01-15')), on)).toMatchObject({
      principalMinor: today.principalMinor,
      interestMinor: today.interestMinor,
    })
  }
  const later = quotePayoff(paidOnce, { on: '2026-03-02', validDays: 0 }).today
  expect(closingOn(standing(rowsOf(paidOnce, '2026-02-15')), '2026-03-02').totalMinor).toBe(
    later.totalMinor,
  )
})

test('rows alone tell what a prepayment leaves, and a second one in the same period too', () => {
  for (const keep of ['installment', 'term'] as const) {
    const first = prepay(paidOnce, { on: '2026-02-20', amountMinor: 300_000, keep })
    const rows = prepaidRows(standing(rowsOf(paidOnce, '2026-02-15')), {
      on: '2026-02-20',
      amountMinor: 300_000,
      keep,
    })
    expect(rows).toEqual(rowsOf(first.loan, '2026-02-20'))
    const on = '2026-03-01'
    const quote = quotePayoff(first.loan, { on, validDays: 0 }).today
    expect(closingOn(standing(rows), on).totalMinor).toBe(quote.totalMinor)
    const second = prepay(first.loan, { on, amountMinor: 50_000, keep })
    expect(prepaidRows(standing(rows), { on, amountMinor: 50_000, keep })).toEqual(
      rowsOf(second.loan, on),
    )
  }
})

test('a prepayment pays what is due first, what was paid of it already counted', () => {
  const rows = paidRows(rowsOf(fresh, '2026-01-15'), 100_000)
  const after = prepaidRows(standing(rows), {
    on: '2026-02-20',
    amountMinor: 414_231,
    keep: 'installment',
  })
  expect(after.slice(0, 2).map((row) => [row.dueOn, row.paidMinor])).toEqual([
    ['2026-02-15', 214_231],
    ['2026-02-20', 300_000],
  ])
  expect(sumOver(after, (row) => row.paidMinor)).toBe(514_231)
  expect(sumOver(after, (row) => row.principalMinor)).toBe(1_200_000)
})

test('a row paid ahead of its day owes no interest twice', () => {
  const rows = paidRows(rowsOf(fresh, '2026-01-15'), 214_231)
  const closing = closingOn(standing(rows), '2026-01-30')
  expect(closing).toMatchObject({ principalMinor: 1_009_769, interestMinor: 0 })
  const after = prepaidRows(standing(rows), {
    on: '2026-01-30',
    amountMinor: 100_000,
    keep: 'installment',
  })
  expect(after[1]).toMatchObject({ dueOn: '2026-01-30', principalMinor: 100_000 })
  expect(after[2]).toMatchObject({ dueOn: '2026-03-15', interestMinor: 18_195 })
})

test('a running row paid in part has that much interest less to pay', () => {
  const rows = paidRows(rowsOf(fresh, '2026-01-15'), 10_000)
  const whole = closingOn(standing(rowsOf(fresh, '2026-01-15')), '2026-01-31')
  expect(closingOn(standing(rows), '2026-01-31').totalMinor).toBe(whole.totalMinor - 10_000)
})

test('within cooling off principal alone closes it; fees of rows not yet due are never owed', () => {
  const flat = amortize({
    ...terms,
    method: 'flat_fee',
    annualInterestPpm: 0,
    fees: [{ ratePpm: 6_000, charged: 'per_installment' }],
  }).map((row) => ({ ...row, paidMinor: 0 }))
  const loan = (coolingOffDays: number): StandingLoan => ({
    terms: { ...terms, method: 'flat_fee', annualInterestPpm: 0, coolingOffDays },
    rows: flat,
  })
  expect(closingOn(loan(7), '2026-01-22').totalMinor).toBe(1_200_000)
  expect(closingOn(loan(7), '2026-01-23').totalMinor).toBe(1_200_000)
  expect(closingOn(loan(7), '2026-02-15')).toMatchObject({ feeMinor: 7_200, totalMinor: 1_207_200 })
})

test('what may be paid now is all that is overdue and the next row, and closing leaves nothing open', () => {
  const rows = rowsOf(fresh, '2026-01-15')
  expect(payableOn(rows, '2026-02-15')).toEqual({
    overdueMinor: 0,
    nextMinor: 214_231,
    totalMinor: 214_231,
  })
  expect(payableOn(rows, '2026-03-01').overdueMinor).toBe(214_231)
  const on = '2026-02-20'
  const closing = closingOn(standing(paidRows(rows, 50_000)), on)
  const closed = closedRows(paidRows(rows, 50_000), { on, closing })
  expect(closed.some(isOpenRow)).toBe(false)
  expect(sumOver(closed, (row) => row.principalMinor)).toBe(1_200_000)
  expect(asksSame(closed, rows)).toBe(false)
  expect(asksSame(rows, [...rows])).toBe(true)
})
