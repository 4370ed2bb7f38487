import { describe, expect, test } from 'vitest'
import { buildCostSheet } from '@miaoguo/shared/disclosure/sheet'
import type { CostSheet } from '@miaoguo/shared/disclosure/disclosure'
import { renderSheet } from '@miaoguo/shared/disclosure/render'
import { formatMoney, formatRate, parseMoney } from '@miaoguo/shared/money/format'
import { assess } from '@miaoguo/shared/policy/assess'
import { policyOf } from '@miaoguo/shared/policy/policies'
import type { OfferFacts } from '@miaoguo/shared/policy/policy'
import { Problem } from '@miaoguo/shared/problem/problem'
import { annualRateOfFlows, annualRateOfSchedule } from '@miaoguo/shared/rate/apr'
import { aprcOfTimes } from '@miaoguo/shared/rate/aprc'
import { internalRate } from '@miaoguo/shared/rate/internal-rate'
import { partsOfPayment, paymentOf } from '@miaoguo/shared/rate/time-value'
import { amortize, type LoanTerms } from '@miaoguo/shared/schedule/amortize'
import { downPaymentMinor, withDownPayment } from '@miaoguo/shared/schedule/down-payment'
import { subsidise } from '@miaoguo/shared/schedule/subsidy'
import * as change from '@miaoguo/shared/servicing/change-loan'
import { changeText } from '@miaoguo/shared/servicing/change-text'
import { assessLateFee } from '@miaoguo/shared/servicing/late-fee'
import type { LivingLoan } from '@miaoguo/shared/servicing/living-loan'
import { scheduleOn } from '@miaoguo/shared/servicing/living-schedule'
import { quotePayoff } from '@miaoguo/shared/servicing/payoff-quote'
import { previewRefund } from '@miaoguo/shared/servicing/refund'
import { guarantee, quotedFacts, sheetTerms } from '../support/sheets.ts'

const terms: LoanTerms = {
  principalMinor: 100_000,
  method: 'equal_installments',
  installmentCount: 6,
  annualInterestPpm: 120_000,
  fees: [],
  drawnOn: '2026-01-31',
  firstDueOn: '2026-02-28',
}
const loan: LivingLoan = { terms, events: [] }
const on = '2026-02-10'
const rows = amortize(terms)
const offer: OfferFacts = {
  licenceType: 'consumer_finance',
  licenceValidThrough: '2030-01-01',
  lenderStatus: 'active',
  principalMinor: 100_000,
  currency: 'CNY',
  method: 'equal_installments',
  annualRatePpm: 120_000,
  drawnOn: '2026-01-31',
  lastDueOn: '2026-07-31',
  collectors: [],
  listedCollectors: [],
}

/** The argument a refusal names; anything but a typed refusal with a range, form or options fails. */
function refusedArgument(attempt: () => unknown): unknown {
  try {
    return `not refused: ${JSON.stringify(attempt())}`
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    expect(error.code).toBe('terms_invalid')
    expect(Object.keys(error.facts).length).toBeGreaterThan(1)
    return error.facts.argument
  }
}

const any = (it: unknown): never => it as never
const noAmounts = [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 1e12, Number.MAX_SAFE_INTEGER]
const lateFee = (charged: object, capMinor = 1): unknown =>
  assessLateFee(loan, {
    on: '2027-01-01',
    policy: any({ graceDays: 0, charged, of: 'principal', capMinor }),
  })
const flows = (payment: object): never =>
  any([
    { kind: 'advance', on: '2026-01-31', amountMinor: 100 },
    { kind: 'payment', on: '2027-01-31', amountMinor: 110, ...payment },
  ])
const event = (it: object): unknown => scheduleOn({ ...loan, events: [any({ on, ...it })] }, on)
const fair = quotedFacts(sheetTerms.CN, 'CNY')
const sheet = (quote: object): CostSheet =>
  buildCostSheet({ ...fair, quote: { ...fair.quote, ...quote } })
const judged = (facts: object, today = '2026-01-31'): unknown =>
  assess({ offer: { ...offer, ...facts }, borrower: {} }, policyOf('CN'), today)

const rooms: Record<string, [string, () => unknown][]> = {
  schedule: [
    ...[0, ...noAmounts].map((it): [string, () => unknown] => [
      'principalMinor',
      () => amortize({ ...terms, principalMinor: it }),
    ]),
    ...[0, 601, 1.5, Number.NaN].map((it): [string, () => unknown] => [
      'installmentCount',
      () => amortize({ ...terms, installmentCount: it }),
    ]),
    ['annualInterestPpm', () => amortize({ ...terms, annualInterestPpm: 10_000_001 })],
    ['method', () => amortize({ ...terms, method: any('balloon') })],
    ['currency', () => amortize({ ...terms, currency: any('XXX') })],
    ['fees.charged', () => amortize({ ...terms, fees: [{ ratePpm: 1, charged: any('never') }] })],
    ['firstDueOn', () => amortize({ ...terms, firstDueOn: '2026-01-30' })],
    ['firstDueOn', () => amortize({ ...terms, firstDueOn: '2027-02-29' })],
    [
      'holidays.rule',
      () =>
        amortize({
          ...terms,
          holidays: { calendar: { holidays: new Set(), weekends: true }, rule: any('never') },
        }),
    ],
    ['amountMinor', () => downPaymentMinor(Number.NaN, 1)],
    ['downPayment.ratePpm', () => downPaymentMinor(100, 1_000_000)],
    ['downPayment.amountMinor', () => withDownPayment({ ...terms, principalMinor: 1 }, 999_999)],
    ['rounding', () => subsidise(rows, { interestPpm: 1, feePpm: 1, rounding: any('nearest') })],
    [
      'rows.0.interestMinor',
      () =>
        subsidise([any({ ...rows[0], interestMinor: Number.NaN })], { interestPpm: 1, feePpm: 1 }),
    ],
  ],
  servicing: [
    ...[0, ...noAmounts].map((it): [string, () => unknown] => [
      'principalMinor',
      () => scheduleOn({ ...loan, terms: { ...terms, principalMinor: it } }, on),
    ]),
    ...[0, ...noAmounts].map((it): [string, () => unknown] => [
      'events.amountMinor',
      () => change.repay(loan, { on, amountMinor: it }),
    ]),
    ['events.on', () => change.repay(loan, { on: '2026-01-30', amountMinor: 1 })],
    ['on', () => change.disburse(loan, { on: '2026-02-30', amountMinor: 1 })],
    ['events.as', () => change.repay(loan, { on, amountMinor: 1, as: any('coin') })],
    ['events.keep', () => change.prepay(loan, { on, amountMinor: 1, keep: any('both') })],
    ['events.annualInterestPpm', () => change.changeRate(loan, { on, annualInterestPpm: 1e9 })],
    ['events.through', () => change.pauseInterest(loan, { on, through: '2026-02-09' })],
    ['events.portion', () => change.waive(loan, { on, portion: any('interest'), amountMinor: 1 })],
    ['place', () => change.reverse(loan, { place: 0, asOf: on })],
    ['asOf', () => scheduleOn(loan, '2026-02-30')],
    [
      'events.inAdvance',
      () => event({ kind: 'payment', as: 'repayment', amountMinor: 1, inAdvance: 'all' }),
    ],
    ['events.fee.of', () => event({ kind: 'installment_fee', fee: { of: 'all', ratePpm: 1 } })],
    [
      'events.feeMinor',
      () => event({ kind: 'disbursement', amountMinor: 1, feeMinor: Number.NaN }),
    ],
    ['rule', () => previewRefund(loan, { on, amountMinor: 1, rule: any('first') })],
    ['amountMinor', () => previewRefund(loan, { on, amountMinor: 100_001, rule: 'last' })],
    ['validDays', () => quotePayoff(loan, { on, validDays: -1 })],
    ['policy.charged.how', () => lateFee({ how: 'weekly', ratePpm: 1 })],
    ['policy.capMinor', () => lateFee({ how: 'daily', ratePpm: 1 }, Number.NaN)],
    [
      'currency',
      () =>
        changeText(
          { ...change.repay(loan, { on, amountMinor: 5 }).change, returnedMinor: 1 },
          { currency: any('XXX'), locale: 'en' },
        ),
    ],
    [
      'locale',
      () =>
        changeText(change.repay(loan, { on, amountMinor: 5 }).change, {
          currency: 'CNY',
          locale: any('fr'),
        }),
    ],
  ],
  rate: [
    ['method', () => annualRateOfFlows(flows({}), any('flat'))],
    ['flows.1.on', () => annualRateOfFlows(flows({ on: '2027-02-29' }), 'eu_aprc')],
    ['flows.1.kind', () => annualRateOfFlows(flows({ kind: 'gift' }), 'us_actuarial')],
    ...[-1, Number.NaN, 1e12].map((it): [string, () => unknown] => [
      'flows.1.amountMinor',
      () => annualRateOfFlows(flows({ amountMinor: it }), 'irr_monthly_simple'),
    ]),
    ['flows.0.kind', () => aprcOfTimes([{ kind: any('gift'), years: 0, amountMinor: 1 }])],
    [
      'flows.0.amountMinor',
      () => aprcOfTimes([{ kind: 'payment', years: 0, amountMinor: Number.NaN }]),
    ],
    ['movements.0.time', () => internalRate([{ time: Number.NaN, amount: 1 }])],
    [
      'principalMinor',
      () =>
        annualRateOfSchedule({
          principalMinor: Number.NaN,
          drawnOn: '2026-01-31',
          schedule: rows,
          convention: 'simple',
        }),
    ],
    [
      'schedule.0.totalMinor',
      () =>
        annualRateOfSchedule({
          principalMinor: 100_000,
          drawnOn: '2026-01-31',
          schedule: rows.map((it) => ({ ...it, totalMinor: Number.NaN })),
          convention: 'simple',
        }),
    ],
    ['count', () => paymentOf({ rate: 0.1, count: 0, presentValue: 1 })],
    ['rate', () => paymentOf({ rate: -0.999_999, count: 10_000, presentValue: 1 })],
    ['rate', () => partsOfPayment({ rate: 1e9, count: 10_000, presentValue: 1 }, 9_999)],
  ],
  disclosure: [
    ...[0, ...noAmounts].map((it): [string, () => unknown] => [
      'principalMinor',
      () => sheet({ principalMinor: it }),
    ]),
    ['annualInterestPpm', () => sheet({ annualInterestPpm: 10_000_001 })],
    ['installmentCount', () => sheet({ installmentCount: 601 })],
    ['schedule.length', () => sheet({ installmentCount: 5 })],
    ['fees.charged', () => sheet({ fees: [{ ...guarantee, charged: 'never' }] })],
    ['currency', () => sheet({ currency: 'XXX' })],
    ['method', () => sheet({ method: 'balloon' })],
    ['drawnOn', () => sheet({ drawnOn: '2026-02-30' })],
    ['schedule.0.dueOn', () => sheet({ drawnOn: '2028-01-31' })],
    ['locale', () => renderSheet(sheet({}), any('fr'))],
    ['version', () => renderSheet(any({ ...sheet({}), version: 'cost-sheet/9' }), 'en')],
  ],
  policy: [
    ...[-1, 0.5, Number.NaN, 1e12].map((it): [string, () => unknown] => [
      'principalMinor',
      () => judged({ principalMinor: it }),
    ]),
    ['annualRatePpm', () => judged({ annualRatePpm: Number.NaN })],
    ['lastDueOn', () => judged({ lastDueOn: '2026-01-30' })],
    ['drawnOn', () => judged({ drawnOn: '2026-02-29' })],
    ['today', () => judged({}, 'today')],
    ['method', () => judged({ method: 'balloon' })],
    ['currency', () => judged({ currency: 'XXX' })],
    ['jurisdiction', () => policyOf(any('XX'))],
  ],
  money: [
    ...[0.5, Number.NaN, Number.POSITIVE_INFINITY].map((it): [string, () => unknown] => [
      'amountMinor',
      () => formatMoney({ amountMinor: it, currency: 'CNY' }),
    ]),
    ['currency', () => formatMoney({ amountMinor: 1, currency: any('XXX') })],
    ['currency', () => parseMoney('1', any('XXX'))],
    ['ratePpm', () => formatRate(Number.NaN)],
    ['ratePpm', () => formatRate(-1)],
    ['decimals', () => formatRate(1, any(5))],
  ],
}

describe.each(Object.entries(rooms))(
  'what %s cannot take is refused by its name and range',
  (_, cases) => {
    test.each(cases.map(([argument, attempt], i) => ({ i, argument, attempt })))(
      '$argument ($i)',
      ({ argument, attempt }) => expect(refusedArgument(attempt)).toBe(argument),
    )
  },
)

test('a daily fee at the highest rate over years stops at its cap', () => {
  const dear: LivingLoan = { ...loan, terms: { ...terms, principalMinor: 999_999_999_999 } }
  const policy = {
    graceDays: 0,
    charged: { how: 'daily', ratePpm: 10_000_000 },
    of: 'principal',
    capMinor: 5,
  } as const
  const { fees } = assessLateFee(dear, { on: '2036-01-01', policy })
  expect(fees).toHaveLength(6)
  for (const fee of fees) expect(fee).toMatchObject({ feeMinor: 5, capped: true })
})
