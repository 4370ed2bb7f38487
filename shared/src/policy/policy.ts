import type { ConsentPurpose } from '../consent/consent.ts'
import type { LicenceType } from '../lender/lender.ts'
import type { Currency } from '../money/money.ts'
import type { AmortizationMethod } from '../schedule/installment.ts'
import type { CalendarDate } from '../time/calendar-date.ts'

export const jurisdictions = ['CN', 'EU', 'UK', 'US'] as const
export type Jurisdiction = (typeof jurisdictions)[number]

/** Who lends, as caps tell lenders apart; `unlicensed` is private lending. */
export type LenderKind = LicenceType | 'unlicensed'

/** What a rule may want on the paper put before a borrower. */
export const shownItems = [
  'lender_identity',
  'lender_licence',
  'lender_contact',
  'amount_financed',
  'each_cost_with_collector',
  'total_cost',
  'total_of_payments',
  'annual_rate',
  'annual_rate_convention',
  'borrowing_rate',
  'duration',
  'schedule',
  'due_date_rule',
  'contingent_costs',
  'missed_payment_consequences',
  'nothing_else_charged',
  'purchase_and_cash_price',
  'prepayment_terms',
  'cooling_off',
  'complaint_contact',
  'ombudsman',
  'section_75',
  'credit_reference_use',
  'data_uses',
] as const
export type ShownItem = (typeof shownItems)[number]

/** What a rule may want done before a borrower is bound. */
export const duties = [
  'creditworthiness_assessed',
  'reading_time_set',
  'nothing_preticked',
  'decline_reasons_given',
  'missed_payment_notices',
] as const
export type Duty = (typeof duties)[number]

/** What a policy looks at in an offer; what is left out is not known yet, and no rule may guess it. */
export type OfferFacts = {
  licenceType: LenderKind
  licenceValidThrough: CalendarDate
  lenderStatus: 'active' | 'suspended'
  principalMinor: number
  currency: Currency
  method: AmortizationMethod
  /** Over all costs, by the jurisdiction’s own method: 单利 in China. */
  annualRatePpm: number
  drawnOn: CalendarDate
  lastDueOn: CalendarDate
  /** Who collects a cost of this offer, by legal name. */
  collectors: readonly string[]
  /** The lender and the partners it publishes for this product. */
  listedCollectors: readonly string[]
  installmentCount?: number
  /** Everything paid above the principal. */
  totalCostMinor?: number
  coolingOffDays?: number
  shown?: readonly ShownItem[]
  consents?: readonly ConsentPurpose[]
  done?: readonly Duty[]
}

/** What is known of the person; what is not known is left out, and no rule may guess it. */
export type BorrowerFacts = {
  ageYears?: number
  student?: boolean
  /** A covered borrower of the Military Lending Act. */
  servicemember?: boolean
}

/** What a line demands, as data; each kind is one test, whatever its numbers. */
export type Demand =
  | { kind: 'licence_in_force' }
  | { kind: 'currency'; currency: Currency }
  | { kind: 'collectors_listed' }
  | { kind: 'annual_rate_max'; maxPpm: number; of?: readonly LenderKind[]; only?: 'servicemember' }
  | { kind: 'annual_rate_max_lpr'; times: number; of: readonly LenderKind[] }
  | { kind: 'principal_max'; maxMinor: number }
  | {
      kind: 'term_max'
      months: number
      methods: readonly AmortizationMethod[]
      installments?: number
    }
  | { kind: 'age_min'; years: number }
  | { kind: 'students_not'; of: readonly LenderKind[] }
  | { kind: 'cooling_off_min'; days: number }
  | { kind: 'shown'; items: readonly ShownItem[]; when?: 'charged_or_more_than_four' }
  | { kind: 'consented'; purposes: readonly ConsentPurpose[] }
  | { kind: 'done'; duty: Duty }

/**
 * One rule of a jurisdiction. `recalled` marks what nobody has yet compared with the text: a lawyer
 * confirms or changes the line. It applies from `since` through `until`, both included, so that a past decision
 * can be judged by the rules of its day.
 */
export type Rule = {
  id: string
  source: string
  basis: 'read' | 'recalled'
  since: CalendarDate
  until?: CalendarDate
  demand: Demand
}

/** What a jurisdiction leaves to others, and what nobody has settled: told, never assumed. */
export type OpenQuestion = { question: string; source: string; basis: 'read' | 'recalled' }

export type Policy = {
  jurisdiction: Jurisdiction
  rules: readonly Rule[]
  open: readonly OpenQuestion[]
}

export type BrokenRule = { rule: string; source: string; basis: 'read' | 'recalled' }
export type Assessment = { allowed: true } | { allowed: false; broken: BrokenRule[] }
