import { oneOf, within } from '../schedule/terms.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import { withEvent, type LoanChange } from './change-loan.ts'
import type { LivingLoan } from './living-loan.ts'
import { dateFrom } from './refuse-events.ts'

/**
 * Where a merchant's refund goes. `never_financed`: as if the refunded part had been repaid on the day it was
 * drawn: the schedule is that of a smaller loan. Otherwise it pays rows: in even parts (`spread`), the `last`
 * or the `next`.
 */
export type RefundRule = 'never_financed' | 'spread' | 'last' | 'next'

export type Refund = {
  on: CalendarDate
  amountMinor: number
  rule: RefundRule
  /** Whether the interest on what is returned comes back too; it does unless said otherwise. */
  interestBack?: boolean
}

/**
 * What a partial or full refund by the merchant does to a loan: the new schedule, the rows that change, what
 * goes back to the borrower and the interest given back, which is the interest due to that day less what it
 * would be had the refunded part been repaid when it was drawn. Refuses an amount outside 1..principal, an
 * unknown rule and a day before the loan was drawn (`terms_invalid`).
 * @example previewRefund({ terms: { principalMinor: 100000, method: 'single_payment', installmentCount: 1, annualInterestPpm: 120000, fees: [], drawnOn: '2026-01-15', firstDueOn: '2026-02-15' }, events: [] }, { on: '2026-01-31', amountMinor: 100000, rule: 'last' }).change.interestBackMinor // => 516
 */
export function previewRefund(loan: LivingLoan, refund: Refund): LoanChange {
  oneOf('rule', refund.rule, ['never_financed', 'spread', 'last', 'next'])
  within('amountMinor', refund.amountMinor, [1, loan.terms.principalMinor])
  dateFrom('on', refund.on, loan.terms.drawnOn)
  const { on, amountMinor, rule, interestBack = true } = refund
  if (rule === 'never_financed') {
    return withEvent(loan, { kind: 'never_financed', on, amountMinor }, on)
  }
  const event = {
    kind: 'payment',
    as: 'merchant_refund',
    on,
    amountMinor,
    interestBack,
    inAdvance: rule,
  } as const
  return withEvent(loan, event, on)
}
