import { amortize, type LoanTerms } from '../schedule/amortize.ts'
import { downPaymentMinor } from '../schedule/down-payment.ts'
import { date, oneOf, refuseImpossible, within } from '../schedule/terms.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import type { DayCount } from '../time/day-count.ts'
import { dueDates } from '../time/due-dates.ts'
import type { Book } from './book.ts'
import type {
  AllocationRule,
  DayBasis,
  FutureRows,
  LoanContract,
  Portion,
  Recalculation,
} from './contract.ts'
import type { LoanEvent } from './events.ts'
import { dateFrom, refuseEvents } from './refuse-events.ts'
import { readOn, replay } from './replay.ts'

/** How a loan is serviced. Everything left out is as most lenders have it. */
export type ServicingRules = {
  /**
   * In what order a payment pays the portions of a row: penalty, fee, interest, principal. Interest stands
   * before principal: what has arisen is paid before less can bear any.
   */
  order?: readonly Portion[]
  /** Which rows money in advance goes to; the next. */
  inAdvance?: FutureRows
  /** Which rows a merchant's refund goes to; the last. */
  refundRows?: FutureRows
  /** Whether a merchant's refund also returns the interest on what it returns; it does. */
  interestBack?: boolean
  /** Whether early and late payments change interest; they do, but never of flat interest. Rows are fixed if not. */
  recalculates?: boolean
  /** Whether overdue principal goes on bearing interest; it does not, a late fee is the cost of being late. */
  overdueInterest?: boolean
  /** A share of every disbursement due the same day. */
  downPaymentPpm?: number
}

/**
 * A loan and all that has happened to it. The first disbursement is the terms' own: all of the principal on
 * the day it is drawn; `events` are what came after, in the order they were entered.
 */
export type LivingLoan = {
  terms: LoanTerms
  rules?: ServicingRules
  events: readonly LivingEvent[]
}

/** What can happen to a loan; also that a part of it is treated as never financed. */
export type LivingEvent =
  | LoanEvent
  | { kind: 'never_financed'; on: CalendarDate; bookedOn?: CalendarDate; amountMinor: number }

const usualOrder: readonly Portion[] = ['penalty', 'fee', 'interest', 'principal']

/**
 * The contract of a loan for replay: its disclosed rows, its dates and how it is serviced. Rows are fixed where
 * interest is flat or the rules say so. Refuses terms that `amortize` refuses,
 * an order that is not the four portions, and a down payment outside 0..999,999 ppm (`terms_invalid`).
 */
export function contractFor(terms: LoanTerms, rules: ServicingRules = {}): LoanContract {
  refuseImpossible(terms)
  refuseRules(rules)
  const down = rules.downPaymentPpm ?? 0
  const financed = terms.principalMinor - downPaymentMinor(terms.principalMinor, down)
  const rows = amortize({ ...terms, principalMinor: financed })
  const isFixed = terms.interestOn === 'principal' || rules.recalculates === false
  const rule = terms.dueRule ?? { every: 'month' }
  return {
    startsOn: terms.drawnOn,
    dueOn: dueDates(terms.firstDueOn, terms.installmentCount, rule),
    shownOn: rows.map((it) => it.dueOn),
    unit: rule.every === 'month' ? 'month' : 'day',
    unitsApart: rule.every === 'month' ? (rule.months ?? 1) : rule.days,
    annualInterestPpm: bearsInterest(terms) ? terms.annualInterestPpm : 0,
    dayBasis: basisOf(terms.dayCount ?? 'thirty_360', rule.every),
    interestOn: terms.interestOn ?? 'balance',
    installments: terms.method === 'equal_installments' ? 'level' : 'principal',
    principalParts: rows.map((it) => it.principalMinor),
    ...(isFixed ? { fixedRows: rows } : { agreedRows: rows }),
    leftover: 'smoothed',
    levelMultipleMinor: terms.levelMultipleMinor ?? 1,
    grace: {
      principal: terms.grace?.principal ?? 0,
      interestPayment: 0,
      interestFree: terms.grace?.interestFree ?? 0,
    },
    downPayment: down === 0 ? null : { ratePpm: down, automatic: true },
    onDueDay: 'next_row',
    laterTerm: 'shared',
    disbursedFrom: 'day',
    recalculation: isFixed ? null : recalculationOf(rules),
    allocation: allocationOf(rules),
    interestBackOn: rules.interestBack === false ? [] : ['merchant_refund'],
    // Exact fractions of money: halves that division blurs are found again at twenty places.
    arithmetic: { digits: 34, rounding: terms.rounding ?? 'half_even', tiePlaces: 20 },
  }
}

const bearsInterest = (terms: LoanTerms): boolean =>
  terms.method !== 'flat_fee' && terms.method !== 'interest_free'

function refuseRules(rules: ServicingRules): void {
  const order = rules.order ?? usualOrder
  for (const it of order) oneOf('rules.order', it, usualOrder)
  const interestFirst = order.indexOf('interest') < order.indexOf('principal')
  within('rules.order.interestBeforePrincipal', interestFirst ? 1 : 0, [1, 1])
  within('rules.order.length', new Set(order).size, [usualOrder.length, usualOrder.length])
  oneOf('rules.inAdvance', rules.inAdvance, ['next', 'last', 'spread', 'running_or_last'])
  oneOf('rules.refundRows', rules.refundRows, ['next', 'last', 'spread', 'running_or_last'])
  within('rules.downPaymentPpm', rules.downPaymentPpm ?? 0, [0, 999_999])
}

function recalculationOf(rules: ServicingRules): Recalculation {
  return {
    rest: 'day',
    payoffRest: 'day',
    onOverdue: rules.overdueInterest === true,
    atNoInterest: true,
    earlyRows: 'keep_interest',
  }
}

function allocationOf(rules: ServicingRules): LoanContract['allocation'] {
  const order = (['past_due', 'due', 'in_advance'] as const).flatMap((status) =>
    (rules.order ?? usualOrder).map((portion) => ({ status, portion })),
  )
  const to = (futureRows: FutureRows): AllocationRule => ({ order, futureRows })
  return {
    direction: 'row_by_row',
    otherwise: to(rules.inAdvance ?? 'next'),
    byKind: { merchant_refund: to(rules.refundRows ?? 'last') },
  }
}

function basisOf(dayCount: DayCount, every: 'month' | 'days'): DayBasis {
  const basis = {
    equalPeriods: false,
    monthDays: 'actual',
    yearEndsOn: 'never',
    brokenUnits: 'by_days',
    partsOfPeriod: 'counted',
  } as const
  switch (dayCount) {
    case 'thirty_360':
      // Periods of n days have no months in them: their days count over 360.
      return { ...basis, yearDays: 360, monthDays: every === 'month' ? 30 : 'actual' }
    case 'actual_360':
      return { ...basis, yearDays: 360 }
    case 'actual_365':
      return { ...basis, yearDays: 365 }
    case 'actual_actual':
      return { ...basis, yearDays: 'actual', yearEndsOn: '01-01' }
    case 'actual_actual_year_end':
      return { ...basis, yearDays: 'actual', yearEndsOn: '12-31' }
    case 'actual_actual_leap_day':
      return { ...basis, yearDays: 'actual_leap_day' }
  }
}

/** The book of a loan after its events, read on a day: refuses events that cannot have happened. */
export function bookOf(loan: LivingLoan, on: CalendarDate): Book {
  const { terms, rules } = loan
  date('asOf', on)
  const never = loan.events.flatMap((it) => (it.kind === 'never_financed' ? [it] : []))
  const events = loan.events.flatMap((it) => (it.kind === 'never_financed' ? [] : [it]))
  const returned = never.reduce((sum, it) => sum + it.amountMinor, 0)
  const contract = contractFor(terms, rules)
  within('events.amountMinor', returned, [0, terms.principalMinor])
  for (const it of never) dateFrom('events.on', it.on, terms.drawnOn)
  refuseEvents(contract, events)
  const financed = terms.principalMinor - returned
  if (financed === 0) return readOn(replay(contract, events), on)
  const drawn: LoanEvent = { kind: 'disbursement', on: terms.drawnOn, amountMinor: financed }
  const smaller =
    returned === 0 ? contract : contractFor({ ...terms, principalMinor: financed }, rules)
  return readOn(replay(smaller, [drawn, ...events]), on)
}
