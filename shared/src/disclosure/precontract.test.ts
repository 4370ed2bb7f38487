import { expect, test } from 'vitest'
import { LenderId } from '../id/id.ts'
import { amortize, type LoanTerms } from '../schedule/amortize.ts'
import { CostSheet } from './disclosure.ts'
import { buildPrecontractSheet, type PrecontractFacts } from './precontract.ts'
import { renderSheet } from './render.ts'
import { shownBy } from './shown.ts'

const both = (zhCN: string, en: string) => ({ zhCN, en })
const terms: LoanTerms = {
  principalMinor: 100_000,
  method: 'equal_installments',
  installmentCount: 12,
  annualInterestPpm: 120_000,
  fees: [],
  drawnOn: '2026-01-15',
  firstDueOn: '2026-02-15',
}
const facts = (
  jurisdiction: PrecontractFacts['jurisdiction'],
  change: Partial<LoanTerms> = {},
): PrecontractFacts => {
  const loan = { ...terms, ...change }
  return {
    jurisdiction,
    lender: {
      id: LenderId.parse('len_0000000001'),
      legalName: both('贷款人', 'Lender'),
      licenceType: 'bank',
      licenceNumber: 'B-1',
      regulator: both('监管机构', 'Authority'),
      complaintPhone: '1',
      complaintUrl: 'https://lender.example',
    },
    terms: { agreements: [] },
    product: {
      code: 'any',
      name: both('分期', 'Installments'),
      method: loan.method,
      currency: 'EUR',
      installmentCounts: [12],
      amountMinMinor: 1,
      amountMaxMinor: 1_000_000,
      annualInterestPpm: loan.annualInterestPpm,
      fees: [],
      lateFeePpmPerDay: 500,
      prepayment: both('可以', 'Allowed'),
      coolingOffDays: 14,
      effectiveFrom: '2026-01-01',
    },
    quote: {
      quoteReference: 'quote-1',
      productCode: 'any',
      currency: 'EUR',
      ...loan,
      fees: [],
      schedule: amortize(loan),
      expiresAt: '2026-01-15T08:00:00.000Z',
    },
    merchantName: 'Shop',
    merchantReference: 'order-1',
    purchase: { name: both('背包', 'Backpack'), cashPriceMinor: 120_000 },
    lenderAddress: both('地址', 'Address'),
    creditIntermediary: null,
  }
}

test('each jurisdiction states the annual rate by its own method', () => {
  const [eu, uk, us] = (['EU', 'UK', 'US'] as const).map((it) => buildPrecontractSheet(facts(it)))
  // 1 % a month compounds to 12.68 % in Europe and is 12 % in America, to the cent's rounding.
  expect(eu?.annualRatePpm).toBeGreaterThan(126_700)
  expect(eu?.annualRatePpm).toBeLessThan(126_900)
  expect(uk?.annualRatePpm).toBe(eu?.annualRatePpm)
  expect(Math.abs((us?.annualRatePpm ?? 0) - 120_000)).toBeLessThan(60)
  expect([eu, us].map((it) => [it?.annualRateMethod, it?.annualRateConvention])).toEqual([
    ['eu_aprc', 'compound'],
    ['us_actuarial', 'simple'],
  ])
})

test('the parts of the price that the credit does not cover are in the total sale price', () => {
  const text = renderSheet(CostSheet.parse(buildPrecontractSheet(facts('US'))), 'en')
  const sheet = buildPrecontractSheet(facts('US'))
  const total = (sheet.totalOfPaymentsMinor + 20_000) / 100
  expect(text).toContain(`Total Sale Price: €${total.toLocaleString('en-US')}`)
})

test('the rights named are those of the jurisdiction', () => {
  const shown = (it: 'EU' | 'UK' | 'US') => shownBy(buildPrecontractSheet(facts(it)))
  expect(shown('UK')).toEqual(expect.arrayContaining(['ombudsman', 'section_75']))
  expect(shown('EU')).toContain('ombudsman')
  expect(shown('EU')).not.toContain('section_75')
  expect(shown('US')).not.toContain('ombudsman')
})

test('without a known body for disputes the right is still named', () => {
  expect(renderSheet(buildPrecontractSheet(facts('EU')), 'en')).toContain(
    'You may use an out-of-court procedure for disputes',
  )
})

test('a loan dearer than 1000 % a year has no paper', () => {
  const dear = facts('EU', { annualInterestPpm: 9_000_000 })
  expect(() => buildPrecontractSheet(dear)).toThrow(
    expect.objectContaining({
      code: 'terms_invalid',
      facts: { argument: 'annualRatePpm', min: 0, max: 10_000_000 },
    }),
  )
})

// A record of the second version may also be China's: the words of the first are its words.
test('the same record renders as the Chinese statement too', () => {
  const sheet = { ...buildPrecontractSheet(facts('EU')), jurisdiction: 'CN' as const }
  expect(renderSheet(sheet, 'zh-CN').split('\n')[0]).toBe('综合融资成本明示表')
})
