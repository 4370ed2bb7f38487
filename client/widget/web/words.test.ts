import { formatMoney, formatRate } from '@miaoguo/shared/money/format'
import { Currency } from '@miaoguo/shared/money/money'
import { expect, test } from 'vitest'
import { moneyText, rateText } from './words.ts'

test('the widget writes every amount as the rest of the product does', () => {
  for (const currency of Currency.options) {
    for (const amountMinor of [0, 1, 99, 100, 12345, 129900, 123456789]) {
      expect(moneyText(amountMinor, currency)).toBe(formatMoney({ amountMinor, currency }))
    }
  }
})

test('the widget writes every rate as the rest of the product does', () => {
  for (const ppm of [0, 49, 50, 72000, 129949, 129950, 240000, 1234567]) {
    expect(rateText(ppm)).toBe(formatRate(ppm))
  }
})
