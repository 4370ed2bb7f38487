import { expect, test } from 'vitest'
import type { LoanTerms } from '../schedule/amortize.ts'
import {
  changeRate,
  disburse,
  pauseInterest,
  prepay,
  repay,
  reverse,
  waive,
} from './change-loan.ts'
import type { LivingLoan } from './living-loan.ts'
import { scheduleOn, type LivingSchedule } from './living-schedule.ts'

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
const paid = repay(fresh, { on: '2026-02-15', amountMinor: 214_231 })
const portionsOf = (it: LivingSchedule) =>
  it.installments.map((row) => [row.principalMinor, row.interestMinor])

// Figures of this file: Python fractions and half even, the balance run day by day on its own.
test('a repayment on time closes its row and changes no other', () => {
  expect(paid.schedule.installments[0]).toMatchObject({ outstandingMinor: 0, paidOn: '2026-02-15' })
  expect(paid.change.rows.map((it) => [it.dueOn, it.totalByMinor, it.outstandingByMinor])).toEqual([
    ['2026-02-15', 0, -214_231],
  ])
  expect(paid.change).toMatchObject({ interestByMinor: 0, returnedMinor: 0, paidOff: false })
})

test('a repayment before its day costs interest only to that day; the last row becomes smaller', () => {
  const early = repay(fresh, { on: '2026-01-30', amountMinor: 214_231 })
  // 15 of 31 days of 24,000 is 11,613 of interest; the rest of the row is principal.
  expect(portionsOf(early.schedule)[0]).toEqual([202_618, 11_613])
  expect(early.change.interestByMinor).toBeLessThan(0)
  expect(early.change.rows.at(-1)).toMatchObject({ dueOn: '2026-07-15' })
})

test('a late repayment pays the oldest row first, and changes no interest where overdue bears none', () => {
  const late = repay(fresh, { on: '2026-03-20', amountMinor: 300_000 })
  expect(late.schedule.installments.slice(0, 2).map((it) => it.paidMinor)).toEqual([
    214_231, 85_769,
  ])
  expect(late.change.interestByMinor).toBe(0)
})

test('overdue principal bears interest through the day where that is agreed', () => {
  const bearing: LivingLoan = { ...fresh, rules: { overdueInterest: true } }
  const rows = portionsOf(scheduleOn(bearing, '2026-02-25'))
  // 1,200,000 bears 2 % for 10 of the 28 days and 1,009,769 for the other 18, rounded once.
  expect(rows[1]).toEqual([192_677, 21_554])
})

test('a partial prepayment that keeps the installment shortens the term', () => {
  const kept = prepay(paid.loan, { on: '2026-02-20', amountMinor: 300_000, keep: 'installment' })
  expect(portionsOf(kept.schedule)).toEqual([
    [190_231, 24_000],
    [300_000, 0],
    [198_964, 15_267],
    [204_015, 10_216],
    [208_095, 6_136],
    [98_695, 1_974],
    [0, 0],
  ])
  expect(kept.change).toMatchObject({
    interestByMinor: -27_793,
    outstandingByMinor: -327_793,
    lastDueOn: { before: '2026-07-15', after: '2026-06-15' },
  })
})

test('a partial prepayment that keeps the term lowers the installment', () => {
  const kept = prepay(paid.loan, { on: '2026-02-20', amountMinor: 300_000, keep: 'term' })
  expect(portionsOf(kept.schedule)).toEqual([
    [190_231, 24_000],
    [300_000, 0],
    [135_539, 15_267],
    [139_321, 11_485],
    [142_108, 8_698],
    [144_950, 5_856],
    [147_851, 2_957],
  ])
  expect(kept.change.lastDueOn).toEqual({ before: '2026-07-15', after: '2026-07-15' })
})

test('a prepayment that reaches what closes the loan is refused with the most it may be', () => {
  expect(() =>
    prepay(paid.loan, { on: '2026-02-20', amountMinor: 1_013_375, keep: 'term' }),
  ).toThrow(
    expect.objectContaining({
      code: 'amount_out_of_range',
      facts: { argument: 'amountMinor', min: 1, max: 1_013_374 },
    }),
  )
})

test('a new rate counts from the night before its day and levels the rows anew', () => {
  const changed = changeRate(paid.loan, { on: '2026-03-01', annualInterestPpm: 120_000 })
  const rows = changed.schedule.installments
  expect(rows[1]?.interestMinor).toBe(14_786)
  expect(rows.slice(1).map((it) => it.totalMinor)).toEqual([
    209_009, 209_009, 209_009, 209_009, 209_008,
  ])
})

test('a pause bears no interest and leaves installments but the last', () => {
  const paused = pauseInterest(paid.loan, { on: '2026-03-01', through: '2026-03-31' })
  const rows = paused.schedule.installments
  expect(rows[1]?.interestMinor).toBe(9_376)
  expect(rows.slice(0, 5).every((it) => it.totalMinor === 214_231)).toBe(true)
  expect(paused.change.rows.map((it) => it.dueOn)).toEqual(['2026-07-15'])
})

test('a further disbursement is levelled over the rows that are left', () => {
  const more = disburse(paid.loan, { on: '2026-03-15', amountMinor: 100_000 })
  const rows = more.schedule.installments
  expect(rows.reduce((sum, it) => sum + it.principalMinor, 0)).toBe(1_300_000)
  expect(rows[1]?.totalMinor).toBe(214_231)
  expect(more.change.rows.map((it) => it.dueOn)).toEqual([
    '2026-04-15',
    '2026-05-15',
    '2026-06-15',
    '2026-07-15',
  ])
})

test('a reversal leaves the loan as if the event had never been', () => {
  const undone = reverse(paid.loan, { place: 0, asOf: '2026-02-15' })
  expect(undone.schedule).toEqual(scheduleOn(fresh, '2026-02-15'))
  expect(() => reverse(fresh, { place: 0, asOf: '2026-02-15' })).toThrow('outside its range')
})

test('a charge falls into the row of its day, after the last into a row of its own, and can be waived', () => {
  const charged: LivingLoan = {
    ...fresh,
    events: [
      { kind: 'charge', on: '2026-02-01', dueOn: '2026-02-10', portion: 'fee', amountMinor: 500 },
      {
        kind: 'charge',
        on: '2026-08-01',
        dueOn: '2026-08-01',
        portion: 'penalty',
        amountMinor: 700,
      },
    ],
  }
  const rows = scheduleOn(charged, '2026-08-01').installments
  expect(rows[0]).toMatchObject({ feeMinor: 500, totalMinor: 214_731 })
  expect(rows.at(-1)).toMatchObject({ kind: 'extra', dueOn: '2026-08-01', penaltyMinor: 700 })
  const waived = waive(charged, { on: '2026-08-02', portion: 'penalty', amountMinor: 1_000 })
  expect(waived.change).toMatchObject({ penaltyByMinor: -700, outstandingByMinor: -700 })
})

test('what was overpaid pays a charge that comes later', () => {
  const over: LivingLoan = {
    ...fresh,
    events: [
      { kind: 'payment', as: 'repayment', on: '2026-01-15', amountMinor: 1_200_300 },
      { kind: 'charge', on: '2026-02-01', dueOn: '2026-02-10', portion: 'fee', amountMinor: 200 },
    ],
  }
  const schedule = scheduleOn(over, '2026-02-10')
  expect(schedule).toMatchObject({ outstandingMinor: 0, overpaidMinor: 100, paidOff: true })
})
