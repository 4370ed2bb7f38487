import { expect, test } from 'vitest'
import { assess, type BorrowerFacts, type OfferFacts } from './assess.ts'
import { cnPolicy } from './cn.ts'

const fair: OfferFacts = {
  licenceType: 'micro_loan',
  licenceValidThrough: '2026-11-24',
  lenderStatus: 'active',
  principalMinor: 20_000_000,
  currency: 'CNY',
  method: 'single_payment',
  annualRatePpm: 240_000,
  drawnOn: '2026-11-24',
  lastDueOn: '2027-11-24',
  collectors: ['速易小额贷款有限公司', '示范融资担保有限公司'],
  listedCollectors: ['速易小额贷款有限公司', '示范融资担保有限公司'],
}
const today = '2026-11-24'
const broken = (offer: Partial<OfferFacts>, borrower: BorrowerFacts = {}, on = today): string[] => {
  const answer = assess({ offer: { ...fair, ...offer }, borrower }, cnPolicy, on)
  return answer.allowed ? [] : answer.broken.map((it) => it.rule)
}

test('an offer on every border is allowed', () => {
  expect(broken({}, { ageYears: 18, student: false })).toEqual([])
})

test.each([
  ['licence_in_force', { licenceValidThrough: '2026-11-23' }, {}],
  ['licence_in_force', { lenderStatus: 'suspended' }, {}],
  ['all_in_cost_cap', { annualRatePpm: 240_001 }, {}],
  ['collectors_published', { listedCollectors: ['速易小额贷款有限公司'] }, {}],
  ['renminbi_only', { currency: 'USD' }, {}],
  ['personal_consumer_limit', { principalMinor: 20_000_001 }, {}],
  ['bullet_within_a_year', { lastDueOn: '2027-11-25' }, {}],
  ['adults_only', {}, { ageYears: 17 }],
  ['students_not_by_micro_loan', {}, { student: true }],
] as const)('%s is broken one step beyond its border', (rule, offer, borrower) => {
  expect(broken(offer, borrower)).toEqual([rule])
})

test('every broken rule is named, each with its source', () => {
  expect(broken({ currency: 'USD', annualRatePpm: 500_000 }, { ageYears: 12 })).toEqual([
    'all_in_cost_cap',
    'renminbi_only',
    'adults_only',
  ])
  for (const rule of cnPolicy.rules) expect(rule.source.length).toBeGreaterThan(5)
})

test('a rule does not reach back before the day it came into force', () => {
  expect(broken({ annualRatePpm: 300_000 }, {}, '2025-09-30')).toEqual([])
  expect(broken({ annualRatePpm: 300_000 }, {}, '2025-10-01')).toEqual(['all_in_cost_cap'])
})

test('what is not known about a person breaks nothing', () => {
  expect(broken({}, {})).toEqual([])
})
