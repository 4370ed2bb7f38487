import type {
  AllocationRule,
  DayBasis,
  DueStatus,
  FutureRows,
  LoanContract,
  PaymentKind,
  Portion,
} from '@miaoguo/shared/servicing/contract'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import { addDays, addMonths, dueDates } from '@miaoguo/shared/time/due-dates'
import { Unsupported, type Written, type WrittenRule } from './written.ts'

export const minor = (it: Written, amount: number): number =>
  Math.round(amount * 10 ** it.product_settings.decimals)

const statuses: Record<string, DueStatus> = { PD: 'past_due', D: 'due', IA: 'in_advance' }
const portions: Record<string, Portion> = {
  PEN: 'penalty',
  FEE: 'fee',
  INT: 'interest',
  PRI: 'principal',
}
const futures: Record<string, FutureRows> = {
  NEXT_INSTALLMENT: 'next',
  LAST_INSTALLMENT: 'last',
  REAMORTIZATION: 'spread',
  NEXT_LAST_INSTALLMENT: 'running_or_last',
}
export const paymentKinds: Record<string, PaymentKind> = {
  REPAYMENT: 'repayment',
  DOWN_PAYMENT: 'down_payment',
  MERCHANT_ISSUED_REFUND: 'merchant_refund',
  PAYOUT_REFUND: 'payout_refund',
  GOODWILL_CREDIT: 'goodwill_credit',
  INTEREST_REFUND: 'interest_refund',
  INTEREST_PAYMENT_WAIVER: 'interest_waiver',
}

/** A word of a closed list; a case that says anything else is not modelled. */
export function known<T>(list: Record<string, T>, word: string, what: string): T {
  const found = list[word]
  if (found === undefined) throw new Unsupported(`${what} ${word}`)
  return found
}

/** `PEN>FEE` is that order for each status; `PD_PEN>D_FEE` spells all steps out. */
function ruleOf(written: WrittenRule): AllocationRule {
  const words = written.order.split('>')
  const spelled = words.some((it) => it.includes('_'))
    ? words
    : Object.keys(statuses).flatMap((status) => words.map((it) => `${status}_${it}`))
  return {
    order: spelled.map((it) => {
      const [status = '', portion = ''] = it.split('_')
      return {
        status: known(statuses, status, 'status'),
        portion: known(portions, portion, 'portion'),
      }
    }),
    futureRows: known(futures, written.future, 'rule for future installments'),
  }
}

/** The older strategies: one order of portions, oldest installment first; or one when due and one in advance. */
function strategyOf(strategy: string): AllocationRule {
  const words: Record<string, string> = {
    PENALTY: 'PEN',
    PENALTIES: 'PEN',
    FEE: 'FEE',
    FEES: 'FEE',
    INTEREST: 'INT',
    PRINCIPAL: 'PRI',
  }
  const order = (text: string): string[] =>
    text.split('_').flatMap((word): string[] => (words[word] === undefined ? [] : [words[word]]))
  const [due = '', advance = due] = strategy.split('IN_ADVANCE')
  const steps = [
    ...order(due).flatMap((it) => [`PD_${it}`]),
    ...order(due).flatMap((it) => [`D_${it}`]),
    ...order(advance).map((it) => `IA_${it}`),
  ]
  return ruleOf({ future: 'NEXT_INSTALLMENT', order: steps.join('>') })
}

function allocationOf(it: Written): LoanContract['allocation'] {
  const { allocation = {}, processing } = it.product_settings
  const byKind: Partial<Record<PaymentKind, AllocationRule>> = {}
  for (const [type, rule] of Object.entries(allocation)) {
    const kind = paymentKinds[type]
    if (kind !== undefined) byKind[kind] = ruleOf(rule)
  }
  return {
    direction: processing === 'VERTICAL' ? 'portion_by_portion' : 'row_by_row',
    otherwise:
      allocation.DEFAULT === undefined
        ? strategyOf(it.inputs.payment_strategy ?? 'PENALTY_FEE_INTEREST_PRINCIPAL')
        : ruleOf(allocation.DEFAULT),
    byKind,
  }
}

const yearDays: Record<string, DayBasis['yearDays']> = {
  DAYS360: 360,
  DAYS364: 364,
  DAYS365: 365,
  ACTUAL: 'actual',
}

function dayBasisOf(it: Written): DayBasis {
  const settings = it.product_settings
  const days = known(yearDays, settings.days_in_year, 'days in a year')
  const leapDay = settings.days_in_year_custom === 'FEB_29_PERIOD_ONLY' && days === 'actual'
  return {
    equalPeriods: it.inputs.interest_calculation_period === 'SAME_AS_REPAYMENT_PERIOD',
    yearDays: leapDay ? 'actual_leap_day' : days,
    monthDays: settings.days_in_month === 'DAYS30' ? 30 : 'actual',
    yearEndsOn: settings.interest_on_disbursement_date ? '01-01' : '12-31',
    brokenUnits: 'as_agreed',
    partsOfPeriod: 'evened_out',
  }
}

/** The day the schedule runs from: of the first disbursement, or of the application. */
export function startOf(it: Written, disbursedOn: CalendarDate): CalendarDate {
  const from = it.inputs.repayment_start_date_type ?? it.product_settings.repayment_start
  return from === 'SUBMITTED_ON_DATE' ? (it.inputs.submitted_on ?? disbursedOn) : disbursedOn
}

const units: Record<string, LoanContract['unit']> = { MONTHS: 'month', WEEKS: 'week', DAYS: 'day' }

export function dueDatesOf(it: Written, start: CalendarDate): CalendarDate[] {
  const { repay_every: every, number_of_repayments: count } = it.inputs
  const unit = known(units, it.inputs.repay_unit, 'unit')
  const days = unit === 'week' ? every * 7 : every
  const dates =
    unit === 'month'
      ? dueDates(addMonths(start, every), count, {
          every: 'month',
          months: every,
          onDay: Number(start.slice(8)),
        })
      : dueDates(addDays(start, days), count, { every: 'days', days })
  const length = it.inputs.fixed_length_units ?? it.product_settings.fixed_length_units
  if (length === undefined) return dates
  const end =
    unit === 'month'
      ? addMonths(start, length)
      : addDays(start, unit === 'week' ? length * 7 : length)
  return [...dates.slice(0, -1), end]
}

/** The rate in parts per million, which it must be a whole number of. */
export function ppmOf(percent: number): number {
  const ppm = Math.round(percent * 10_000)
  if (Math.abs(ppm - percent * 10_000) > 1e-6) throw new Unsupported('rate finer than ppm')
  return ppm
}

function arithmeticOf(it: Written): LoanContract['arithmetic'] {
  const math = it.product_settings.math ?? '19 significant digits, half-even'
  const match = /^(\d+) significant digits, half-(even|up)$/.exec(math)
  if (match === null) throw new Unsupported(`arithmetic ${math}`)
  return { digits: Number(match[1]), rounding: match[2] === 'up' ? 'half_up' : 'half_even' }
}

/** The contract a case describes, first disbursed on a day. */
export function contractOf(it: Written, disbursedOn: CalendarDate): LoanContract {
  const settings = it.product_settings
  if ((settings.compounding ?? 'NONE') !== 'NONE') throw new Unsupported('compounding')
  const start = startOf(it, disbursedOn)
  const down = it.inputs.down_payment_override ?? settings.down_payment ?? null
  return {
    startsOn: start,
    dueOn: dueDatesOf(it, start),
    unit: known(units, it.inputs.repay_unit, 'unit'),
    unitsApart: it.inputs.repay_every,
    annualInterestPpm: ppmOf(it.inputs.annual_rate_percent),
    dayBasis: dayBasisOf(it),
    interestOn: it.inputs.interest_type === 'FLAT' ? 'principal' : 'balance',
    installments: 'level',
    leftover: 'smoothed',
    levelMultipleMinor: minor(it, settings.instalment_multiples_of ?? 10 ** -settings.decimals),
    grace: {
      principal: it.inputs.grace_on_principal,
      interestPayment: it.inputs.grace_on_interest_payment,
      interestFree: it.inputs.interest_free_periods ?? 0,
    },
    downPayment: down === null ? null : { ratePpm: ppmOf(down.percent), automatic: down.auto },
    onDueDay: settings.schedule_type === 'PROGRESSIVE' ? 'next_row' : 'this_row',
    laterTerm: settings.full_term_for_tranche ? 'own' : 'shared',
    disbursedFrom:
      it.inputs.interest_calculation_period === 'SAME_AS_REPAYMENT_PERIOD' &&
      settings.partial_period_interest === false
        ? 'period_start'
        : 'day',
    recalculation: recalculationOf(it),
    allocation: allocationOf(it),
    interestBackOn: (settings.interest_refund_types ?? []).map((type) =>
      known(paymentKinds, type, 'refund'),
    ),
    arithmetic: arithmeticOf(it),
  }
}

function recalculationOf(it: Written): LoanContract['recalculation'] {
  const settings = it.product_settings
  if (!settings.interest_recalculation) return null
  return {
    rest: settings.recalc_rest === 'SAME_AS_REPAYMENT' ? 'period' : 'day',
    payoffRest: settings.pre_closure === 'TILL_REST_FREQUENCY_DATE' ? 'period' : 'day',
    onOverdue: !settings.no_interest_on_past_due,
    atNoInterest: false,
    earlyRows: 'pass_interest_on',
  }
}
