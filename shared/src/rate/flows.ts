import { Problem } from '../problem/problem.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import { isCalendarDate } from '../time/due-dates.ts'

/** Money that moved on a day: an advance to the borrower, or a payment by the borrower. */
export type DatedFlow = { kind: 'advance' | 'payment'; on: CalendarDate; amountMinor: number }

/** The same at a number of years after the first advance; years may be fractional. */
export type TimedFlow = { kind: 'advance' | 'payment'; years: number; amountMinor: number }

/** What flows may be; their count bounds the work. Amounts need not be whole: publishers print thirds. */
export const flowLimits = { count: 5000, amountMinor: 999_999_999_999 } as const

/** Refuses flows that are no flows, naming the argument and its range (`terms_invalid`). */
export function refuseFlows(
  flows: readonly { on: string; amountMinor: number; kind?: string }[],
): void {
  const { count, amountMinor: max } = flowLimits
  if (flows.length > count) throw new Problem('terms_invalid', { argument: 'flows', max: count })
  flows.forEach((it, i) => {
    if (!isCalendarDate(it.on))
      throw new Problem('terms_invalid', { argument: `flows.${i}.on`, form: 'YYYY-MM-DD' })
    if (!(it.amountMinor >= 0 && it.amountMinor <= max))
      throw new Problem('terms_invalid', { argument: `flows.${i}.amountMinor`, min: 0, max })
    if (it.kind !== undefined && it.kind !== 'advance' && it.kind !== 'payment')
      throw new Problem('terms_invalid', {
        argument: `flows.${i}.kind`,
        options: 'advance payment',
      })
  })
}

/** Whether there is something to price: money was advanced, and no less was paid. */
export function canBePriced(flows: readonly { kind: string; amountMinor: number }[]): boolean {
  const sumOf = (kind: string): number =>
    flows.reduce((sum, it) => sum + (it.kind === kind ? it.amountMinor : 0), 0)
  return (
    flows.every((it) => Number.isFinite(it.amountMinor) && it.amountMinor >= 0) &&
    sumOf('advance') > 0 &&
    sumOf('payment') >= sumOf('advance')
  )
}
