import { expect, test } from 'vitest'
import { assess } from './assess.ts'
import { cnPolicy } from './cn.ts'
import { lprOn, oneYearLpr } from './lpr.ts'
import type { BorrowerFacts, OfferFacts } from './policy.ts'

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
  ['micro_loan_cost_cap', { annualRatePpm: 240_001 }, {}],
  ['all_in_cost_cap', { annualRatePpm: 240_001, licenceType: 'bank' }, {}],
  ['all_in_cost_cap', { annualRatePpm: 240_001, licenceType: 'consumer_finance' }, {}],
  ['private_lending_four_lpr', { annualRatePpm: 120_001, licenceType: 'unlicensed' }, {}],
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
    'micro_loan_cost_cap',
    'renminbi_only',
    'adults_only',
  ])
  const answer = assess(
    { offer: { ...fair, lenderStatus: 'suspended' }, borrower: {} },
    cnPolicy,
    today,
  )
  expect(answer.allowed ? [] : answer.broken).toEqual([
    {
      rule: 'licence_in_force',
      source: '银行业监督管理法 第十六条；消费金融公司管理办法；小额贷款公司监督管理暂行办法',
      basis: 'recalled',
    },
  ])
})

test('a rule does not reach back before the day it came into force', () => {
  const dear = { annualRatePpm: 300_000, licenceType: 'bank' } as const
  expect(broken(dear, {}, '2025-09-30')).toEqual([])
  expect(broken(dear, {}, '2025-10-01')).toEqual(['all_in_cost_cap'])
})

test('four times the loan prime rate is that of the day the money is drawn', () => {
  expect(lprOn('2019-08-19')).toBeUndefined()
  expect(lprOn('2022-01-19')).toBe(38_000)
  expect(lprOn('2022-01-20')).toBe(37_000)
  const lent = (drawnOn: string, annualRatePpm: number) =>
    broken({ licenceType: 'unlicensed', method: 'equal_principal', annualRatePpm, drawnOn })
  expect(lent('2022-01-19', 152_000)).toEqual([])
  expect(lent('2022-01-20', 152_000)).toEqual(['private_lending_four_lpr'])
  expect(lent('2022-01-20', 148_000)).toEqual([])
})

test('the loan prime rates stand in the order of their days', () => {
  const days = oneYearLpr.map((it) => it.since)
  expect(days).toEqual([...new Set(days)].sort())
  for (const it of oneYearLpr) expect(it.ratePpm % 500).toBe(0) // Quoted in steps of five points.
})

test('what is not known about a person breaks nothing', () => {
  expect(broken({}, {})).toEqual([])
})

test('a paper that leaves one thing out, and a yes that was not given, are broken rules', () => {
  const rule = cnPolicy.rules.find((it) => it.id === 'cost_statement_complete')
  const items = rule?.demand.kind === 'shown' ? rule.demand.items : []
  const shown = [...items, 'annual_rate_convention', 'data_uses'] as const
  expect(broken({ shown })).toEqual([])
  for (const item of items)
    expect(broken({ shown: shown.filter((it) => it !== item) })).toContain(
      'cost_statement_complete',
    )
  expect(broken({ consents: ['loan_agreement'] })).toEqual(['separate_consents'])
  expect(broken({ done: [] })).toEqual(['cost_statement_read'])
})

test.each([
  ['annualRatePpm', { annualRatePpm: Number.NaN }],
  ['principalMinor', { principalMinor: -1 }],
  ['lastDueOn', { lastDueOn: '2027-02-30' }],
  ['coolingOffDays', { coolingOffDays: 1.5 }],
])('%s that is no fact is refused by its name', (argument, offer) => {
  expect(() => broken(offer)).toThrow(
    expect.objectContaining({ facts: expect.objectContaining({ argument }) }),
  )
})
