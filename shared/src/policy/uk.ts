import type { Policy } from './policy.ts'

const deferred = 'FCA PS26/1 (deferred payment credit)'
/** Interest-free credit of third parties in at most twelve installments and months is regulated since then. */
const regulated = '2026-07-15'

/** The United Kingdom’s rules, as data. */
export const ukPolicy: Policy = {
  jurisdiction: 'UK',
  rules: [
    {
      id: 'lender_authorised',
      source: `Financial Services and Markets Act 2000 section 19; ${deferred}`,
      basis: 'recalled',
      since: '2014-04-01',
      demand: { kind: 'licence_in_force' },
    },
    {
      id: 'sterling_only',
      source: 'Ours: other currencies have no lender here',
      basis: 'read',
      since: '2014-04-01',
      demand: { kind: 'currency', currency: 'GBP' },
    },
    {
      // Beyond, interest-free credit is another regime, which is not written down here.
      id: 'deferred_payment_scope',
      source: `${deferred}: at most 12 installments within 12 months`,
      basis: 'read',
      since: regulated,
      demand: { kind: 'term_max', months: 12, methods: ['interest_free'], installments: 12 },
    },
    {
      // Below an APR of 100 %, credit is not high-cost short-term credit with its own caps.
      id: 'no_high_cost_credit',
      source: 'FCA Handbook, CONC 5A; Glossary, high-cost short-term credit',
      basis: 'recalled',
      since: '2015-01-02',
      demand: { kind: 'annual_rate_max', maxPpm: 999_999 },
    },
    {
      id: 'adults_only',
      source: 'Minors’ Contracts Act 1987; Consumer Credit Act 1974 section 50',
      basis: 'recalled',
      since: '2014-04-01',
      demand: { kind: 'age_min', years: 18 },
    },
    {
      id: 'key_product_information',
      source: `${deferred}, key product information`,
      basis: 'read',
      since: regulated,
      demand: {
        kind: 'shown',
        items: [
          'lender_identity',
          'amount_financed',
          'purchase_and_cash_price',
          'total_of_payments',
          'annual_rate',
          'schedule',
          'contingent_costs',
          'missed_payment_consequences',
          'credit_reference_use',
        ],
      },
    },
    {
      id: 'additional_product_information',
      source: `${deferred}, additional product information: withdrawal, early payment, complaints, ombudsman`,
      basis: 'read',
      since: regulated,
      demand: {
        kind: 'shown',
        items: ['cooling_off', 'prepayment_terms', 'complaint_contact', 'ombudsman', 'section_75'],
      },
    },
    {
      id: 'withdrawal_fourteen_days',
      source: 'Consumer Credit Act 1974 section 66A; its counterpart for deferred payment credit',
      basis: 'recalled',
      since: '2011-02-01',
      demand: { kind: 'cooling_off_min', days: 14 },
    },
    {
      id: 'creditworthiness_assessed',
      source: `${deferred}: also for agreements under £50; CONC 5.2A`,
      basis: 'read',
      since: regulated,
      demand: { kind: 'done', duty: 'creditworthiness_assessed' },
    },
    {
      id: 'missed_payment_notices',
      source: `${deferred}; CONC 7.20`,
      basis: 'read',
      since: regulated,
      demand: { kind: 'done', duty: 'missed_payment_notices' },
    },
    {
      id: 'agreement_consented',
      source: 'UK GDPR article 7; Consumer Credit Act 1974 section 61',
      basis: 'recalled',
      since: '2021-01-01',
      demand: { kind: 'consented', purposes: ['loan_agreement', 'share_identity_with_lender'] },
    },
  ],
  open: [
    {
      question:
        'Section 75 reaches single items from £100 to £30,000; the sheet says so and no more.',
      source: 'Consumer Credit Act 1974 section 75(3)',
      basis: 'recalled',
    },
  ],
}
