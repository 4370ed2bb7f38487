import type { Installment } from '../schedule/installment.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import type { AnnualRateConvention } from './rate.ts'

/** A payment `periods` periods after the money was drawn; periods may be fractional. */
export type PeriodFlow = { periods: number; amountMinor: number }

/**
 * The rate per period at which the payments are worth what was drawn, as a plain number; null when none exists.
 * Bracketed bisection with Newton steps: it converges for every input with a root, and never hangs.
 * @example periodicRate(100000, [{ periods: 1, amountMinor: 101000 }]) // => 0.01
 */
export function periodicRate(drawnMinor: number, payments: readonly PeriodFlow[]): number | null {
  const paid = payments.reduce((sum, it) => sum + it.amountMinor, 0)
  if (drawnMinor <= 0 || paid < drawnMinor) return null
  if (paid === drawnMinor) return 0
  const worth = (rate: number): number =>
    payments.reduce((sum, it) => sum + it.amountMinor / (1 + rate) ** it.periods, 0) - drawnMinor
  let low = 0
  let high = 1
  while (worth(high) > 0) {
    high *= 2
    if (high > 1e9) return null
  }
  for (let i = 0; i < 200 && high - low > 1e-15 * Math.max(1, high); i += 1) {
    const middle = (low + high) / 2
    if (worth(middle) > 0) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/**
 * The annual rate of a monthly schedule over all its costs, in ppm, rounded half up: 单利 is the monthly
 * internal rate × 12, 复利 is (1 + monthly)^12 − 1 (PBOC announcement 2021 No. 3). Null when none exists.
 * Months are counted from the day the money was drawn; a longer first period counts its days over 30.
 */
export function annualRateOfSchedule(input: {
  principalMinor: number
  drawnOn: CalendarDate
  schedule: readonly Installment[]
  convention: AnnualRateConvention
}): number | null {
  const payments = input.schedule.map((it) => ({
    periods: it.number,
    amountMinor: it.totalMinor,
  }))
  const monthly = periodicRate(input.principalMinor, payments)
  if (monthly === null) return null
  const annual = input.convention === 'simple' ? monthly * 12 : (1 + monthly) ** 12 - 1
  return Math.floor(annual * 1_000_000 + 0.5)
}
