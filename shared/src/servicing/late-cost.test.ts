import { expect, test } from 'vitest'
import type { LivingInstallment } from '../loan/operation.ts'
import { lateCostOn, overdueOn, withLateCosts } from './late-cost.ts'
import { paidRows } from './standing-rows.ts'

const row = (number: number, dueOn: string): LivingInstallment => ({
  number,
  dueOn,
  principalMinor: 100_000,
  interestMinor: 1_000,
  feeMinor: 0,
  totalMinor: 101_000,
  paidMinor: 0,
})
const rows = [row(1, '2026-02-15'), row(2, '2026-03-15'), row(3, '2026-04-15')]
const late = { ppmPerDay: 500, through: null }

// 1,000.00 at 0.05 % a day: 0.50 a day; 38 days of the first row and 10 of the second.
test('each overdue row costs its own days, and nothing on its due date', () => {
  expect(lateCostOn(rows, late, '2026-02-15')).toBe(0)
  expect(lateCostOn(rows, late, '2026-02-16')).toBe(50)
  expect(lateCostOn(rows, late, '2026-03-25')).toBe(38 * 50 + 10 * 50)
})

test('what is in the rows already is not charged again, and bears nothing itself', () => {
  const on = '2026-02-25'
  const charged = withLateCosts(rows, late, on)
  expect(charged.map((it) => [it.number, it.dueOn, it.totalMinor])).toEqual([
    [1, '2026-02-15', 101_000],
    [2, on, 500],
    [3, '2026-03-15', 101_000],
    [4, '2026-04-15', 101_000],
  ])
  const since = { ...late, through: on }
  expect(lateCostOn(charged, since, on)).toBe(0)
  expect(lateCostOn(charged, since, '2026-02-26')).toBe(50)
  // Paid from the oldest row on, a row without open principal costs nothing more.
  expect(lateCostOn(paidRows(charged, 101_000), since, '2026-03-01')).toBe(0)
})

test('what is overdue is said with its days, and a charge alone is not late', () => {
  expect(overdueOn(rows, '2026-02-15')).toBeNull()
  expect(overdueOn(rows, '2026-03-16')).toEqual({
    days: 29,
    count: 2,
    principalMinor: 200_000,
    since: '2026-02-15',
  })
  const charged = paidRows(withLateCosts(rows, late, '2026-02-25'), 101_000)
  expect(overdueOn(charged, '2026-03-01')).toBeNull()
})
