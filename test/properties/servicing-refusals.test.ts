import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LoanTerms } from '@miaoguo/shared/schedule/amortize'
import { subsidise } from '@miaoguo/shared/schedule/subsidy'
import { withDownPayment } from '@miaoguo/shared/schedule/down-payment'
import { prepay, repay } from '@miaoguo/shared/servicing/change-loan'
import type { LivingLoan } from '@miaoguo/shared/servicing/living-loan'
import { scheduleOn, type LivingSchedule } from '@miaoguo/shared/servicing/living-schedule'
import { quotePayoff } from '@miaoguo/shared/servicing/payoff-quote'
import { previewRefund } from '@miaoguo/shared/servicing/refund'
import { Problem } from '@miaoguo/shared/problem/problem'
import { runs, patience } from './arbitraries.ts'
import { livingTerms } from './living-arbitraries.ts'

const terms: LoanTerms = {
  principalMinor: 1_200_000,
  method: 'equal_installments',
  installmentCount: 6,
  annualInterestPpm: 240_000,
  fees: [],
  drawnOn: '2026-01-15',
  firstDueOn: '2026-02-15',
}

/** Either a schedule of whole numbers, or a refusal that names the argument. */
function soundOrRefused(make: () => LivingSchedule): void {
  try {
    for (const row of make().installments) {
      for (const value of Object.values(row))
        if (typeof value === 'number') expect(Number.isSafeInteger(value)).toBe(true)
    }
  } catch (error) {
    expect(error).toBeInstanceOf(Problem)
    expect((error as Problem).facts).toHaveProperty('argument')
  }
}

const oddNumber = fc.constantFrom(
  0,
  1,
  -1,
  0.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  999_999_999_999,
  1_000_000_000_000,
  Number.MAX_SAFE_INTEGER,
)
const oddDate = fc.constantFrom(
  '',
  '2026-02-30',
  '2025-12-31',
  '2026-01-15',
  '2028-02-29',
  '9999-12-31',
  'soon',
)

test(
  'an odd argument of a change is refused by its name, or leaves whole numbers',
  () => {
    fc.assert(
      fc.property(livingTerms, oddNumber, oddDate, (some, amountMinor, on) => {
        const loan: LivingLoan = { terms: some, events: [] }
        soundOrRefused(() => repay(loan, { on, amountMinor }).schedule)
        soundOrRefused(() => prepay(loan, { on, amountMinor, keep: 'term' }).schedule)
        soundOrRefused(() => previewRefund(loan, { on, amountMinor, rule: 'spread' }).schedule)
        soundOrRefused(() => {
          quotePayoff(loan, { on, validDays: amountMinor })
          return scheduleOn(loan, on)
        })
        for (const kind of ['charge', 'waiver'] as const)
          soundOrRefused(() =>
            scheduleOn(
              { ...loan, events: [{ kind, on, dueOn: on, portion: 'fee', amountMinor }] },
              '2030-01-01',
            ),
          )
        soundOrRefused(() =>
          scheduleOn(
            { ...loan, events: [{ kind: 'rate_change', on, annualInterestPpm: amountMinor }] },
            '2030-01-01',
          ),
        )
        soundOrRefused(() =>
          scheduleOn(
            { ...loan, events: [{ kind: 'interest_pause', on, through: on }] },
            '2030-01-01',
          ),
        )
      }),
      { numRuns: runs.numRuns === 300 ? 100 : runs.numRuns },
    )
  },
  patience,
)

test('words nobody knows are refused by their name', () => {
  const loan: LivingLoan = { terms, events: [] }
  const named = (argument: string) =>
    expect.objectContaining({
      code: 'terms_invalid',
      facts: expect.objectContaining({ argument }) as unknown,
    })
  const wrong = (event: object): LivingLoan => ({ ...loan, events: [event as never] })
  const on = '2026-02-01'
  expect(() => scheduleOn(wrong({ kind: 'gift', on }), on)).toThrow(named('events.kind'))
  expect(() => scheduleOn(wrong({ kind: 'payment', as: 'coin', on, amountMinor: 1 }), on)).toThrow(
    named('events.as'),
  )
  expect(() =>
    scheduleOn({ ...loan, terms: { ...terms, method: 'magic' as 'flat_fee' } }, on),
  ).toThrow(named('method'))
  expect(() =>
    scheduleOn({ ...loan, rules: { order: ['principal', 'interest', 'fee', 'penalty'] } }, on),
  ).toThrow(named('rules.order.interestBeforePrincipal'))
  expect(() => subsidise([], { interestPpm: 2_000_000, feePpm: 0 })).toThrow(named('interestPpm'))
  expect(() => withDownPayment(terms, -1)).toThrow(named('downPayment.ratePpm'))
})

test(
  'one and six hundred rows, 29 February and the 31st, one unit and the most, all come to an end',
  () => {
    for (const [installmentCount, principalMinor, drawnOn, firstDueOn] of [
      [1, 1, '2028-02-29', '2028-03-31'],
      [600, 999_999_999_999, '2028-01-31', '2028-02-29'],
    ] as const) {
      const loan: LivingLoan = {
        terms: { ...terms, installmentCount, principalMinor, drawnOn, firstDueOn },
        events: [],
      }
      const paid = repay(loan, { on: firstDueOn, amountMinor: Math.ceil(principalMinor / 3) })
      const principal = paid.schedule.installments.reduce((sum, it) => sum + it.principalMinor, 0)
      expect(principal).toBe(principalMinor)
    }
  },
  patience,
)
