import fc from 'fast-check'
import type { LoanTerms } from '@miaoguo/shared/schedule/amortize'
import { addDays, addMonths } from '@miaoguo/shared/time/due-dates'

/** How often each law is tried; MIAOGUO_LONG=1 tries it ten thousand times. */
export const runs = { numRuns: process.env.MIAOGUO_LONG === '1' ? 10_000 : 300 }

/** Ten thousand runs of a law take minutes. */
export const patience = process.env.MIAOGUO_LONG === '1' ? 3_600_000 : 120_000

/** Any date from 2000 to 2099. */
export const anyDate = fc
  .integer({ min: 0, max: 36_524 })
  .map((days) => addDays('2000-01-01', days))

const anyRounding = fc.constantFrom('half_even', 'half_up', 'up', 'down' as const)
const anyDayCount = fc.constantFrom(
  'thirty_360',
  'actual_360',
  'actual_365',
  'actual_actual',
  'actual_actual_year_end',
  'actual_actual_leap_day' as const,
)
const anyMethod = fc.constantFrom(
  'equal_installments',
  'equal_principal',
  'interest_only',
  'single_payment',
  'flat_fee',
  'interest_free' as const,
)
const anyFee = fc.record({
  ratePpm: fc.integer({ min: 0, max: 50_000 }),
  charged: fc.constantFrom('per_installment', 'upfront' as const),
})
const anyRule = fc.oneof(
  fc.integer({ min: 1, max: 12 }).map((months) => ({ every: 'month' as const, months })),
  fc.integer({ min: 1, max: 40 }).map((days) => ({ every: 'days' as const, days })),
)

/** Loans as lenders sell them: monthly, 30/360, first due one month after drawn. */
export const plainLoan: fc.Arbitrary<LoanTerms> = fc
  .record({
    principalMinor: fc.oneof(
      fc.integer({ min: 1, max: 1000 }),
      fc.integer({ min: 1, max: 999_999_999_999 }),
    ),
    method: anyMethod,
    count: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 600 })),
    annualInterestPpm: fc.oneof(
      fc.integer({ min: 0, max: 360_000 }),
      fc.integer({ min: 0, max: 10_000_000 }),
    ),
    fees: fc.array(anyFee, { maxLength: 3 }),
    drawnOn: anyDate,
  })
  .map(({ count, ...it }) => ({
    ...it,
    installmentCount: it.method === 'single_payment' ? 1 : count,
    firstDueOn: addMonths(it.drawnOn, 1),
  }))

/** Loans with every setting turned somewhere. */
export const anyLoan: fc.Arbitrary<LoanTerms> = fc
  .record({
    plain: plainLoan,
    firstAfterDays: fc.integer({ min: 1, max: 400 }),
    settings: fc.record({
      rounding: anyRounding,
      dayCount: anyDayCount,
      dueRule: anyRule,
      interestOn: fc.constantFrom('balance', 'principal' as const),
      levelMultipleMinor: fc.constantFrom(1, 1, 100, 1000),
    }),
    leftover: fc.constantFrom('first', 'last', 'smoothed', undefined),
    grace: fc.record({
      principal: fc.integer({ min: 0, max: 12 }),
      interestFree: fc.integer({ min: 0, max: 12 }),
    }),
  })
  .map(({ plain, firstAfterDays, settings, leftover, grace }) => ({
    ...plain,
    ...settings,
    ...(leftover === undefined ? {} : { leftover }),
    firstDueOn: addDays(plain.drawnOn, firstAfterDays),
    grace: {
      principal: Math.min(grace.principal, plain.installmentCount - 1),
      interestFree: Math.min(grace.interestFree, plain.installmentCount),
    },
  }))

/** The same loan with at least this much principal, where the rounding of a fen tells little. */
export const withPrincipal = (terms: LoanTerms, least: number): LoanTerms => ({
  ...terms,
  principalMinor: Math.min(terms.principalMinor + least, 999_999_999_999),
})
