import { Problem } from '../problem/problem.ts'
import { within } from '../problem/refuse.ts'
import type { Installment } from '../schedule/installment.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import { monthsAndDays } from '../time/day-count.ts'
import { aprcOfDates } from './aprc.ts'
import { canBePriced, flowLimits, refuseFlows, type DatedFlow } from './flows.ts'
import { internalRate } from './internal-rate.ts'
import { monthsOfRows, monthsToPlainRows } from './months.ts'
import { evenPeriodicRate, periodicRate, type PeriodFlow } from './periodic-rate.ts'
import { AnnualRateConvention, AnnualRateMethod } from './rate.ts'
import { usActuarialRate } from './us-actuarial.ts'

export { periodicRate, type PeriodFlow }

const conventions = AnnualRateConvention.options

/**
 * The annual rate of a schedule over all its costs, in ppm, rounded half up: 单利 is the monthly internal
 * rate × 12, 复利 is (1 + monthly)^12 − 1 (PBOC announcement 2021 No. 3). Null when less is paid than was
 * drawn. Months are counted from the day the money was drawn; days that make no whole month count over 30.
 * Refuses a date that does not exist, amounts that are not whole or below zero, and a convention it does not know (`terms_invalid`).
 */
export function annualRateOfSchedule(input: {
  principalMinor: number
  drawnOn: CalendarDate
  schedule: readonly Installment[]
  convention: AnnualRateConvention
}): number | null {
  if (!conventions.includes(input.convention))
    throw new Problem('terms_invalid', { argument: 'convention', options: conventions.join(' ') })
  const rate = ppmOf(annualised(monthlyRateOfRows(input), input.convention))
  // Only what has no rate is looked at twice: an amount that is none has none either.
  if (rate === null) refuseAmounts(input)
  return rate
}

function refuseAmounts(input: { principalMinor: number; schedule: readonly Installment[] }): void {
  within('principalMinor', input.principalMinor, [0, flowLimits.amountMinor])
  input.schedule.forEach((it, i) =>
    within(`schedule.${i}.totalMinor`, it.totalMinor, [0, 1000 * flowLimits.amountMinor]),
  )
}

/** The internal rate per month of a schedule's rows: in one pass where they lie a month apart each. */
function monthlyRateOfRows(input: {
  principalMinor: number
  drawnOn: CalendarDate
  schedule: readonly Installment[]
}): number | null {
  const { principalMinor, drawnOn, schedule } = input
  const toFirst = monthsToPlainRows(drawnOn, schedule)
  if (toFirst !== null && toFirst > 0) return evenPeriodicRate(principalMinor, schedule, toFirst)
  const months = monthsOfRows(drawnOn, schedule)
  const payments = schedule.map((it, i) => ({
    periods: months[i] ?? 0,
    amountMinor: it.totalMinor,
  }))
  return periodicRate(principalMinor, payments)
}

const annualised = (monthly: number | null, convention: AnnualRateConvention): number | null => {
  if (monthly === null) return null
  return convention === 'simple' ? monthly * 12 : (1 + monthly) ** 12 - 1
}
const ppmOf = (rate: number | null): number | null =>
  rate === null || !Number.isFinite(rate) ? null : Math.floor(rate * 1_000_000 + 0.5)

/**
 * The annual rate of dated cash flows by a named method, as a plain number (0.1563 is 15.63 %), unrounded; null
 * when less is paid than was advanced, when no rate exists, or when several do. Refuses, naming the argument,
 * a method it does not know, a date that does not exist, and an amount below zero (`terms_invalid`).
 * @example annualRateOfFlows([{ kind: 'advance', on: '2026-01-15', amountMinor: 1000 }, { kind: 'payment', on: '2027-01-15', amountMinor: 1120 }], 'eu_aprc') // => 0.12
 */
export function annualRateOfFlows(
  flows: readonly DatedFlow[],
  method: AnnualRateMethod,
): number | null {
  const { options } = AnnualRateMethod
  if (!options.includes(method))
    throw new Problem('terms_invalid', { argument: 'method', options: options.join(' ') })
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

/** The internal rate per month, days that make no whole month counted over 30. */
function monthlyRate(flows: readonly DatedFlow[]): number | null {
  refuseFlows(flows)
  const start = flows.reduce((first, it) => (it.on < first ? it.on : first), flows[0]?.on ?? '')
  if (!canBePriced(flows) || !flows.some((it) => it.kind === 'advance' && it.on === start))
    return null
  const found = internalRate(
    flows.map((it) => {
      const { months, days } = monthsAndDays(start, it.on)
      return {
        time: months + days / 30,
        amount: it.kind === 'payment' ? it.amountMinor : -it.amountMinor,
      }
    }),
  )
  return found.outcome === 'one' && found.rate >= 0 ? found.rate : null
}
