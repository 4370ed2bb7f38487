import { expect, test } from 'vitest'
import { Problem } from '../problem/problem.ts'
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
const refusal = (change: object): Problem => {
  try {
    amortize({ ...loan, ...change })
  } catch (problem) {
    if (problem instanceof Problem) return problem
    throw problem
  }
  throw new Error(`not refused: ${JSON.stringify(change)}`)
}

const refused: [string, object][] = [
  ['principalMinor', { principalMinor: 0 }],
  ['principalMinor', { principalMinor: -100 }],
  ['principalMinor', { principalMinor: 0.5 }],
  ['principalMinor', { principalMinor: Number.NaN }],
  ['principalMinor', { principalMinor: 1_000_000_000_000 }],
  ['installmentCount', { installmentCount: 0 }],
  ['installmentCount', { installmentCount: 601 }],
  ['installmentCount', { installmentCount: 1.5 }],
  ['installmentCount', { method: 'single_payment', installmentCount: 2 }],
  ['annualInterestPpm', { annualInterestPpm: -1 }],
  ['annualInterestPpm', { annualInterestPpm: 10_000_001 }],
  ['fees.ratePpm', { fees: [{ ratePpm: -1, charged: 'upfront' }] }],
  ['method', { method: 'balloon' }],
  ['rounding', { rounding: 'nearest' }],
  ['dayCount', { dayCount: 'actual' }],
  ['leftover', { leftover: 'middle' }],
  ['drawnOn', { drawnOn: '2026-02-30' }],
  ['drawnOn', { drawnOn: 'today' }],
  ['drawnOn', { drawnOn: '0026-11-24' }],
  ['firstDueOn', { firstDueOn: '2027-02-29' }],
  ['firstDueOn', { firstDueOn: '2026-11-24' }],
  ['firstDueOn', { firstDueOn: '2026-11-23' }],
  ['firstDueOn', { firstDueOn: '2099-01-01' }],
  ['firstDueOn', { dueRule: { every: 'month', onDay: 25 } }],
  ['dueRule.onDay', { dueRule: { every: 'month', onDay: 32 } }],
  ['dueRule.days', { dueRule: { every: 'days', days: 0 } }],
  ['dueRule.every', { dueRule: { every: 'moon' } }],
  ['grace.principal', { grace: { principal: 3 } }],
  ['grace.interestFree', { grace: { interestFree: -1 } }],
]

test.each(refused)('an impossible %s is refused by name (%o)', (argument, change) => {
  const problem = refusal(change)
  expect(problem.code).toBe('terms_invalid')
  expect(problem.facts.argument).toBe(argument)
})

test('a refusal tells the range', () => {
  expect(refusal({ installmentCount: 601 }).facts).toEqual({
    argument: 'installmentCount',
    min: 1,
    max: 600,
  })
})

test('due dates that holidays make meet are refused', () => {
  const calendar = { holidays: new Set<string>(), weekends: true }
  const change = {
    firstDueOn: '2026-11-28',
    dueRule: { every: 'days', days: 1 },
    holidays: { calendar, rule: 'following' },
  }
  expect(refusal(change).facts.argument).toBe('holidays')
})

test('29 February and the 31st are fair days to start on', () => {
  expect(amortize({ ...loan, drawnOn: '2028-02-29', firstDueOn: '2028-03-29' })).toHaveLength(3)
  expect(
    amortize({ ...loan, drawnOn: '2026-12-31', firstDueOn: '2027-01-31', installmentCount: 600 }),
  ).toHaveLength(600)
})
