import fc from 'fast-check'
import { expect, test } from 'vitest'
import { annualRateOfFlows, annualRateOfSchedule, periodicRate } from '@miaoguo/shared/rate/apr'
import type { DatedFlow } from '@miaoguo/shared/rate/flows'
import { amortize, type LoanTerms } from '@miaoguo/shared/schedule/amortize'
import { plainLoan, runs, withPrincipal } from './arbitraries.ts'

const rateOf = (terms: LoanTerms, convention: 'simple' | 'compound' = 'simple'): number | null =>
  annualRateOfSchedule({
    principalMinor: terms.principalMinor,
    drawnOn: terms.drawnOn,
    schedule: amortize(terms),
    convention,
  })

test('at the rate found, the payments are worth what was drawn', () => {
  const payment = fc.record({
    periods: fc.oneof(
      fc.integer({ min: 1, max: 600 }),
      fc.double({ min: 0.01, max: 60, noNaN: true }),
    ),
    amountMinor: fc.integer({ min: 0, max: 1_000_000_000 }),
  })
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000_000 }),
      fc.array(payment, { minLength: 1, maxLength: 60 }),
      (drawn, payments) => {
        const paid = payments.reduce((sum, it) => sum + it.amountMinor, 0)
        const rate = periodicRate(drawn, payments)
        if (paid < drawn) {
          expect(rate).toBeNull()
          return
        }
        if (rate === null) {
          expect(paid / drawn, 'no rate is left out but those beyond any number').toBeGreaterThan(
            1e3,
          )
          return
        }
        expect(rate).toBeGreaterThanOrEqual(0)
        const worth = payments.reduce(
          (sum, it) => sum + it.amountMinor * Math.exp(-Math.log1p(rate) * it.periods),
          0,
        )
        expect(Math.abs(worth / drawn - 1)).toBeLessThan(1e-9)
      },
    ),
    runs,
  )
})

test('without fees the simple annual rate is the nominal rate', () => {
  const sizable = plainLoan
    .map((it) => ({
      ...withPrincipal(it, 1_000_000_000),
      fees: [],
      annualInterestPpm: it.annualInterestPpm % 1_000_000,
    }))
    .filter((it) => it.method !== 'flat_fee' && it.method !== 'interest_free')
  fc.assert(
    fc.property(sizable, (terms) => {
      const rate = rateOf(terms) ?? Number.NaN
      expect(Math.abs(rate - terms.annualInterestPpm)).toBeLessThanOrEqual(3)
    }),
    runs,
  )
})

test('a fee raises the annual rate, and compound is never below simple', () => {
  const some = plainLoan.map((it) => ({
    ...withPrincipal(it, 1_000_000),
    fees: [],
    annualInterestPpm: it.annualInterestPpm % 360_000,
    installmentCount: Math.min(it.installmentCount, 60),
  }))
  fc.assert(
    fc.property(some, fc.constantFrom('upfront', 'per_installment' as const), (terms, charged) => {
      const without = rateOf(terms) ?? Number.NaN
      const charge = { ...terms, fees: [{ ratePpm: 5000, charged }] }
      const withFee = rateOf(charge) ?? Number.NaN
      expect(withFee).toBeGreaterThan(without)
      expect(rateOf(charge, 'compound') ?? Number.NaN).toBeGreaterThanOrEqual(withFee)
    }),
    runs,
  )
})

test('every method finds a rate for an ordinary loan, and dearer payments a higher one', () => {
  const some = plainLoan.map((it) => ({
    ...withPrincipal(it, 1_000_000),
    method: 'equal_installments' as const,
    fees: [],
    annualInterestPpm: 10_000 + (it.annualInterestPpm % 360_000),
    installmentCount: 2 + (it.installmentCount % 58),
  }))
  const method = fc.constantFrom(
    'irr_monthly_simple',
    'irr_monthly_compound',
    'eu_aprc',
    'us_actuarial' as const,
  )
  fc.assert(
    fc.property(some, method, (terms, how) => {
      const flows = (extra: number): DatedFlow[] => [
        { kind: 'advance', on: terms.drawnOn, amountMinor: terms.principalMinor },
        ...amortize(terms).map(
          (it): DatedFlow => ({
            kind: 'payment',
            on: it.dueOn,
            amountMinor: it.totalMinor + extra,
          }),
        ),
      ]
      const rate = annualRateOfFlows(flows(0), how) ?? Number.NaN
      expect(rate).toBeGreaterThan(0)
      expect(
        annualRateOfFlows(flows(Math.ceil(terms.principalMinor / 1000)), how) ?? Number.NaN,
      ).toBeGreaterThan(rate)
      if (how === 'us_actuarial' && Number(terms.drawnOn.slice(8)) <= 28) {
        expect(Math.abs(rate - terms.annualInterestPpm / 1e6)).toBeLessThan(2e-5)
      }
    }),
    runs,
  )
})
