import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { sheetDigest } from '@miaoguo/shared/disclosure/digest'
import { CostSheet } from '@miaoguo/shared/disclosure/disclosure'
import { renderSheet } from '@miaoguo/shared/disclosure/render'
import { shownBy } from '@miaoguo/shared/disclosure/shown'
import { formatMoney, formatRate } from '@miaoguo/shared/money/format'
import { assess } from '@miaoguo/shared/policy/assess'
import { policyOf } from '@miaoguo/shared/policy/policies'
import { jurisdictions, type Jurisdiction } from '@miaoguo/shared/policy/policy'
import { AmortizationMethod } from '@miaoguo/shared/schedule/installment'
import { sheetOf, type SheetTerms } from '../support/sheets.ts'
import { runs } from './arbitraries.ts'
import { changedLeaf, leavesOf, shuffled } from './json-changes.ts'
import { fairOn } from './policy-breakers.ts'

// Ten thousand sheets, each digested and rendered, take longer than a test may.
vi.setConfig({ testTimeout: 300_000 })

const text = (zhCN: string, en: string) => ({ zhCN, en })
const fee = fc.record({
  name: fc.constantFrom(text('担保费', 'Guarantee fee'), text('服务费', 'Service fee')),
  collector: fc.constantFrom(text('示范担保有限公司', 'Guaranty'), text('示范贷款人', 'Lender')),
  charged: fc.constantFrom('per_installment' as const, 'upfront' as const),
  ratePpm: fc.integer({ min: 0, max: 30_000 }),
})
const terms: fc.Arbitrary<SheetTerms> = fc
  .record({
    principalMinor: fc.integer({ min: 1_000, max: 10_000_000 }),
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
const jurisdiction = fc.constantFrom(...jurisdictions)
const sheet = fc.tuple(jurisdiction, terms).map(([where, it]) => sheetOf(where, it))

const decimalsOf = (where: Jurisdiction): 1 | 2 => (where === 'EU' || where === 'UK' ? 1 : 2)

test('whatever the terms, the items of the sheet sum to everything paid above the principal', () => {
  fc.assert(
    fc.property(jurisdiction, terms, (where, it) => {
      const made = CostSheet.parse(sheetOf(where, it))
      const items = made.costs.reduce((sum, cost) => sum + cost.totalMinor, 0)
      const paid = made.schedule.reduce((sum, row) => sum + row.totalMinor, 0)
      expect(items).toBe(made.totalCostMinor)
      expect(paid).toBe(made.totalOfPaymentsMinor)
      expect(paid - it.principalMinor).toBe(items)
    }),
    runs,
  )
})

test('no item costs a year more than all of them, and what costs nothing has no rate', () => {
  fc.assert(
    fc.property(sheet, (made) => {
      for (const cost of made.costs) {
        expect(cost.annualRatePpm).toBeLessThanOrEqual(made.annualRatePpm)
      }
      if (made.totalCostMinor === 0) expect(made.annualRatePpm).toBe(0)
    }),
    runs,
  )
})

test('the text says every amount, every cost item and the annual rate, in both languages', () => {
  fc.assert(
    fc.property(sheet, fc.constantFrom('zh-CN' as const, 'en' as const), (made, locale) => {
      const said = renderSheet(made, locale)
      expect(renderSheet(structuredClone(made), locale)).toBe(said)
      const local = (it: { zhCN: string; en: string }): string =>
        locale === 'en' ? it.en : it.zhCN
      const money = (amountMinor: number): string =>
        formatMoney({ amountMinor, currency: made.currency })
      const amounts = [made.amountFinancedMinor, made.totalCostMinor, made.totalOfPaymentsMinor]
      for (const amount of [...amounts, ...made.schedule.map((row) => row.totalMinor)])
        expect(said).toContain(money(amount))
      for (const it of made.costs) {
        const line = said
          .split('\n')
          .find((one) =>
            one.startsWith(`- ${local(it.name)} ${money(it.totalMinor)}: ${local(it.basis)}`),
          )
        expect(line).toContain(local(it.collector))
      }
      for (const it of made.contingentCosts) expect(said).toContain(local(it.standard))
      for (const it of made.dataUses) expect(said).toContain(local(it.purpose))
      if (made.version === 'cost-sheet/2')
        for (const it of made.rights) expect(said).toContain(local(it.text))
      expect(said).toContain(formatRate(made.annualRatePpm, decimalsOf(made.jurisdiction)))
      expect(said).not.toMatch(/undefined|NaN|\[object/)
    }),
    runs,
  )
})

describe('the digest', () => {
  test('is the same whatever the order of keys', () => {
    fc.assert(
      fc.property(sheet, fc.nat(), (made, seed) => {
        let state = seed
        const next = (): number => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648)
        expect(sheetDigest(shuffled(made, next))).toBe(sheetDigest(made))
        expect(sheetDigest(JSON.parse(JSON.stringify(made)))).toBe(sheetDigest(made))
      }),
      runs,
    )
  })

  test('changes with any single field, however deep', () => {
    fc.assert(
      fc.property(sheet, fc.nat(), fc.nat(), (made, which, how) => {
        const leaves = leavesOf(made)
        const path = leaves[which % leaves.length] ?? []
        const changed = changedLeaf(made, path, how)
        expect(JSON.stringify(changed)).not.toBe(JSON.stringify(made))
        expect(sheetDigest(changed), path.join('.')).not.toBe(sheetDigest(made))
      }),
      runs,
    )
  })
})

test('every sheet that can be made shows what the rules of its jurisdiction ask for', () => {
  fc.assert(
    fc.property(sheet, (made) => {
      const { offer, borrower } = fairOn(made.jurisdiction, '2026-11-24')
      const facts = { offer: { ...offer, shown: shownBy(made) }, borrower }
      expect(assess(facts, policyOf(made.jurisdiction), '2026-11-24')).toEqual({ allowed: true })
    }),
    runs,
  )
})
