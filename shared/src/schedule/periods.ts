import type { Ratio } from '../money/ratio.ts'
import { Problem } from '../problem/problem.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import { adjustDueDate } from '../time/holidays.ts'
import { calendarOf } from './calendar.ts'
import type { LoanTerms } from './terms.ts'

/** One row's due date, and the interest rate of the time before it. */
export type Period = { dueOn: CalendarDate; rate: Ratio }

const million = 1_000_000

/** The periods of a loan: due dates by its rule, rates by its day count, all on one denominator. */
export function periodsOf(terms: LoanTerms): Period[] {
  const { dueOn, yearParts } = calendarOf(terms)
  const shown = shownDates(terms, dueOn)
  const annual = bearsInterest(terms) ? terms.annualInterestPpm : 0
  const free = terms.grace?.interestFree ?? 0
  return yearParts.map((part, row) => ({
    dueOn: shown[row] ?? '',
    rate: {
      numerator: row < free ? 0 : annual * part.numerator,
      denominator: part.denominator * million,
    },
  }))
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
