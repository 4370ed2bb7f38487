import type { LicenceType } from '../lender/lender.ts'
import type { Currency } from '../money/money.ts'
import type { AmortizationMethod } from '../schedule/installment.ts'
import type { CalendarDate } from '../time/calendar-date.ts'

/** What a policy looks at in an offer. */
export type OfferFacts = {
  licenceType: LicenceType
  licenceValidThrough: CalendarDate
  lenderStatus: 'active' | 'suspended'
  principalMinor: number
  currency: Currency
  method: AmortizationMethod
  /** Over all costs, 单利. */
  annualRatePpm: number
  drawnOn: CalendarDate
  lastDueOn: CalendarDate
  /** Who collects a cost of this offer, by Chinese legal name. */
  collectors: readonly string[]
  /** The lender and the partners it publishes for this product. */
  listedCollectors: readonly string[]
}

/** What is known of the person; what is not known is left out, and no rule may guess it. */
export type BorrowerFacts = { ageYears?: number; student?: boolean }

/**
 * One rule of a jurisdiction: its id, where it is written, and the test it is. Pure. `recalled` marks what
 * nobody has yet compared with the text: a lawyer confirms or changes the line.
 */
export type Rule = {
  id: string
  source: string
  basis: 'read' | 'recalled'
  holds: (offer: OfferFacts, borrower: BorrowerFacts, today: CalendarDate) => boolean
}
/** Rules with the day from which they apply, so that a past decision can be judged by the rules of its day. */
export type Policy = { jurisdiction: string; rules: readonly (Rule & { since: CalendarDate })[] }

export type BrokenRule = { rule: string; source: string }
export type Assessment = { allowed: true } | { allowed: false; broken: BrokenRule[] }

/** Whether an offer may be shown to a person today; every broken rule is named with its source. */
export function assess(
  subject: { offer: OfferFacts; borrower: BorrowerFacts },
  policy: Policy,
  today: CalendarDate,
): Assessment {
  const broken = policy.rules
    .filter((rule) => rule.since <= today && !rule.holds(subject.offer, subject.borrower, today))
    .map((rule) => ({ rule: rule.id, source: rule.source }))
  return broken.length === 0 ? { allowed: true } : { allowed: false, broken }
}
