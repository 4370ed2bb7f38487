import { expect, test } from 'vitest'
import { amortize, type LoanTerms } from './amortize.ts'
import { withDownPayment } from './down-payment.ts'
import { subsidise } from './subsidy.ts'

const terms: LoanTerms = {
  principalMinor: 100_050,
  method: 'equal_installments',
  installmentCount: 3,
  annualInterestPpm: 156_000,
  fees: [{ ratePpm: 6_000, charged: 'per_installment' }],
  drawnOn: '2026-11-24',
  firstDueOn: '2026-12-24',
}

test('a down payment is due at once and the rest is scheduled, to the unit', () => {
  const { downPayment, installments } = withDownPayment(terms, 250_000)
  // 25,012.5 is half way: the even unit.
  expect(downPayment).toEqual({ dueOn: '2026-11-24', amountMinor: 25_012 })
  expect(installments.reduce((sum, it) => sum + it.principalMinor, 0)).toBe(75_038)
  expect(() => withDownPayment(terms, 1_000_000)).toThrow('outside its range')
})

test('costs are split between borrower and merchant to the unit, at any split', () => {
  const rows = amortize(terms)
  for (const [interestPpm, feePpm] of [
    [0, 0],
    [333_333, 500_000],
    [1_000_000, 1_000_000],
  ] as const) {
    const shared = subsidise(rows, { interestPpm, feePpm })
    shared.installments.forEach((row, i) => {
      const merchant = shared.subsidy[i]
      expect(row.interestMinor + (merchant?.interestMinor ?? 0)).toBe(rows[i]?.interestMinor)
      expect(row.feeMinor + (merchant?.feeMinor ?? 0)).toBe(rows[i]?.feeMinor)
      expect(row.principalMinor).toBe(rows[i]?.principalMinor)
      expect(row.totalMinor).toBe(row.principalMinor + row.interestMinor + row.feeMinor)
    })
  }
  const all = subsidise(rows, { interestPpm: 1_000_000, feePpm: 1_000_000 })
  expect(all.installments.every((it) => it.totalMinor === it.principalMinor)).toBe(true)
  expect(() => subsidise(rows, { interestPpm: -1, feePpm: 0 })).toThrow('outside its range')
})

test('a currency nobody knows is refused, and yen and dinar count in their own units', () => {
  expect(() => amortize({ ...terms, currency: 'XXX' as 'CNY' })).toThrow(
    expect.objectContaining({
      facts: { argument: 'currency', options: 'CNY USD EUR GBP JPY KWD' },
    }),
  )
  for (const currency of ['JPY', 'KWD'] as const)
    expect(amortize({ ...terms, currency })).toEqual(amortize(terms))
})
