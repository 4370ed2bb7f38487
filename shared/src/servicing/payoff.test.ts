import { expect, test } from 'vitest'
import type { LoanTerms } from '../schedule/amortize.ts'
import { repay } from './change-loan.ts'
import type { LivingLoan } from './living-loan.ts'
import { quotePayoff } from './payoff-quote.ts'

const terms: LoanTerms = {
  principalMinor: 493,
  method: 'equal_principal',
  installmentCount: 8,
  annualInterestPpm: 125_809,
  fees: [],
  drawnOn: '2030-12-13',
  firstDueOn: '2030-12-17',
  dayCount: 'actual_actual_leap_day',
  leftover: 'smoothed',
  grace: { principal: 1 },
}

// Found among 50,000 loans: a row closed early took interest back that a later one had asked for and was paid.
test('a payoff closes a loan whose early rows left their interest to later ones', () => {
  const loan: LivingLoan = {
    terms,
    events: [
      { kind: 'payment', as: 'repayment', on: '2030-12-29', amountMinor: 289 },
      { kind: 'prepayment', on: '2031-02-03', amountMinor: 22, keep: 'term' },
    ],
  }
  for (const on of ['2031-02-20', '2031-05-02', '2031-10-26']) {
    const [day] = quotePayoff(loan, { on, validDays: 0 }).days
    const { schedule } = repay(loan, { on, amountMinor: day?.totalMinor ?? 0 })
    expect(schedule.outstandingMinor, on).toBe(0)
    expect(schedule.overpaidMinor, on).toBe(0)
  }
})
