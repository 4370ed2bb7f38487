import { expect, test } from 'vitest'
import { AmountMinor, cny, Currency, currencyDecimals, Money, money } from './money.ts'

test('an amount is a whole number of minor units from 0 to below 10^12', () => {
  for (const good of [0, 1, 999_999_999_999]) expect(AmountMinor.safeParse(good).success).toBe(true)
  for (const bad of [
    -1,
    0.5,
    1_000_000_000_000,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    '1',
    null,
    BigInt(1),
  ]) {
    expect(AmountMinor.safeParse(bad).success, String(bad)).toBe(false)
  }
})

test('every currency has its decimals, and no other is spoken', () => {
  expect(Currency.options.map((it) => currencyDecimals[it])).toEqual([2, 2, 2, 2, 0, 3])
  for (const bad of ['cny', 'RMB', 'XXX', ''])
    expect(Currency.safeParse(bad).success, bad).toBe(false)
})

test('money is an amount and its currency and nothing else', () => {
  expect(cny(1250)).toEqual({ amountMinor: 1250, currency: 'CNY' })
  expect(Money.safeParse(money(5, 'JPY')).success).toBe(true)
  expect(Money.safeParse({ ...cny(5), note: 'x' }).success).toBe(false)
  expect(Money.safeParse({ amountMinor: 5 }).success).toBe(false)
})
