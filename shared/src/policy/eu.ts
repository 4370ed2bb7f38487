import type { Policy } from './policy.ts'

const directive = 'Directive (EU) 2023/2225'
const older = 'Directive 2008/48/EC'
/** It applies since this day; what it repeals applied to the day before. */
const applies = '2026-11-20'
const dayBefore = '2026-11-19'

/** The Union’s rules on consumer credit, as data; Member States may add, never take away. */
export const euPolicy: Policy = {
  jurisdiction: 'EU',
  rules: [
    {
      id: 'creditor_admitted',
      source: `${directive} article 37 (admission and registration)`,
      basis: 'recalled',
      since: applies,
      demand: { kind: 'licence_in_force' },
    },
    {
      // The directive does not reach beyond; what it does not cover is not offered here.
      id: 'within_the_directive',
      source: `${directive} article 2(2)(c): up to €100,000`,
      basis: 'read',
      since: applies,
      demand: { kind: 'principal_max', maxMinor: 10_000_000 },
    },
    {
      id: 'within_the_older_directive',
      source: `${older} article 2(2)(c): up to €75,000`,
      basis: 'recalled',
      since: '2010-06-11',
      until: dayBefore,
      demand: { kind: 'principal_max', maxMinor: 7_500_000 },
    },
    {
      id: 'euro_only',
      source: 'Ours: other currencies of the Union have no lender here',
      basis: 'read',
      since: '2010-06-11',
      demand: { kind: 'currency', currency: 'EUR' },
    },
    {
      id: 'adults_only',
      source: 'Contract law of the Member States: capacity at eighteen',
      basis: 'recalled',
      since: '2010-06-11',
      demand: { kind: 'age_min', years: 18 },
    },
    {
      id: 'key_elements_first',
      source: `${directive} article 10 and annex I, part I`,
      basis: 'read',
      since: applies,
      demand: {
        kind: 'shown',
        items: [
          'lender_identity',
          'lender_contact',
          'amount_financed',
          'duration',
          'borrowing_rate',
          'annual_rate',
          'total_of_payments',
          'purchase_and_cash_price',
          'contingent_costs',
          'schedule',
          'missed_payment_consequences',
          'cooling_off',
          'prepayment_terms',
        ],
      },
    },
    {
      id: 'standard_information',
      source: `${directive} article 10 and annex I, part II`,
      basis: 'recalled',
      since: applies,
      demand: {
        kind: 'shown',
        items: [
          'each_cost_with_collector',
          'credit_reference_use',
          'complaint_contact',
          'ombudsman',
        ],
      },
    },
    {
      id: 'standard_information_older',
      source: `${older} article 5 and annex II`,
      basis: 'recalled',
      since: '2010-06-11',
      until: dayBefore,
      demand: {
        kind: 'shown',
        items: [
          'lender_identity',
          'amount_financed',
          'duration',
          'borrowing_rate',
          'annual_rate',
          'total_of_payments',
          'contingent_costs',
          'cooling_off',
          'prepayment_terms',
          'credit_reference_use',
        ],
      },
    },
    {
      id: 'withdrawal_fourteen_days',
      source: `${directive} article 26`,
      basis: 'recalled',
      since: applies,
      demand: { kind: 'cooling_off_min', days: 14 },
    },
    {
      id: 'withdrawal_fourteen_days_older',
      source: `${older} article 14`,
      basis: 'recalled',
      since: '2010-06-11',
      until: dayBefore,
      demand: { kind: 'cooling_off_min', days: 14 },
    },
    {
      id: 'creditworthiness_assessed',
      source: `${directive} article 18`,
      basis: 'recalled',
      since: applies,
      demand: { kind: 'done', duty: 'creditworthiness_assessed' },
    },
    {
      id: 'nothing_preticked',
      source: `${directive} article 15`,
      basis: 'recalled',
      since: applies,
      demand: { kind: 'done', duty: 'nothing_preticked' },
    },
    {
      id: 'agreement_consented',
      source: `${directive} article 15 (no inferred agreement); Regulation (EU) 2016/679 article 7`,
      basis: 'recalled',
      since: applies,
      demand: { kind: 'consented', purposes: ['loan_agreement', 'share_identity_with_lender'] },
    },
  ],
  open: [
    {
      question:
        'Caps on the borrowing rate, the APRC or the total cost are set by each Member State.',
      source: `${directive} article 31`,
      basis: 'recalled',
    },
    {
      question: 'Interest-free credit within fifty days by the supplier itself may be left out.',
      source: `${directive} article 2(2)(h)`,
      basis: 'recalled',
    },
  ],
}
