import type { Policy } from './policy.ts'

const regulationZ = 'Regulation Z, 12 CFR 1026'

/** Federal rules of the United States, as data; a state’s own are not written down here. */
export const usPolicy: Policy = {
  jurisdiction: 'US',
  rules: [
    {
      id: 'lender_licensed',
      source: 'Lending licences of the states',
      basis: 'recalled',
      since: '2011-12-30',
      demand: { kind: 'licence_in_force' },
    },
    {
      id: 'dollar_only',
      source: 'Ours: other currencies have no lender here',
      basis: 'read',
      since: '2011-12-30',
      demand: { kind: 'currency', currency: 'USD' },
    },
    {
      id: 'disclosure_box',
      source: `${regulationZ}.17 and .18; .2(a)(17): a finance charge or more than four installments`,
      basis: 'read',
      since: '2011-12-30',
      demand: {
        kind: 'shown',
        items: [
          'lender_identity',
          'amount_financed',
          'each_cost_with_collector',
          'total_cost',
          'annual_rate',
          'total_of_payments',
          'schedule',
          'contingent_costs',
          'prepayment_terms',
          'purchase_and_cash_price',
        ],
        when: 'charged_or_more_than_four',
      },
    },
    {
      id: 'decline_reasons_given',
      source: 'Regulation B, 12 CFR 1002.9: principal reasons, specific and true, within 30 days',
      basis: 'read',
      since: '2011-12-30',
      demand: { kind: 'done', duty: 'decline_reasons_given' },
    },
    {
      id: 'military_rate_cap',
      source: 'Military Lending Act, 10 U.S.C. 987(b); 32 CFR 232.4: 36 %',
      basis: 'recalled',
      since: '2016-10-03',
      demand: { kind: 'annual_rate_max', maxPpm: 360_000, only: 'servicemember' },
    },
    {
      id: 'adults_only',
      source: 'Capacity to contract by the law of the states; 12 CFR 1002.6(b)(2)',
      basis: 'recalled',
      since: '2011-12-30',
      demand: { kind: 'age_min', years: 18 },
    },
    {
      id: 'agreement_consented',
      source: 'E-SIGN Act, 15 U.S.C. 7001(c); 15 U.S.C. 1681b (permissible purpose)',
      basis: 'recalled',
      since: '2011-12-30',
      demand: { kind: 'consented', purposes: ['loan_agreement', 'credit_bureau_query'] },
    },
  ],
  open: [
    {
      question: 'Rate caps, licences and rules on installments at the till are each state’s own.',
      source: 'State law; the interpretive rule on pay-in-four was withdrawn in May 2025',
      basis: 'read',
    },
    {
      question: 'No cooling-off for credit without a dwelling as security.',
      source: `${regulationZ}.23`,
      basis: 'recalled',
    },
    {
      question: 'Credit above a yearly adjusted amount is exempt.',
      source: `${regulationZ}.3(b)`,
      basis: 'recalled',
    },
  ],
}
