import { expect, test } from 'vitest'
import { between, prepay } from './change-loan.ts'
import { changeText } from './change-text.ts'
import type { LivingLoan } from './living-loan.ts'
import { previewRefund } from './refund.ts'

const loan: LivingLoan = {
  terms: {
    principalMinor: 100_000,
    method: 'single_payment',
    installmentCount: 1,
    annualInterestPpm: 120_000,
    fees: [],
    drawnOn: '2026-01-15',
    firstDueOn: '2026-02-15',
  },
  events: [],
}

test('a prepayment is told row by row with what it saves', () => {
  const { change } = prepay(loan, { on: '2026-01-31', amountMinor: 40_000, keep: 'term' })
  expect(changeText(change, { currency: 'CNY', locale: 'zh-CN' })).toEqual([
    '2026-01-31 应还由 ¥0.00 变为 ¥400.00，其中待还 ¥0.00',
    '2026-02-15 应还由 ¥1,010.00 变为 ¥608.06，其中待还 ¥608.06',
    '利息减少 ¥1.94',
  ])
})

test('a full refund says what comes back and that the loan is paid off', () => {
  const { change } = previewRefund(loan, { on: '2026-01-31', amountMinor: 100_000, rule: 'last' })
  expect(changeText(change, { currency: 'CNY', locale: 'en' })).toEqual([
    '2026-02-15: due was ¥1,010.00, is ¥1,005.16, of which ¥0.00 is still to be paid',
    '¥4.84 less interest',
    '¥5.16 of interest is given back',
    'The loan is paid off',
  ])
})

test('nothing that changes is said so', () => {
  const { change } = between(loan, loan, '2026-01-31')
  expect(changeText(change, { currency: 'JPY', locale: 'en' })).toEqual([
    'The schedule stays as it is',
  ])
})
