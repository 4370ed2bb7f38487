import { Problem } from '../problem/problem.ts'
import { date, oneOf, termLimits, within } from '../schedule/terms.ts'
import { addDays } from '../time/due-dates.ts'
import type { LoanContract, PaymentKind } from './contract.ts'
import type { LoanEvent } from './events.ts'

const kinds: readonly LoanEvent['kind'][] = [
  'disbursement',
  'payment',
  'prepayment',
  'charge',
  'waiver',
  'installment_fee',
  'rate_change',
  'interest_pause',
]

/** What can happen to rows that are fixed: money and charges, but nothing that changes interest. */
const kindsOfFixed = kinds.filter(
  (it) => it !== 'rate_change' && it !== 'interest_pause' && it !== 'disbursement',
)

const paymentKinds: readonly PaymentKind[] = [
  'repayment',
  'down_payment',
  'merchant_refund',
  'payout_refund',
  'goodwill_credit',
  'interest_refund',
  'interest_waiver',
]

const feeBases = ['amount', 'principal', 'interest', 'principal_and_interest'] as const

/** Most events one loan can have had; more is a mistake, not a loan. */
const eventsMax = 2000

/**
 * Refuses events that cannot have happened to a loan: amounts that are not 1 to below 10^12 units, rates
 * outside 0..10^7 ppm, days before the loan was drawn, pauses that end before they begin, unknown words
 * (`terms_invalid`, naming the argument and its range). Fixed rows take neither a new rate, a
 * pause nor a further disbursement.
 */
export function refuseEvents(contract: LoanContract, events: readonly LoanEvent[]): void {
  within('events.length', events.length, [0, eventsMax])
  for (const event of events) {
    oneOf('events.kind', event.kind, contract.fixedRows === undefined ? kinds : kindsOfFixed)
    dateFrom('events.on', event.on, contract.startsOn)
    if (event.bookedOn !== undefined) dateFrom('events.bookedOn', event.bookedOn, event.on)
    refuseAmounts(event)
  }
}

/** Refuses a date that is not one, or lies before another. */
export function dateFrom(argument: string, value: string, from: string): void {
  date(argument, value)
  if (value < from) throw new Problem('terms_invalid', { argument, from })
}

function refuseAmounts(event: LoanEvent): void {
  const amount = (value: number): void =>
    within('events.amountMinor', value, termLimits.principalMinor)
  switch (event.kind) {
    case 'disbursement':
      oneOf('events.downPayment', event.downPayment, ['automatic', 'asked'])
      within('events.feeMinor', event.feeMinor ?? 0, [0, termLimits.principalMinor[1]])
      return amount(event.amountMinor)
    case 'payment':
      oneOf('events.as', event.as, paymentKinds)
      oneOf('events.inAdvance', event.inAdvance, ['next', 'last', 'spread', 'running_or_last'])
      return amount(event.amountMinor)
    case 'prepayment':
      oneOf('events.keep', event.keep, ['installment', 'term'])
      return amount(event.amountMinor)
    case 'charge':
      oneOf('events.portion', event.portion, ['fee', 'penalty'])
      dateFrom('events.dueOn', event.dueOn, addDays(event.on, -termLimits.firstDueDays[1]))
      return amount(event.amountMinor)
    case 'waiver':
      oneOf('events.portion', event.portion, ['fee', 'penalty'])
      return amount(event.amountMinor)
    case 'installment_fee':
      oneOf('events.fee.of', event.fee.of, feeBases)
      if (event.fee.of === 'amount') return amount(event.fee.amountMinor)
      return within('events.fee.ratePpm', event.fee.ratePpm, termLimits.ratePpm)
    case 'rate_change':
      return within('events.annualInterestPpm', event.annualInterestPpm, termLimits.ratePpm)
    case 'interest_pause':
      return dateFrom('events.through', event.through, event.on)
  }
}
