import { Currency } from '../money/money.ts'
import { Problem } from '../problem/problem.ts'
import { oneOf } from '../problem/refuse.ts'
import { AmortizationMethod } from '../schedule/installment.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import { isCalendarDate } from '../time/due-dates.ts'
import { meets } from './demands.ts'
import type { Assessment, BorrowerFacts, OfferFacts, Policy, Rule } from './policy.ts'

/** The rules of a policy that apply on a day, first and last day included. */
export const rulesInForce = (policy: Policy, today: CalendarDate): Rule[] =>
  policy.rules.filter((it) => it.since <= today && (it.until === undefined || today <= it.until))

/**
 * Whether an offer may be shown to a person today; every broken rule is named with its source and whether that
 * was read or recalled. Refuses facts that are no facts, naming them (`terms_invalid`).
 */
export function assess(
  subject: { offer: OfferFacts; borrower: BorrowerFacts },
  policy: Policy,
  today: CalendarDate,
): Assessment {
  refuseNoFacts(subject, today)
  const broken = rulesInForce(policy, today)
    .filter((rule) => !meets(rule.demand, { ...subject, today }))
    .map(({ id, source, basis }) => ({ rule: id, source, basis }))
  return broken.length === 0 ? { allowed: true } : { allowed: false, broken }
}

const countMax = 999_999_999_999

function refuseNoFacts(
  { offer, borrower }: { offer: OfferFacts; borrower: BorrowerFacts },
  today: CalendarDate,
): void {
  const { drawnOn, lastDueOn, licenceValidThrough } = offer
  for (const [argument, value] of Object.entries({
    today,
    drawnOn,
    lastDueOn,
    licenceValidThrough,
  }))
    if (!isCalendarDate(value)) throw new Problem('terms_invalid', { argument, form: 'YYYY-MM-DD' })
  if (lastDueOn < drawnOn)
    throw new Problem('terms_invalid', { argument: 'lastDueOn', from: drawnOn })
  oneOf('method', offer.method, AmortizationMethod.options)
  oneOf('currency', offer.currency, Currency.options)
  const { principalMinor, annualRatePpm, installmentCount, totalCostMinor, coolingOffDays } = offer
  const { ageYears } = borrower
  const counts = { principalMinor, annualRatePpm, installmentCount, totalCostMinor, coolingOffDays }
  for (const [argument, value] of Object.entries({ ...counts, ageYears }))
    if (value !== undefined && !(Number.isInteger(value) && value >= 0 && value <= countMax))
      throw new Problem('terms_invalid', { argument, min: 0, max: countMax })
}
