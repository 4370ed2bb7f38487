import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allocate, allocateEvenly } from '@miaoguo/shared/money/allocate'
import { annuityPayment, levelPayment } from '@miaoguo/shared/money/annuity'
import { formatMoney, formatRate, parseMoney } from '@miaoguo/shared/money/format'
import { Currency, money } from '@miaoguo/shared/money/money'
import { divideBig, multiplyRatio } from '@miaoguo/shared/money/ratio'
import { runs } from './arbitraries.ts'

const amount = fc.integer({ min: 0, max: 999_999_999_999 })
const sumOf = (parts: readonly number[]): number => parts.reduce((sum, it) => sum + it, 0)

test('an allocation gives all away, none negative, none more than a unit from its share', () => {
  const weights = fc
    .array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1, maxLength: 40 })
    .filter((it) => sumOf(it) > 0)
  fc.assert(
    fc.property(amount, weights, (minor, shares) => {
      const parts = allocate(minor, shares)
      expect(sumOf(parts)).toBe(minor)
      parts.forEach((part, i) => {
        const exact = (minor / sumOf(shares)) * (shares[i] ?? 0)
        expect(part).toBeGreaterThanOrEqual(0)
        expect(Math.abs(part - exact)).toBeLessThan(1 + exact * 1e-12)
      })
    }),
    runs,
  )
})

test('an even allocation is the allocation by equal weights', () => {
  fc.assert(
    fc.property(amount, fc.integer({ min: 1, max: 600 }), (minor, count) => {
      expect(allocateEvenly(minor, count)).toEqual(
        allocate(
          minor,
          Array.from({ length: count }, () => 1),
        ),
      )
    }),
    runs,
  )
})

test('small and big arithmetic round alike, and by less than one unit', () => {
  const any = fc.oneof(fc.integer({ min: 0, max: 2000 }), amount)
  const below = fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 360_000_000 }))
  const mode = fc.constantFrom('half_even', 'half_up', 'up', 'down' as const)
  fc.assert(
    fc.property(
      any,
      fc.integer({ min: 0, max: 10_000_000 }),
      below,
      mode,
      (value, numerator, denominator, rounding) => {
        fc.pre(
          (BigInt(value) * BigInt(numerator)) / BigInt(denominator) <
            BigInt(Number.MAX_SAFE_INTEGER),
        )
        const product = BigInt(value) * BigInt(numerator)
        const result = multiplyRatio(value, { numerator, denominator }, rounding)
        expect(result).toBe(divideBig(product, BigInt(denominator), rounding))
        const off = BigInt(result) * BigInt(denominator) - product
        expect(off < BigInt(denominator) && off > -BigInt(denominator)).toBe(true)
      },
    ),
    runs,
  )
})

test('a level payment over equal periods is the annuity, however its rates are written', () => {
  const ppm = fc.integer({ min: 0, max: 1_000_000 })
  fc.assert(
    fc.property(amount, ppm, fc.integer({ min: 1, max: 60 }), (minor, annual, count) => {
      const rate = { numerator: annual, denominator: 12_000_000 }
      const rates = Array.from({ length: count }, () => ({
        numerator: annual * 30,
        denominator: 360_000_000,
      }))
      expect(levelPayment(minor, rates, 'half_even')).toBe(
        annuityPayment(minor, { rate, count }, 'half_even'),
      )
      const uneven = [...rates, { numerator: 0, denominator: 360_000_000 }]
      expect(levelPayment(minor, uneven, 'half_even')).toBeLessThanOrEqual(
        levelPayment(minor, rates, 'half_even'),
      )
    }),
    runs,
  )
})

test('a level payment is the exact annuity, computed here in whole numbers, to the last unit', () => {
  const ppm = fc.oneof(
    fc.integer({ min: 1, max: 360_000 }),
    fc.integer({ min: 1, max: 10_000_000 }),
  )
  fc.assert(
    fc.property(amount, ppm, fc.integer({ min: 1, max: 120 }), (minor, annual, count) => {
      const one = 12_000_000n
      const top = (one + BigInt(annual)) ** BigInt(count)
      const exact = [
        BigInt(minor) * BigInt(annual) * top,
        one * (top - one ** BigInt(count)),
      ] as const
      const rate = { numerator: annual, denominator: 12_000_000 }
      for (const rounding of ['half_even', 'half_up', 'up', 'down'] as const) {
        expect(annuityPayment(minor, { rate, count }, rounding)).toBe(divideBig(...exact, rounding))
      }
    }),
    runs,
  )
})

test('an amount that is written is read back the same in every currency', () => {
  const any = fc
    .integer({ min: -999_999_999_999, max: 999_999_999_999 })
    .map((it) => (it === 0 ? 0 : it))
  fc.assert(
    fc.property(any, fc.constantFrom(...Currency.options), (minor, currency) => {
      expect(parseMoney(formatMoney(money(minor, currency)), currency)).toBe(minor)
    }),
    runs,
  )
})

test('no text is read as an amount and written differently', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,-¥ e') }), (text) => {
      const minor = parseMoney(text, 'CNY')
      if (minor === null) return
      expect(Number.isSafeInteger(minor)).toBe(true)
      expect(Number(text.replace(/[¥, ]/g, ''))).toBeCloseTo(minor / 100, 9)
    }),
    runs,
  )
})

test('a written rate is within half a hundredth of a percent', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), (ppm) => {
      const read = Number(formatRate(ppm).replace(/[,%]/g, ''))
      expect(Math.abs(read * 10_000 - ppm)).toBeLessThanOrEqual(50.0001)
    }),
    runs,
  )
})
