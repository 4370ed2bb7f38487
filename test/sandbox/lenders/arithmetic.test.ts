import { amortize } from '@miaoguo/shared/schedule/amortize'
import { expect, test } from 'vitest'
import { lenderCodes, profiles } from './profiles.ts'
import { scheduleOf } from './quotes.ts'

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
