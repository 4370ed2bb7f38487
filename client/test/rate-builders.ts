import type { RateChange } from '@miaoguo/shared/loan/rate-change'
import { aSchedule } from './builders'

/** The last two of three installments, each a yuan less. */
export const aRateChange = (it: Partial<RateChange> = {}): RateChange => {
  const rows = aSchedule()
    .slice(1)
    .map((row) => {
      const before = { ...row, paidMinor: 0 }
      const after = {
        ...before,
        interestMinor: row.interestMinor - 100,
        totalMinor: row.totalMinor - 100,
      }
      return { before, after, byMinor: -100 }
    })
  return {
    effectiveOn: '2026-12-24',
    reason: { zhCN: '一年期LPR下调。', en: 'The one-year LPR went down.' },
    currency: 'CNY',
    convention: 'simple',
    from: { interestPpm: 120_000, annualRatePpm: 120_000 },
    to: { interestPpm: 100_000, annualRatePpm: 100_000 },
    rows,
    toPay: { beforeMinor: 87_142, afterMinor: 86_942, byMinor: -200 },
    toldAt: '2026-12-01T02:00:00.000Z',
    ...it,
  }
}
