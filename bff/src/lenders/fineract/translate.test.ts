import { expect, test } from 'vitest'
import { externalIdOf, isManual, statusOf, toFound, toPayoff, toSchedule } from './translate.ts'
import { WireLoan, WirePeriod } from './wire.ts'

const trace = { correlationId: 'c' }
const loan = (id: number, externalId = 'att_000001') =>
  WireLoan.parse({
    id: 7,
    externalId,
    status: { id },
    currency: { code: 'CNY' },
    principal: 1000,
    approvedPrincipal: 1000,
    repaymentSchedule: {
      periods: [
        { dueDate: [2026, 1, 1] },
        { period: 1, dueDate: [2026, 2, 1], principalDue: 1000, totalDueForPeriod: 1000 },
      ],
    },
  })

test('a status is read by its number, and one nobody named is unknown', () => {
  const said = (id: number, externalId?: string) => toFound(loan(id, externalId), trace).outcome
  expect([100, 200, 300, 400, 500, 600, 601, 602, 700].map((id) => said(id))).toEqual([
    'pending',
    'pending',
    'approved',
    'declined',
    'declined',
    'approved',
    'approved',
    'approved',
    'approved',
  ])
  expect([said(303), said(0)]).toEqual(['unknown', 'unknown'])
  expect(statusOf(304)).toBeUndefined()
})

test('an approved loan that is captured later is booked; one to be drawn at once goes on when sent again', () => {
  const manual = externalIdOf('att_000001', 'manual')
  expect(isManual(manual)).toBe(true)
  expect(toFound(loan(200, manual), trace)).toMatchObject({
    outcome: 'approved',
    loanReference: manual,
  })
  expect(toFound(loan(200), trace)).toMatchObject({ outcome: 'pending', resend: true })
})

test('dates are arrays or text; amounts are money to the minor unit or not read', () => {
  const row = { period: 1, principalDue: 10.5, interestDue: 0.25, totalDueForPeriod: 10.75 }
  const read = (dueDate: unknown, change = {}) =>
    toSchedule([WirePeriod.parse({ ...row, dueDate, ...change })], 'CNY')
  expect(read([2026, 2, 1])).toEqual(read('2026-02-01'))
  expect(read('2026-02-01')?.[0]).toMatchObject({ principalMinor: 1050, totalMinor: 1075 })
  expect(read('2026-02-01', { interestDue: 0.2512 })).toBeUndefined()
})

test('a payoff that does not add up is not quoted', () => {
  const on = { payOn: '2026-02-01', currency: 'CNY' } as const
  expect(toPayoff({ amount: 10, principalPortion: 9, interestPortion: 1 }, on)).toMatchObject({
    totalMinor: 1000,
  })
  expect(toPayoff({ amount: 10, principalPortion: 9 }, on)).toBeUndefined()
})
