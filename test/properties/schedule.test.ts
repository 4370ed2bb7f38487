import fc from 'fast-check'
import { expect, test } from 'vitest'
import { amortize, installmentsByCourse, type LoanTerms } from '@miaoguo/shared/schedule/amortize'
import { evenInstallments } from '@miaoguo/shared/schedule/even'
import { anyLoan, patience, plainLoan, runs, withPrincipal } from './arbitraries.ts'

const sumOf = (values: readonly number[]): number => values.reduce((sum, it) => sum + it, 0)

const obeys = (terms: LoanTerms): void => {
  const rows = amortize(terms)
  expect(rows).toHaveLength(terms.installmentCount)
  expect(sumOf(rows.map((it) => it.principalMinor))).toBe(terms.principalMinor)
  let last = terms.drawnOn
  rows.forEach((row, i) => {
    const portions = [row.principalMinor, row.interestMinor, row.feeMinor]
    expect(portions.every((it) => Number.isSafeInteger(it) && it >= 0)).toBe(true)
    expect(row.totalMinor).toBe(sumOf(portions))
    expect(row.number).toBe(i + 1)
    expect(row.dueOn > last).toBe(true)
    last = row.dueOn
  })
}

test(
  'principal sums exactly, no portion is negative, rows add up and dates increase',
  () => {
    fc.assert(fc.property(plainLoan, obeys), runs)
  },
  patience,
)

test(
  'the same holds for every day count, due rule, grace, rounding and leftover',
  () => {
    fc.assert(fc.property(anyLoan, obeys), runs)
  },
  patience,
)

test(
  'the one pass over everyday loans gives the rows of the general course',
  () => {
    const noFees = { first: 0, later: 0 }
    let passed = 0
    const everyday = fc.record({
      plain: plainLoan,
      rounding: fc.constantFrom('half_even', 'half_up', 'up', 'down', undefined),
      fees: fc.record({ first: fc.nat(10_000), later: fc.nat(10_000) }),
      // Rates whose interest falls on half a unit now and then.
      evenRate: fc.option(fc.integer({ min: 1, max: 100 }).map((it) => it * 60_000)),
    })
    fc.assert(
      fc.property(everyday, ({ plain, rounding, fees, evenRate }) => {
        const terms: LoanTerms = {
          ...plain,
          method: 'equal_installments',
          annualInterestPpm: evenRate ?? plain.annualInterestPpm,
          ...(rounding === undefined ? {} : { rounding }),
        }
        const rows = evenInstallments(terms, fees)
        if (rows === null) return
        passed += 1
        expect(rows).toEqual(installmentsByCourse(terms, fees))
      }),
      runs,
    )
    // Two of five roundings, and rows near a tie, are left to the general course.
    expect(passed).toBeGreaterThan(runs.numRuns / 5)
    fc.assert(
      fc.property(anyLoan, (terms) => {
        const rows = evenInstallments(terms, noFees)
        if (rows !== null) expect(rows).toEqual(installmentsByCourse(terms, noFees))
      }),
      runs,
    )
  },
  patience,
)

test('a schedule handed out may be changed without changing the next', () => {
  const terms: LoanTerms = {
    principalMinor: 600_000,
    method: 'equal_installments',
    installmentCount: 6,
    annualInterestPpm: 150_000,
    fees: [],
    drawnOn: '2026-11-24',
    firstDueOn: '2026-12-24',
  }
  const first = amortize(terms)
  const copy = structuredClone(first)
  for (const row of first) row.dueOn = '2000-01-01'
  first.length = 1
  expect(amortize(terms)).toEqual(copy)
})

test('interest never rises from row to row of a plain loan', () => {
  fc.assert(
    fc.property(plainLoan, (terms) => {
      const interest = amortize(terms).map((it) => it.interestMinor)
      interest.slice(1).forEach((it, i) => expect(it).toBeLessThanOrEqual(interest[i] ?? 0))
    }),
    runs,
  )
})

test('level installments are level but for the last row, which differs by what rounding left', () => {
  const level = plainLoan.filter(
    (it) => it.method === 'equal_installments' && it.annualInterestPpm <= 360_000,
  )
  fc.assert(
    fc.property(level, (it) => {
      const terms = {
        ...withPrincipal(it, 100_000),
        installmentCount: Math.min(it.installmentCount, 60),
        fees: [],
      }
      const totals = amortize(terms).map((row) => row.totalMinor)
      const body = totals.slice(0, -1)
      expect(new Set(body).size).toBeLessThanOrEqual(1)
      const allowed =
        terms.installmentCount *
        (1 + terms.annualInterestPpm / 12_000_000) ** terms.installmentCount
      expect(Math.abs((totals.at(-1) ?? 0) - (body[0] ?? totals[0] ?? 0))).toBeLessThanOrEqual(
        allowed,
      )
    }),
    runs,
  )
})

test('leftover on the first row leaves a few units in the last, and never more than otherwise', () => {
  const level = plainLoan.filter((it) => it.method === 'equal_installments')
  fc.assert(
    fc.property(level, (it) => {
      const terms = {
        ...withPrincipal(it, 100_000),
        annualInterestPpm: it.annualInterestPpm % 360_000,
        installmentCount: 3 + (it.installmentCount % 57),
        fees: [],
      }
      const leftInLast = (leftover: 'first' | 'last'): number => {
        const totals = amortize({ ...terms, leftover }).map((row) => row.totalMinor)
        return Math.abs((totals.at(-1) ?? 0) - (totals.at(-2) ?? 0))
      }
      const grown = (1 + terms.annualInterestPpm / 12_000_000) ** terms.installmentCount
      expect(leftInLast('first')).toBeLessThanOrEqual(Math.min(leftInLast('last'), 4 + 4 * grown))
    }),
    runs,
  )
})

test('a higher rate never costs less, and no rate costs nothing', () => {
  fc.assert(
    fc.property(plainLoan, (it) => {
      const terms = {
        ...withPrincipal(it, 1_000_000),
        fees: [],
        installmentCount: Math.min(it.installmentCount, 60),
        annualInterestPpm: it.annualInterestPpm % 1_000_000,
      }
      const cost = (annualInterestPpm: number): number =>
        sumOf(amortize({ ...terms, annualInterestPpm }).map((row) => row.interestMinor))
      expect(cost(0)).toBe(0)
      expect(cost(terms.annualInterestPpm + 50_000)).toBeGreaterThanOrEqual(
        cost(terms.annualInterestPpm),
      )
    }),
    runs,
  )
})
