import { amortize } from '@miaoguo/shared/schedule/amortize'
import { closingOn, prepaidRows, type StandingLoan } from '@miaoguo/shared/servicing/standing-loan'
import { withLateCosts } from '@miaoguo/shared/servicing/late-cost'
import { relievedRows } from '@miaoguo/shared/servicing/relief'
import type { ProductTerms } from '@miaoguo/shared/contract/lender/open-lender'
import { expect, test } from 'vitest'
import { payInto, type Account } from './account.ts'
import { lenderCodes, profiles } from './profiles.ts'
import { scheduleOf } from './quotes.ts'
import { eased } from './relief.ts'
import { payoffOf, prepay, withPenalty } from './repayments.ts'

const amounts = [10_000, 10_001, 99_999, 129_900, 333_333, 499_999, 1_000_000, 4_999_999]
const days = ['2026-01-31', '2026-08-15', '2026-11-30', '2028-01-30', '2028-02-29']

test.each(lenderCodes)('%s and the platform reach the same schedule to the fen', (code) => {
  for (const terms of profiles[code].terms('http://lender').products) {
    for (const count of terms.installmentCounts) {
      for (const amountMinor of amounts) {
        for (const today of days) {
          const rows = scheduleOf(terms, count, { amountMinor, today })
          const ours = amortize({
            principalMinor: amountMinor,
            method: terms.method,
            installmentCount: count,
            annualInterestPpm: terms.annualInterestPpm,
            fees: terms.fees,
            drawnOn: today,
            firstDueOn: rows[0]?.dueOn ?? '',
          })
          expect(rows).toEqual(ours)
        }
      }
    }
  }
})

const closing = (it: Account, on: string) => {
  const { principalMinor, interestMinor, feeMinor } = payoffOf(it, on)
  return principalMinor + interestMinor + feeMinor
}
const accountOf = (terms: ProductTerms, count: number, amountMinor: number): Account => ({
  loanReference: 'ln-arithmetic',
  terms,
  count,
  currency: 'CNY',
  drawnOn: '2026-08-31',
  authorizedMinor: amountMinor,
  capturedMinor: amountMinor,
  releasedMinor: 0,
  refundedMinor: 0,
  repaidMinor: 0,
  capturedOn: '2026-08-31',
  expiresAt: null,
  cancelled: false,
  rows: scheduleOf(terms, count, { amountMinor, today: '2026-08-31' }).map((row) => ({
    ...row,
    paidMinor: 0,
  })),
  operations: [],
  lines: [],
})
/** The platform's view of the same loan: its rows and its terms, nothing of the account. */
const seen = (it: Account): StandingLoan => ({
  terms: {
    method: it.terms.method,
    annualInterestPpm: it.terms.annualInterestPpm,
    drawnOn: it.drawnOn,
    firstDueOn: '2026-09-30',
    installmentCount: it.count,
    coolingOffDays: it.terms.coolingOffDays,
  },
  rows: it.rows,
})

test.each(lenderCodes)(
  '%s and the platform reach the same payoff and the same rows after prepayments, to the fen',
  (code) => {
    for (const terms of profiles[code].terms('http://lender').products) {
      for (const count of terms.installmentCounts) {
        for (const amountMinor of amounts.slice(2)) {
          const it = accountOf(terms, count, amountMinor)
          for (const on of ['2026-09-03', '2026-09-15', '2026-09-30', '2026-10-20', '2027-12-01'])
            expect(closingOn(seen(it), on).totalMinor).toBe(closing(it, on))
          for (const keep of terms.capabilities?.prepayment ?? []) {
            const paid = accountOf(terms, count, amountMinor)
            // In a running month, again in the same one, on a due date, late, and ahead of the next month.
            const steps = [
              ['2026-09-10', 9],
              ['2026-09-20', 13],
              ['2026-09-30', 5],
              ['2026-11-20', 3],
            ] as const
            for (const [today, share] of steps) {
              const part = Math.floor(closing(paid, today) / share)
              const ours = prepaidRows(seen(paid), { on: today, amountMinor: part, keep })
              prepay(paid, { amountMinor: part, keep, today })
              expect([today, count, amountMinor, paid.rows]).toEqual([
                today,
                count,
                amountMinor,
                ours,
              ])
              expect(closingOn(seen(paid), '2026-11-25')).toMatchObject({
                totalMinor: closing(paid, '2026-11-25'),
              })
              if (!paid.rows.some((row) => row.paidMinor < row.totalMinor)) break
            }
          }
        }
      }
    }
  },
)

const reliefs = [
  { kind: 'defer', periods: 1 },
  { kind: 'defer', periods: 3 },
  { kind: 'lower', periods: 3 },
  { kind: 'longer', periods: 6 },
] as const

test.each(lenderCodes)(
  '%s and the platform make the same rows of a relief, and go on agreeing after it',
  (code) => {
    const made = { defer: 0, lower: 0, longer: 0 }
    for (const terms of profiles[code].terms('http://lender').products) {
      for (const count of terms.installmentCounts) {
        for (const amountMinor of amounts.slice(2)) {
          for (const relief of reliefs) {
            // Before anything fell due, after one row was paid, with a part paid, two rows late, after maturity.
            for (const [on, paidMinor] of [
              ['2026-09-10', 0],
              ['2026-10-15', 'one row'],
              ['2026-09-12', 700],
              ['2026-11-05', 0],
              ['2029-03-02', 0],
            ] as const) {
              const it = accountOf(terms, count, amountMinor)
              payInto(it, paidMinor === 'one row' ? (it.rows[0]?.totalMinor ?? 0) : paidMinor)
              const ours = relievedRows(seen(it), { ...relief, on })
              const theirs = eased(it, relief, on)
              const named = [terms.code, count, amountMinor, relief, on]
              expect([named, ours]).toEqual([named, theirs])
              if (!theirs) continue
              made[relief.kind] += 1
              const sum = (rows: typeof theirs) =>
                rows.reduce((all, row) => all + row.principalMinor, 0)
              expect(sum(theirs)).toBe(amountMinor)
              it.rows = theirs
              const later = theirs.find((row) => row.paidMinor < row.totalMinor)?.dueOn ?? on
              for (const day of [on, '2027-01-12', later, '2029-08-01'])
                expect([named, day, closingOn(seen(it), day).totalMinor]).toEqual([
                  named,
                  day,
                  closing(it, day),
                ])
              for (const keep of terms.capabilities?.prepayment ?? []) {
                const paid = { ...it, rows: theirs, ahead: [] }
                const part = Math.floor(closing(paid, on) / 5)
                const after = prepaidRows(seen(paid), { on, amountMinor: part, keep })
                prepay(paid, { amountMinor: part, keep, today: on })
                expect([named, keep, paid.rows]).toEqual([named, keep, after])
              }
            }
          }
        }
      }
    }
    expect(made.defer).toBeGreaterThan(0)
    expect(made.longer).toBeGreaterThan(0)
  },
)

test.each(lenderCodes)(
  '%s and the platform reckon the same cost of being late, to the fen',
  (code) => {
    for (const terms of profiles[code].terms('http://lender').products) {
      for (const count of terms.installmentCounts) {
        for (const amountMinor of amounts) {
          let it = accountOf(terms, count, amountMinor)
          const late = { ppmPerDay: terms.lateFeePpmPerDay, through: null as string | null }
          // Nothing is late yet, one row is, a part was paid, and again after more fell due.
          for (const [on, paidMinor] of [
            ['2026-09-30', 0],
            ['2026-10-17', 1_234],
            ['2026-11-25', 5_000],
            ['2026-11-25', 0],
            ['2027-02-01', 0],
          ] as const) {
            const ours = withLateCosts(it.rows, late, on)
            it = withPenalty(it, on)
            expect([terms.code, count, amountMinor, on, it.rows]).toEqual([
              terms.code,
              count,
              amountMinor,
              on,
              ours,
            ])
            expect(closingOn(seen(it), on).totalMinor).toBe(closing(it, on))
            payInto(it, Math.min(paidMinor, Math.floor(amountMinor / 3)))
            it = { ...it, lateThrough: on }
            late.through = on
          }
        }
      }
    }
  },
)
