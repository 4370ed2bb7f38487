import fc from 'fast-check'
import type { LoanTerms } from '@miaoguo/shared/schedule/amortize'
import type { LoanEvent } from '@miaoguo/shared/servicing/events'
import type { LivingLoan, ServicingRules } from '@miaoguo/shared/servicing/living-loan'
import { addDays, addMonths } from '@miaoguo/shared/time/due-dates'

/** Loans that live on: few rows, every method, day count, due rule and grace. */
export const livingTerms: fc.Arbitrary<LoanTerms> = fc
  .record({
    principalMinor: fc.oneof(
      fc.integer({ min: 1, max: 500 }),
      fc.integer({ min: 10_000, max: 5_000_000 }),
    ),
    method: fc.constantFrom(
      'equal_installments',
      'equal_installments',
      'equal_principal',
      'interest_only',
      'single_payment',
      'flat_fee',
      'interest_free' as const,
    ),
    count: fc.integer({ min: 1, max: 9 }),
    annualInterestPpm: fc.oneof(
      fc.integer({ min: 0, max: 360_000 }),
      fc.integer({ min: 0, max: 3_000_000 }),
    ),
    feePpm: fc.constantFrom(0, 0, 6_000),
    drawnOn: fc.integer({ min: 0, max: 2000 }).map((days) => addDays('2026-01-01', days)),
    dayCount: fc.constantFrom(
      'thirty_360',
      'actual_360',
      'actual_365',
      'actual_actual',
      'actual_actual_year_end',
      'actual_actual_leap_day' as const,
    ),
    dueRule: fc.oneof(
      fc.constant({ every: 'month' as const }),
      fc.integer({ min: 5, max: 40 }).map((days) => ({ every: 'days' as const, days })),
    ),
    firstAfterDays: fc.option(fc.integer({ min: 1, max: 70 }), { nil: null }),
    leftover: fc.constantFrom('first', 'last', 'smoothed' as const),
    graced: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ count, feePpm, firstAfterDays, graced, ...it }) => {
    const installmentCount = it.method === 'single_payment' ? 1 : count
    return {
      ...it,
      installmentCount,
      fees: feePpm === 0 ? [] : [{ ratePpm: feePpm, charged: 'per_installment' as const }],
      firstDueOn:
        firstAfterDays === null ? addMonths(it.drawnOn, 1) : addDays(it.drawnOn, firstAfterDays),
      grace: { principal: Math.min(graced, installmentCount - 1) },
    }
  })

export const anyRules: fc.Arbitrary<ServicingRules> = fc.record({
  order: fc
    .shuffledSubarray(['penalty', 'fee', 'interest', 'principal'] as const, { minLength: 4 })
    .filter((it) => it.indexOf('interest') < it.indexOf('principal')),
  inAdvance: fc.constantFrom('next', 'last', 'spread', 'running_or_last' as const),
  refundRows: fc.constantFrom('next', 'last', 'spread' as const),
  overdueInterest: fc.boolean(),
  recalculates: fc.constantFrom(true, true, true, false),
})

/** Days a loan may be looked at: from its first to somewhat after its last. */
export const dayIn = (terms: LoanTerms): fc.Arbitrary<string> => {
  const apart = terms.dueRule?.every === 'days' ? terms.dueRule.days : 31
  return fc
    .integer({ min: 0, max: 70 + apart * terms.installmentCount })
    .map((days) => addDays(terms.drawnOn, days))
}

const share = (terms: LoanTerms, ppm: number): number =>
  Math.max(1, Math.floor((terms.principalMinor * ppm) / 1_000_000))

const happening = (terms: LoanTerms, on: string): fc.Arbitrary<LoanEvent> => {
  const amount = (most: number): fc.Arbitrary<number> =>
    fc.integer({ min: 1, max: most }).map((ppm) => share(terms, ppm))
  const pay = (as: 'repayment' | 'merchant_refund' | 'goodwill_credit'): fc.Arbitrary<LoanEvent> =>
    amount(600_000).map((amountMinor) => ({ kind: 'payment', as, on, amountMinor }))
  return fc.oneof(
    { weight: 5, arbitrary: pay('repayment') },
    { weight: 1, arbitrary: pay('merchant_refund') },
    { weight: 1, arbitrary: pay('goodwill_credit') },
    {
      weight: 2,
      arbitrary: fc
        .record({
          amountMinor: amount(700_000),
          keep: fc.constantFrom('installment', 'term' as const),
        })
        .map((it): LoanEvent => ({ kind: 'prepayment', on, ...it })),
    },
    {
      weight: 1,
      arbitrary: fc
        .record({
          amountMinor: amount(50_000),
          portion: fc.constantFrom('fee', 'penalty' as const),
        })
        .map((it): LoanEvent => ({ kind: 'charge', on, dueOn: on, ...it })),
    },
    {
      weight: 1,
      arbitrary: amount(50_000).map(
        (amountMinor): LoanEvent => ({ kind: 'waiver', on, portion: 'fee', amountMinor }),
      ),
    },
    {
      weight: 1,
      arbitrary: fc
        .integer({ min: 0, max: 400_000 })
        .map((annualInterestPpm): LoanEvent => ({ kind: 'rate_change', on, annualInterestPpm })),
    },
    {
      weight: 1,
      arbitrary: fc
        .integer({ min: 0, max: 60 })
        .map((days): LoanEvent => ({ kind: 'interest_pause', on, through: addDays(on, days) })),
    },
    {
      weight: 1,
      arbitrary: amount(300_000).map(
        (amountMinor): LoanEvent => ({ kind: 'disbursement', on, amountMinor }),
      ),
    },
  )
}

export const eventsOf = (terms: LoanTerms, most: number): fc.Arbitrary<LoanEvent[]> =>
  fc.array(
    dayIn(terms).chain((on) => happening(terms, on)),
    { maxLength: most },
  )

/** Rows that are fixed take no new rate, pause or further disbursement. */
const leavesFixed = (it: LoanEvent): boolean =>
  it.kind !== 'rate_change' && it.kind !== 'interest_pause' && it.kind !== 'disbursement'

/** A loan nothing has happened to. */
export const freshLoan: fc.Arbitrary<LivingLoan> = fc
  .record({ terms: livingTerms, rules: anyRules })
  .map((it) => ({ ...it, events: [] }))

/** A loan and anything that may have happened to it. */
export const anyLivingLoan: fc.Arbitrary<LivingLoan> = freshLoan.chain((loan) =>
  eventsOf(loan.terms, 5).map((events) => ({
    ...loan,
    events: loan.rules?.recalculates === false ? events.filter(leavesFixed) : events,
  })),
)

/** A loan with a life of payments only, and a day. */
export const paidLoan: fc.Arbitrary<{ loan: LivingLoan; on: string }> = freshLoan.chain((loan) =>
  fc.record({
    loan: fc
      .array(
        fc.record({
          on: dayIn(loan.terms),
          ppm: fc.integer({ min: 1, max: 300_000 }),
        }),
        { maxLength: 3 },
      )
      .map((paid) => ({
        ...loan,
        events: paid.map(
          ({ on, ppm }): LoanEvent => ({
            kind: 'payment',
            as: 'repayment',
            on,
            amountMinor: share(loan.terms, ppm),
          }),
        ),
      })),
    on: dayIn(loan.terms),
  }),
)
