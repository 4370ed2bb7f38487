import { expect, test } from 'vitest'
import { amortize, type LoanTerms } from '../schedule/amortize.ts'
import { isOpenRow, paidRows, sumOver } from './standing-rows.ts'
import { lastWithdrawalOn, withdrawalOf, withdrawnRows } from './withdrawal.ts'

const terms: LoanTerms = {
  principalMinor: 1_200_000,
  method: 'equal_installments',
  installmentCount: 6,
  annualInterestPpm: 240_000,
  fees: [{ ratePpm: 6_000, charged: 'per_installment' }],
  drawnOn: '2026-01-15',
  firstDueOn: '2026-02-15',
}
const rows = amortize(terms).map((row) => ({ ...row, paidMinor: 0 }))

test('before anything is paid, undoing costs the principal and nothing else', () => {
  expect(withdrawalOf(rows)).toEqual({
    principalMinor: 1_200_000,
    interestMinor: 0,
    costsReturnedMinor: 0,
    totalMinor: 1_200_000,
  })
})

test('whatever was paid before, the lender has the principal in the end and not a fen more', () => {
  for (const paidMinor of [1, 7_200, 20_000, 300_000, 900_000]) {
    const stood = paidRows(rows, paidMinor)
    const { totalMinor, costsReturnedMinor, principalMinor } = withdrawalOf(stood)
    expect(totalMinor).toBe(principalMinor - costsReturnedMinor)
    expect(paidMinor + totalMinor).toBe(1_200_000)
    const undone = withdrawnRows(stood)
    expect(undone.some(isOpenRow)).toBe(false)
    expect(sumOver(undone, (row) => row.paidMinor)).toBe(1_200_000)
    expect(sumOver(undone, (row) => row.interestMinor + row.feeMinor)).toBe(0)
  }
})

test('who paid nearly everything ahead would be owed by the lender, and the figure says so', () => {
  const all = sumOver(rows, (row) => row.totalMinor)
  expect(withdrawalOf(paidRows(rows, all - 1)).totalMinor).toBeLessThan(0)
})

test('the days count from the drawing, and an agreement without them has no last day', () => {
  expect(lastWithdrawalOn({ drawnOn: '2026-12-28', coolingOffDays: 14 })).toBe('2027-01-11')
  expect(lastWithdrawalOn({ drawnOn: '2026-12-28', coolingOffDays: 0 })).toBeNull()
})
