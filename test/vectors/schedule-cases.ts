import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { amortize, type LoanTerms } from '@miaoguo/shared/schedule/amortize'
import type { DayCount } from '@miaoguo/shared/time/day-count'
import { addDays, addMonths, type DueRule } from '@miaoguo/shared/time/due-dates'

/** A row of a schedule as another loan system printed it, in units with decimals. */
type PrintedRow = { due: string; principal: number; interest: number; fees: number; total: number }
type Vector = {
  id: string
  class: string
  product_settings: {
    schedule_type: string
    days_in_year: string
    days_in_month: string
    days_in_year_custom?: string
    instalment_multiples_of: number | null
    repayment_start?: string
    interest_on_disbursement_date?: boolean
  }
  inputs: {
    principal: number
    submitted_on: string
    repayment_start_date_type?: string
    expected_disbursement: string
    annual_rate_percent: number
    interest_calculation_period: string
    interest_type: string
    amortization: string
    repay_every: number
    repay_unit: string
    number_of_repayments: number
    grace_on_principal: number
    grace_on_interest_payment: number
    interest_free_periods: number
  }
  approval: { amount: number; expected_disbursement: string } | null
  events: { type: string; date: string; amount?: number }[]
  expected: PrintedRow[]
}

export type ScheduleCase = {
  id: string
  /** Why the engine does not model it; null when it does. */
  unsupported: string | null
  rows: () => PrintedRow[]
  expected: PrintedRow[]
}

/** Every schedule of a folder; those with more than a disbursement behind them are not modelled. */
export function scheduleCases(folder: string): ScheduleCase[] {
  const at = (name: string): string => join(folder, 'fineract', name)
  if (!existsSync(at('vectors.json'))) return []
  const reach = JSON.parse(readFileSync(at('within-reach.json'), 'utf8')) as Record<
    string,
    string[]
  >
  const plain = new Set([...(reach.plain ?? []), ...(reach.plain_interest_free ?? [])])
  return readFileSync(at('vectors.json'), 'utf8')
    .split('\n')
    .map((line) => line.trim().replace(/,$/, ''))
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Vector)
    .map((it) => ({
      id: it.id,
      unsupported: plain.has(it.id) ? unsupported(it) : it.class.replaceAll('_', ' '),
      rows: () => rowsOf(it),
      expected: it.expected.map(({ due, principal, interest, fees, total }) => ({
        due,
        principal,
        interest,
        fees,
        total,
      })),
    }))
}

const sameAsPeriod = (it: Vector): boolean =>
  it.inputs.interest_calculation_period === 'SAME_AS_REPAYMENT_PERIOD'

function unsupported(it: Vector): string | null {
  if (it.inputs.grace_on_interest_payment > 0) return 'interest carried over a grace'
  if (!Number.isInteger(Math.round(it.inputs.annual_rate_percent * 1e9) / 1e5))
    return 'rate finer than ppm'
  return null
}

function dayCountOf(it: Vector): DayCount {
  const { days_in_year: year, days_in_month: month } = it.product_settings
  if (sameAsPeriod(it)) return 'thirty_360'
  if (year === 'DAYS360') return month === 'DAYS30' ? 'thirty_360' : 'actual_360'
  if (year === 'DAYS365') return 'actual_365'
  if (it.product_settings.days_in_year_custom === 'FEB_29_PERIOD_ONLY')
    return 'actual_actual_leap_day'
  return it.product_settings.interest_on_disbursement_date
    ? 'actual_actual'
    : 'actual_actual_year_end'
}

const minor = (amount: number): number => Math.round(amount * 100)

function termsOf(it: Vector): LoanTerms {
  const disbursed = it.events.find((event) => event.type === 'DISBURSEMENT')
  const drawnOn =
    disbursed?.date ?? it.approval?.expected_disbursement ?? it.inputs.expected_disbursement
  const startsOn = it.inputs.repayment_start_date_type ?? it.product_settings.repayment_start
  const start = startsOn === 'SUBMITTED_ON_DATE' ? it.inputs.submitted_on : drawnOn
  const every = it.inputs.repay_every
  const days = it.inputs.repay_unit === 'WEEKS' ? every * 7 : every
  const dueRule: DueRule =
    it.inputs.repay_unit === 'MONTHS'
      ? { every: 'month', months: every, onDay: Number(start.slice(8)) }
      : { every: 'days', days }
  return {
    principalMinor: minor(disbursed?.amount ?? it.approval?.amount ?? it.inputs.principal),
    method:
      it.inputs.amortization === 'EQUAL_INSTALLMENTS' ? 'equal_installments' : 'equal_principal',
    installmentCount: it.inputs.number_of_repayments,
    annualInterestPpm: Math.round(it.inputs.annual_rate_percent * 10_000),
    fees: [],
    drawnOn,
    firstDueOn: dueRule.every === 'month' ? addMonths(start, every) : addDays(start, days),
    dueRule,
    dayCount: dayCountOf(it),
    grace: {
      principal: it.inputs.grace_on_principal,
      interestFree: it.inputs.interest_free_periods,
    },
    leftover: it.product_settings.schedule_type === 'PROGRESSIVE' ? 'smoothed' : 'last',
    interestOn: it.inputs.interest_type === 'FLAT' ? 'principal' : 'balance',
    levelMultipleMinor: minor(it.product_settings.instalment_multiples_of ?? 0.01),
  }
}

const rowsOf = (it: Vector): PrintedRow[] =>
  amortize(termsOf(it)).map((row) => ({
    due: row.dueOn,
    principal: row.principalMinor / 100,
    interest: row.interestMinor / 100,
    fees: row.feeMinor / 100,
    total: row.totalMinor / 100,
  }))
