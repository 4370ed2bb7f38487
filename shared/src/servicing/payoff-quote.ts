import { within } from '../schedule/terms.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import { addDays } from '../time/due-dates.ts'
import { bookOf, type LivingLoan } from './living-loan.ts'
import { payoffOf, type Payoff } from './payoff.ts'
import { dateFrom } from './refuse-events.ts'

/** What closes a loan on each day a quote holds. */
export type PayoffQuote = {
  on: CalendarDate
  validThrough: CalendarDate
  /** What closes the loan on the day of the quote. */
  today: Payoff
  /** The same for every day through the last one it is valid. */
  days: (Payoff & { on: CalendarDate })[]
}

/** Longest time a quote may hold: interest and lateness change too much beyond. */
const validDaysMax = 31

/**
 * A payoff quote (提前结清试算): for each day through `validThrough`, what closes the loan on that day, which
 * is principal open, interest through that day, and open charges. Paying exactly that leaves nothing and
 * returns nothing. Refuses a quote for more than 31 days ahead or none (`terms_invalid`).
 * @example quotePayoff({ terms: { principalMinor: 100000, method: 'single_payment', installmentCount: 1, annualInterestPpm: 120000, fees: [], drawnOn: '2026-01-15', firstDueOn: '2026-02-15' }, events: [] }, { on: '2026-01-31', validDays: 0 }).today.totalMinor // => 100516
 */
export function quotePayoff(
  loan: LivingLoan,
  quote: { on: CalendarDate; validDays: number },
): PayoffQuote {
  within('validDays', quote.validDays, [0, validDaysMax])
  dateFrom('on', quote.on, loan.terms.drawnOn)
  const days = Array.from({ length: quote.validDays + 1 }, (_, i) => {
    const on = addDays(quote.on, i)
    return { on, ...payoffOf(bookOf(loan, on), on) }
  })
  const { on: _on, ...today } = days[0] ?? {
    on: quote.on,
    ...payoffOf(bookOf(loan, quote.on), quote.on),
  }
  return { on: quote.on, validThrough: addDays(quote.on, quote.validDays), today, days }
}
