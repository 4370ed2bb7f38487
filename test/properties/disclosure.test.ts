import { sheetDigest } from '@miaoguo/shared/disclosure/digest'
import { CostSheet } from '@miaoguo/shared/disclosure/disclosure'
import { renderSheet } from '@miaoguo/shared/disclosure/render'
import { buildCostSheet, type SheetFacts } from '@miaoguo/shared/disclosure/sheet'
import { LenderId } from '@miaoguo/shared/id/id'
import { formatMoney, formatRate } from '@miaoguo/shared/money/format'
import { amortize } from '@miaoguo/shared/schedule/amortize'
import { AmortizationMethod } from '@miaoguo/shared/schedule/installment'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

const text = (zhCN: string) => ({ zhCN, en: zhCN })
const fee = fc.record({
  name: fc.constantFrom(text('担保费'), text('服务费')),
  collector: fc.constantFrom(text('示范担保有限公司'), text('示范贷款人')),
  charged: fc.constantFrom('per_installment' as const, 'upfront' as const),
  ratePpm: fc.integer({ min: 0, max: 30_000 }),
})
const terms = fc
  .record({
    principalMinor: fc.integer({ min: 1_000, max: 20_000_000 }),
    method: fc.constantFrom(...AmortizationMethod.options),
    installmentCount: fc.integer({ min: 1, max: 36 }),
    annualInterestPpm: fc.integer({ min: 0, max: 360_000 }),
    fees: fc.array(fee, { maxLength: 3 }),
    firstDueOn: fc.constantFrom('2026-12-24', '2026-12-31', '2027-01-15'),
  })
  .map((it) => ({
    ...it,
    drawnOn: '2026-11-24',
    ...(it.method === 'single_payment' ? { installmentCount: 1 } : {}),
    ...(it.method === 'flat_fee' || it.method === 'interest_free' ? { annualInterestPpm: 0 } : {}),
  }))

const factsOf = (it: typeof terms extends fc.Arbitrary<infer T> ? T : never): SheetFacts => ({
  lender: {
    id: LenderId.parse('len_0000000001'),
    legalName: text('示范贷款人'),
    licenceType: 'bank',
    licenceNumber: 'B1',
    regulator: text('国家金融监督管理总局'),
    complaintPhone: '95000',
    complaintUrl: 'https://lender.example',
  },
  terms: { agreements: [] },
  product: {
    code: 'any',
    name: text('分期'),
    method: it.method,
    currency: 'CNY',
    installmentCounts: [it.installmentCount],
    amountMinMinor: 1,
    amountMaxMinor: 20_000_000,
    annualInterestPpm: it.annualInterestPpm,
    fees: it.fees,
    lateFeePpmPerDay: 500,
    prepayment: text('可随时提前还款'),
    coolingOffDays: 7,
    effectiveFrom: '2026-08-01',
  },
  quote: {
    ...it,
    quoteReference: 'quote_1',
    productCode: 'any',
    currency: 'CNY',
    schedule: amortize(it),
    expiresAt: '2026-11-24T08:00:00.000Z',
  },
  merchantName: '山野集',
  merchantReference: 'order-1',
})

test('whatever the terms, the items of the cost sheet sum to everything paid above the principal', () => {
  fc.assert(
    fc.property(terms, (it) => {
      const sheet = CostSheet.parse(buildCostSheet(factsOf(it)))
      const items = sheet.costs.reduce((sum, cost) => sum + cost.totalMinor, 0)
      const paid = sheet.schedule.reduce((sum, row) => sum + row.totalMinor, 0)
      expect(items).toBe(sheet.totalCostMinor)
      expect(paid).toBe(sheet.totalOfPaymentsMinor)
      expect(paid - it.principalMinor).toBe(items)
    }),
    { numRuns: 300 },
  )
})

test('no item costs a year more than all of them, and what costs nothing has no rate', () => {
  fc.assert(
    fc.property(terms, (it) => {
      const sheet = buildCostSheet(factsOf(it))
      for (const cost of sheet.costs) {
        expect(cost.annualRatePpm).toBeLessThanOrEqual(sheet.annualRatePpm)
      }
      if (sheet.totalCostMinor === 0) expect(sheet.annualRatePpm).toBe(0)
    }),
    { numRuns: 300 },
  )
})

test('the text says every amount and the annual rate, in both languages, and the digest is of this sheet', () => {
  fc.assert(
    fc.property(terms, (it) => {
      const sheet = buildCostSheet(factsOf(it))
      for (const locale of ['zh-CN', 'en'] as const) {
        const said = renderSheet(sheet, locale)
        for (const amountMinor of [
          sheet.totalCostMinor,
          sheet.totalOfPaymentsMinor,
          ...sheet.schedule.map((row) => row.totalMinor),
        ]) {
          expect(said).toContain(formatMoney({ amountMinor, currency: 'CNY' }))
        }
        expect(said).toContain(formatRate(sheet.annualRatePpm))
      }
      expect(sheetDigest(JSON.parse(JSON.stringify(sheet)))).toBe(sheetDigest(sheet))
    }),
    { numRuns: 60 },
  )
})
