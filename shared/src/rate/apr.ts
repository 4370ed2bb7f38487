import type { Installment } from '../schedule/installment.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import { monthsAndDays, monthsOfDueDates } from '../time/day-count.ts'
import { aprcOfDates } from './aprc.ts'
import { canBePriced, type DatedFlow } from './flows.ts'
import type { AnnualRateConvention } from './rate.ts'
import { rootAbove } from './root.ts'
import { usActuarialRate } from './us-actuarial.ts'

/** A payment `periods` periods after the money was drawn; periods may be fractional. */
export type PeriodFlow = { periods: number; amountMinor: number }

/**
 * The rate per period at which the payments are worth what was drawn, as a plain number; null when less is
 * paid than was drawn. Newton's method on the logarithm of the worth, which is convex and falls: from
 * zero it rises to the root without passing it, in a handful of steps.
 * @example periodicRate(100000, [{ periods: 1, amountMinor: 101000 }]) // => 0.01
 */
export function periodicRate(drawnMinor: number, payments: readonly PeriodFlow[]): number | null {
  const paid = payments.reduce((sum, it) => sum + it.amountMinor, 0)
  if (!(drawnMinor > 0) || !(paid >= drawnMinor)) return null
  if (paid === drawnMinor) return 0
  if (payments.some((it) => it.amountMinor < 0 || !(it.periods >= 0))) return null
  const goal = Math.log(drawnMinor)
  let logarithm = 0
  for (let i = 0; i < 200; i += 1) {
    const { worth, weighted } = worthAt(logarithm, payments)
    const step = ((Math.log(worth) - goal) * worth) / weighted
    if (!Number.isFinite(step)) return null
    logarithm += step
    if (step <= 1e-15 * Math.max(1, logarithm)) break
  }
  const rate = Math.expm1(logarithm)
  return Number.isFinite(rate) ? rate : null
}

function worthAt(
  logarithm: number,
  payments: readonly PeriodFlow[],
): { worth: number; weighted: number } {
  const one = Math.exp(-logarithm)
  let worth = 0
  let weighted = 0
  let discount = 1
  let last = 0
  for (const it of payments) {
    discount = it.periods - last === 1 ? discount * one : Math.exp(-logarithm * it.periods)
    last = it.periods
    worth += it.amountMinor * discount
    weighted += it.periods * it.amountMinor * discount
  }
  return { worth, weighted }
}

/**
 * The annual rate of a schedule over all its costs, in ppm, rounded half up: 单利 is the monthly internal
 * rate × 12, 复利 is (1 + monthly)^12 − 1 (PBOC announcement 2021 No. 3). Null when less is paid than was
 * drawn. Months are counted from the day the money was drawn; days that make no whole month count over 30.
 */
export function annualRateOfSchedule(input: {
  principalMinor: number
  drawnOn: CalendarDate
  schedule: readonly Installment[]
  convention: AnnualRateConvention
}): number | null {
  const months = monthsOfDueDates(
    input.drawnOn,
    input.schedule.map((it) => it.dueOn),
  )
  const payments = input.schedule.map((it, i) => ({
    periods: months[i] ?? 0,
    amountMinor: it.totalMinor,
  }))
  return ppmOf(annualised(periodicRate(input.principalMinor, payments), input.convention))
}

const annualised = (monthly: number | null, convention: AnnualRateConvention): number | null => {
  if (monthly === null) return null
  return convention === 'simple' ? monthly * 12 : (1 + monthly) ** 12 - 1
}
const ppmOf = (rate: number | null): number | null =>
  rate === null || !Number.isFinite(rate) ? null : Math.floor(rate * 1_000_000 + 0.5)

/** How each jurisdiction annualises: China's monthly internal rate, the EU and UK APRC, the US APR. */
export type AnnualRateMethod =
  | 'irr_monthly_simple'
  | 'irr_monthly_compound'
  | 'eu_aprc'
  | 'us_actuarial'

/**
 * The annual rate of dated cash flows by a named method, as a plain number (0.1563 is 15.63 %); null when
 * less is paid than was advanced, or when no rate exists.
 */
export function annualRateOfFlows(
  flows: readonly DatedFlow[],
  method: AnnualRateMethod,
): number | null {
  switch (method) {
    case 'eu_aprc':
      return aprcOfDates(flows)
    case 'us_actuarial':
      return usActuarialRate(flows)
    case 'irr_monthly_simple':
      return annualised(monthlyRate(flows), 'simple')
    case 'irr_monthly_compound':
      return annualised(monthlyRate(flows), 'compound')
  }
}

function monthlyRate(flows: readonly DatedFlow[]): number | null {
  const start = flows.reduce((first, it) => (it.on < first ? it.on : first), flows[0]?.on ?? '')
  if (!canBePriced(flows) || !flows.some((it) => it.kind === 'advance' && it.on === start))
    return null
  const timed = flows.map((it) => {
    const { months, days } = monthsAndDays(start, it.on)
    return {
      amount: it.kind === 'payment' ? it.amountMinor : -it.amountMinor,
      months: months + days / 30,
    }
  })
  const worth = (logarithm: number): number =>
    timed.reduce((sum, it) => sum + it.amount * Math.exp(-logarithm * it.months), 0)
  const logarithm = rootAbove(0, worth, { step: 0.005, limit: 30 })
  return logarithm === null ? null : Math.expm1(logarithm)
}
