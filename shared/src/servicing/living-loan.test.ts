import { expect, test } from 'vitest'
import { addDays } from '../time/due-dates.ts'
import { prepay } from './change-loan.ts'
import { contractFor, type LivingLoan } from './living-loan.ts'
import { scheduleOn } from './living-schedule.ts'
import { replay } from './replay.ts'

const farOff = (loan: LivingLoan): string => addDays(loan.terms.drawnOn, 900)

/** A first row without principal, a row paid before its day, and a part of the last one paid with it. */
const paidAhead: LivingLoan = {
  terms: {
    principalMinor: 1_423_691,
    method: 'interest_free',
    annualInterestPpm: 0,
    installmentCount: 7,
    fees: [],
    drawnOn: '2026-01-02',
    firstDueOn: '2026-01-08',
    leftover: 'last',
    grace: { principal: 1 },
  },
  rules: { inAdvance: 'running_or_last' },
  events: [
    { kind: 'payment', as: 'repayment', on: '2026-01-30', amountMinor: 347_438 },
    { kind: 'prepayment', on: '2026-02-06', amountMinor: 458_751, keep: 'term' },
  ],
}

test('principal stands once where a row was paid beyond what levelling anew leaves it', () => {
  const rows = scheduleOn(paidAhead, farOff(paidAhead)).installments
  expect(rows.reduce((sum, it) => sum + it.principalMinor, 0)).toBe(1_423_691)
  // 76,458 were paid beyond the second row: the last keeps what was paid on it, the one before it gives way.
  expect(rows.map((it) => it.principalMinor)).toEqual([
    0, 458_751, 237_282, 160_824, 160_823, 160_823, 135_032, 110_156,
  ])
})

/** A period that runs from a leap year into a common one, cut where what is overdue is carried on. */
const overTheYear: LivingLoan = {
  terms: {
    principalMinor: 4_693_001,
    method: 'equal_installments',
    annualInterestPpm: 501_931,
    installmentCount: 3,
    fees: [{ ratePpm: 6_000, charged: 'per_installment' }],
    drawnOn: '2028-12-03',
    firstDueOn: '2028-12-07',
    dayCount: 'actual_actual_year_end',
    leftover: 'smoothed',
  },
  rules: {
    order: ['interest', 'principal', 'fee', 'penalty'],
    inAdvance: 'last',
    overdueInterest: true,
  },
  events: [{ kind: 'payment', as: 'repayment', on: '2029-05-05', amountMinor: 1_391_897 }],
}

test('cutting a period that runs into another year changes no interest', () => {
  const interest = (loan: LivingLoan): number =>
    scheduleOn(loan, farOff(loan)).installments.reduce((sum, it) => sum + it.interestMinor, 0)
  const paid = prepay(overTheYear, { on: '2028-12-08', amountMinor: 27, keep: 'term' })
  expect(paid.change.interestByMinor).toBe(0)
  expect(interest(paid.loan)).toBe(interest(overTheYear))
})

test('levels too small to be a unit leave no principal out, and no row that is past changes', () => {
  const loan: LivingLoan = {
    terms: {
      principalMinor: 7,
      method: 'equal_installments',
      annualInterestPpm: 13,
      installmentCount: 9,
      fees: [],
      drawnOn: '2030-11-21',
      firstDueOn: '2030-12-09',
      dueRule: { every: 'days', days: 9 },
      grace: { principal: 2 },
    },
    rules: { inAdvance: 'last' },
    events: [
      { kind: 'payment', as: 'repayment', on: '2030-12-08', amountMinor: 4 },
      { kind: 'rate_change', on: '2031-01-04', annualInterestPpm: 307_698 },
    ],
  }
  const rows = scheduleOn(loan, farOff(loan)).installments
  expect(rows.map((it) => it.principalMinor)).toEqual([0, 0, 1, 0, 2, 1, 1, 1, 1])
})

/** What a payment on 15 April leaves of two rows past due and one ahead, penalties and fees apart. */
function paidBy(direction: 'row_by_row' | 'portion_by_portion', amountMinor: number) {
  const contract = contractFor(
    {
      principalMinor: 300_000,
      method: 'equal_principal',
      annualInterestPpm: 120_000,
      installmentCount: 3,
      fees: [],
      drawnOn: '2026-02-10',
      firstDueOn: '2026-03-10',
      leftover: 'last',
    },
    { recalculates: false },
  )
  const portions = (['past_due', 'due', 'in_advance'] as const).flatMap((status) =>
    (['interest', 'principal'] as const).map((portion) => ({ status, portion })),
  )
  const order = { order: portions, futureRows: 'next' } as const
  const allocation = { direction, otherwise: order, byKind: {} }
  const book = replay({ ...contract, allocation }, [
    { kind: 'disbursement', on: '2026-02-10', amountMinor: 300_000 },
    { kind: 'payment', as: 'repayment', on: '2026-04-15', amountMinor },
  ])
  return book.rows.map((row) => [row.paid.interest, row.paid.principal])
}

test('row by row, the oldest row is paid whole before the next is begun', () => {
  expect(paidBy('row_by_row', 104_000)).toEqual([
    [3_000, 100_000],
    [1_000, 0],
    [0, 0],
  ])
})

test('portion by portion, the interest of all rows past due is paid before any principal', () => {
  expect(paidBy('portion_by_portion', 104_000)).toEqual([
    [3_000, 99_000],
    [2_000, 0],
    [0, 0],
  ])
  // What is past due goes first whatever the portion; only then does money go ahead.
  expect(paidBy('portion_by_portion', 206_000)).toEqual([
    [3_000, 100_000],
    [2_000, 100_000],
    [1_000, 0],
  ])
})
