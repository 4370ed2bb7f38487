import type { CalendarDate } from '../time/calendar-date.ts'

/** Money that moved on a day: an advance to the borrower, or a payment by the borrower. */
export type DatedFlow = { kind: 'advance' | 'payment'; on: CalendarDate; amountMinor: number }

/** The same at a number of years after the first advance; years may be fractional. */
export type TimedFlow = { kind: 'advance' | 'payment'; years: number; amountMinor: number }

/** Whether there is something to price: money was advanced, money was paid, and nothing is negative. */
export function canBePriced(flows: readonly { kind: string; amountMinor: number }[]): boolean {
  const sumOf = (kind: string): number =>
    flows.reduce((sum, it) => sum + (it.kind === kind ? it.amountMinor : 0), 0)
  return (
    flows.every((it) => Number.isFinite(it.amountMinor) && it.amountMinor >= 0) &&
    sumOf('advance') > 0 &&
    sumOf('payment') >= sumOf('advance')
  )
}
