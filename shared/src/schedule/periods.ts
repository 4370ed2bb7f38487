import type { Ratio } from '../money/ratio.ts'
import { Problem } from '../problem/problem.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import { yearFraction } from '../time/day-count.ts'
import { dueDates } from '../time/due-dates.ts'
import { adjustDueDate } from '../time/holidays.ts'
import type { LoanTerms } from './terms.ts'

/** One row's due date, and the interest rate of the time before it. */
export type Period = { dueOn: CalendarDate; rate: Ratio }

const million = 1_000_000

/** The periods of a loan: due dates by its rule, rates by its day count, all on one denominator. */
export function periodsOf(terms: LoanTerms): Period[] {
  const rule = terms.dueRule ?? { every: 'month' }
  const agreed = dueDates(terms.firstDueOn, terms.installmentCount, rule)
  const shown = shownDates(terms, agreed)
  const dayCount = terms.dayCount ?? 'thirty_360'
  const annual = bearsInterest(terms) ? terms.annualInterestPpm : 0
  const free = terms.grace?.interestFree ?? 0
  const monthly = dayCount === 'thirty_360' && rule.every === 'month'
  const months = rule.every === 'month' ? (rule.months ?? 1) : 0
  const month = { numerator: annual * 30 * months, denominator: 360 * million }
  // Periods of n days have no months in them: 30/360 counts their days over 360.
  const counted = dayCount === 'thirty_360' && rule.every === 'days' ? 'actual_360' : dayCount
  const rateOf = (row: number, from: CalendarDate, dueOn: CalendarDate): Ratio => {
    if (monthly && row > 0 && row >= free) return month
    const part = yearFraction(from, dueOn, counted)
    const numerator = row < free ? 0 : annual * part.numerator
    return { numerator, denominator: part.denominator * million }
  }
  let from = terms.drawnOn
  return agreed.map((dueOn, row) => {
    const rate = rateOf(row, from, dueOn)
    from = dueOn
    return { dueOn: shown[row] ?? dueOn, rate }
  })
}

const bearsInterest = (terms: LoanTerms): boolean =>
  terms.method !== 'flat_fee' && terms.method !== 'interest_free'

function shownDates(terms: LoanTerms, agreed: readonly CalendarDate[]): readonly CalendarDate[] {
  const { holidays } = terms
  if (holidays === undefined) return agreed
  const moved = agreed.map((it) => adjustDueDate(it, holidays.calendar, holidays.rule))
  const increase = moved.every((it, i) => it > (moved[i - 1] ?? terms.drawnOn))
  if (!increase)
    throw new Problem('terms_invalid', { argument: 'holidays', reason: 'due dates meet' })
  return moved
}
