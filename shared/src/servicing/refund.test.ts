import { expect, test } from 'vitest'
import type { LoanTerms } from '../schedule/amortize.ts'
import { repay } from './change-loan.ts'
import { assessLateFee, type LateFeePolicy } from './late-fee.ts'
import { scheduleOn } from './living-schedule.ts'
import { quotePayoff } from './payoff-quote.ts'
import { previewRefund } from './refund.ts'

const terms: LoanTerms = {
  principalMinor: 1_200_000,
  method: 'equal_installments',
  installmentCount: 6,
  annualInterestPpm: 240_000,
  fees: [],
  drawnOn: '2026-01-15',
  firstDueOn: '2026-02-15',
}
const { loan } = repay({ terms, events: [] }, { on: '2026-02-15', amountMinor: 214_231 })
const half = { on: '2026-02-20', amountMinor: 600_000 }

// Interest back: Python fractions, interest to the day with and without half repaid at disbursement.
test('a refund to the last rows pays them whole and gives its interest back to the next', () => {
  const refunded = previewRefund(loan, { ...half, rule: 'last' })
  const paidOf = refunded.schedule.installments.map((it) => it.paidMinor)
  expect(paidOf).toEqual([214_231, 14_185, 0, 171_538, 214_231, 214_231])
  expect(refunded.change).toMatchObject({ interestBackMinor: 14_185, returnedMinor: 0 })
})

test('a refund is spread in even parts when that is the rule', () => {
  const spread = previewRefund(loan, { ...half, rule: 'spread', interestBack: false })
  const parts = spread.schedule.installments.slice(1).map((it) => it.paidMinor)
  expect(Math.max(...parts) - Math.min(...parts)).toBeLessThan(4_000)
  expect(parts.reduce((sum, it) => sum + it, 0)).toBe(600_000)
  expect(spread.change.interestBackMinor).toBe(0)
})

test('a refund to the next rows pays the running one first', () => {
  const next = previewRefund(loan, { ...half, rule: 'next' })
  expect(next.schedule.installments[1]).toMatchObject({ outstandingMinor: 0, paidOn: '2026-02-20' })
})

test('a part never financed leaves the schedule of a smaller loan, with payments kept', () => {
  const never = previewRefund(loan, { ...half, rule: 'never_financed' })
  const smaller = scheduleOn(
    { terms: { ...terms, principalMinor: 600_000 }, events: [] },
    '2026-01-15',
  )
  expect(never.schedule.installments[0]?.totalMinor).toBe(smaller.installments[0]?.totalMinor)
  const principal = never.schedule.installments.reduce((sum, it) => sum + it.principalMinor, 0)
  expect(principal).toBe(600_000)
})

test('a refund of everything returns every payment and leaves nothing', () => {
  for (const rule of ['never_financed', 'spread', 'last', 'next'] as const) {
    const all = previewRefund(loan, { on: '2026-02-20', amountMinor: 1_200_000, rule })
    expect(all.change).toMatchObject({ returnedMinor: 214_231, paidOff: true })
  }
})

test('a refund is refused beyond what was financed, or by a rule nobody knows', () => {
  const refund = { ...half, rule: 'last' as const }
  expect(() => previewRefund(loan, { ...refund, amountMinor: 1_200_001 })).toThrow(
    expect.objectContaining({
      code: 'terms_invalid',
      facts: { argument: 'amountMinor', min: 1, max: 1_200_000 },
    }),
  )
  expect(() => previewRefund(loan, { ...refund, on: '2026-01-14' })).toThrow('outside its range')
  expect(() => previewRefund(loan, { ...refund, rule: 'first' as 'last' })).toThrow(
    expect.objectContaining({
      facts: { argument: 'rule', options: 'never_financed spread last next' },
    }),
  )
})

test('a payoff quote says for each day what closes the loan', () => {
  const quote = quotePayoff(loan, { on: '2026-02-20', validDays: 2 })
  expect(quote.today).toMatchObject({ principalMinor: 1_009_769, interestMinor: 3_606 })
  expect(quote.validThrough).toBe('2026-02-22')
  expect(quote.days.map((it) => it.totalMinor)).toEqual([1_013_375, 1_014_097, 1_014_818])
  expect(() => quotePayoff(loan, { on: '2026-02-20', validDays: 32 })).toThrow('outside its range')
})

const policy: LateFeePolicy = {
  graceDays: 3,
  charged: { how: 'daily', ratePpm: 500 },
  of: 'principal',
  capMinor: 1_500,
}

test('a late fee counts the days since the due date, then since it was last charged, up to its cap', () => {
  const within = assessLateFee(loan, { on: '2026-03-18', policy })
  expect(within.fees).toEqual([])
  // 194,036 × 0.05 % × 5 days is 485.09.
  const first = assessLateFee(loan, { on: '2026-03-20', policy })
  expect(first.fees).toEqual([
    { dueOn: '2026-03-15', feeMinor: 485, totalMinor: 485, capped: false },
  ])
  const second = assessLateFee(first.loan, { on: '2026-03-31', policy })
  expect(second.fees).toEqual([
    { dueOn: '2026-03-15', feeMinor: 1_015, totalMinor: 1_500, capped: true },
  ])
  expect(second.change.penaltyByMinor).toBe(1_015)
  expect(assessLateFee(second.loan, { on: '2026-04-10', policy }).fees[0]?.feeMinor).toBe(0)
})

test('a fee charged once is charged once, and shares of the whole row take in interest', () => {
  const once = { ...policy, charged: { how: 'once', amountMinor: 900 } } as const
  const first = assessLateFee(loan, { on: '2026-03-20', policy: once })
  expect(first.fees[0]?.feeMinor).toBe(900)
  expect(assessLateFee(first.loan, { on: '2026-03-25', policy: once }).fees[0]?.feeMinor).toBe(0)
  const share = {
    ...policy,
    charged: { how: 'once_share', ratePpm: 5_000 },
    of: 'installment',
  } as const
  expect(assessLateFee(loan, { on: '2026-03-20', policy: share }).fees[0]?.feeMinor).toBe(1_071)
})

// Found among 60,000 loans at rates of hundreds of percent: nine units used to stay owed.
test('a refund of everything closes a loan whose installments have no room for its interest', () => {
  const dear: LoanTerms = {
    principalMinor: 121,
    method: 'equal_installments',
    installmentCount: 9,
    annualInterestPpm: 2_999_995,
    fees: [],
    drawnOn: '2030-11-01',
    firstDueOn: '2030-11-07',
    dayCount: 'actual_actual',
    dueRule: { every: 'days', days: 37 },
    leftover: 'smoothed',
  }
  const living = { terms: dear, rules: { overdueInterest: true }, events: [] }
  for (const rule of ['next', 'last', 'spread'] as const) {
    const refund = { on: '2031-02-23', amountMinor: 121, rule }
    const { schedule, change } = previewRefund(living, refund)
    expect(schedule.outstandingMinor, rule).toBe(0)
    expect(change.interestBackMinor, rule).toBe(114)
  }
})
