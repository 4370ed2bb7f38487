import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'

/** A row of a schedule as another loan system printed it, in units with decimals. */
export type PrintedRow = {
  n: number
  due: CalendarDate
  days: number
  principal: number
  interest: number
  fees: number
  penalties?: number
  total: number
  balance: number
  paid?: number
  in_advance?: number
  late?: number
  outstanding?: number
  paid_on?: CalendarDate
  balance_before_same_day_tranche?: number | boolean
}

export type WrittenEvent = {
  type: string
  date: CalendarDate
  amount?: number | null
  booked_on?: CalendarDate
  nth?: number | null
  target?: string
  charge?: string
  penalty?: boolean
  calculation?: string
  end?: CalendarDate
  new_interest_rate?: number
  interest_refund_calculation?: boolean
  auto_down_payment?: boolean
  adjusted_due_date?: CalendarDate
  extra_terms?: number
  grace_on_principal?: number
  grace_on_interest?: number
  period_due?: CalendarDate
}

export type WrittenCharge = {
  charge: string
  calculation?: string
  default_amount?: number
  amount?: number
  time?: string
  penalty?: boolean
}

export type WrittenRule = { future: string; order: string }

/** A case as it is written: settings, what happened, and the table that was printed then. */
export type Written = {
  id: string
  class?: string
  product_settings: {
    schedule_type: string
    processing?: string
    days_in_year: string
    days_in_month: string
    days_in_year_custom?: string
    decimals: number
    instalment_multiples_of: number | null
    interest_recalculation?: boolean
    recalc_rest?: string
    pre_closure?: string
    partial_period_interest: boolean | null
    down_payment?: { percent: number; auto: boolean } | null
    full_term_for_tranche?: boolean
    /** Names of charges that the product brings along. */
    product_charges?: string[]
    fixed_length_units?: number
    allocation?: Record<string, WrittenRule>
    interest_refund_types?: string[]
    no_interest_on_past_due?: boolean
    interest_on_disbursement_date?: boolean
    repayment_start?: string
    compounding?: string
    math?: string
  }
  inputs: {
    submitted_on?: CalendarDate
    expected_disbursement?: CalendarDate
    principal?: number
    annual_rate_percent: number
    interest_type: string
    interest_calculation_period: string
    amortization?: string
    repay_every: number
    repay_unit: string
    number_of_repayments: number
    grace_on_principal: number
    grace_on_interest_payment: number
    interest_free_periods?: number
    payment_strategy?: string
    fixed_length_units?: number
    repayment_start_date_type?: string
    down_payment_override?: { percent: number; auto: boolean }
    expected_tranches?: { date: CalendarDate; amount: number }[]
    creation_charge?: WrittenCharge
    product_charges?: WrittenCharge[]
  }
  approval?: { amount: number; expected_disbursement: CalendarDate } | null
  events: WrittenEvent[]
  as_of?: CalendarDate
  disbursements?: { date: CalendarDate; amount: number; fees?: number }[]
  expected: PrintedRow[]
  /** What a file beside the cases says of late fees the product brings along. */
  late_fees?: WrittenCharge[]
  totals?: Record<string, number | null> | null
  consistent?: boolean
}

/** Whether an object of a file is such a case: known by what is in it. */
export const isWritten = (it: object): it is Written =>
  'product_settings' in it && 'expected' in it && 'events' in it

/** Whether a value of a file describes a charge. */
export const isCharge = (it: unknown): it is Omit<WrittenCharge, 'charge'> =>
  typeof it === 'object' &&
  it !== null &&
  'time' in it &&
  'calculation' in it &&
  'default_amount' in it

/** Why a case is not one the engine models. */
export class Unsupported extends Error {}
