import { refuseSums } from '@miaoguo/bff/src/checkouts/create-checkout.ts'
import { allocate } from '@miaoguo/shared/money/allocate'
import { currencyDecimals, type Currency } from '@miaoguo/shared/money/money'
import type { CheckoutLine } from '@miaoguo/shared/checkout/checkout'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

const currencies = Object.keys(currencyDecimals) as Currency[]
/** Prices as a shop writes them: up to a few thousand of the major unit, to the last decimal. */
const cartOf = (currency: Currency) =>
  fc.record({
    currency: fc.constant(currency),
    items: fc.array(
      fc.record({
        quantity: fc.integer({ min: 1, max: 20 }),
        unitAmountMinor: fc.integer({ min: 1, max: 5000 * 10 ** currencyDecimals[currency] }),
      }),
      { minLength: 1, maxLength: 30 },
    ),
    discountPpm: fc.integer({ min: 0, max: 1_000_000 }),
    taxPpm: fc.integer({ min: 0, max: 300_000 }),
    shippingMinor: fc.integer({ min: 0, max: 10_000 }),
  })
const cart = fc.constantFrom(...currencies).chain(cartOf)
const sum = (parts: readonly number[]): number => parts.reduce((a, b) => a + b, 0)

test('the currencies have 0, 2 and 3 decimals', () => {
  expect(new Set(Object.values(currencyDecimals))).toEqual(new Set([0, 2, 3]))
})

test('an order-level discount and tax spread over the lines come back as they were, line by line', () => {
  fc.assert(
    fc.property(cart, ({ items, discountPpm, taxPpm }) => {
      const totals = items.map((it) => it.quantity * it.unitAmountMinor)
      const discount = Math.floor((sum(totals) * discountPpm) / 1_000_000)
      const discounts = allocate(discount, totals)
      expect(sum(discounts)).toBe(discount)
      // No line is discounted by more than it costs, so none turns negative.
      const net = totals.map((total, i) => total - (discounts[i] ?? 0))
      expect(net.every((it) => it >= 0)).toBe(true)
      const tax = Math.floor((sum(net) * taxPpm) / 1_000_000)
      if (sum(net) > 0) expect(sum(allocate(tax, net))).toBe(tax)
    }),
  )
})

test('an order built from allocated parts always adds up, and off by one never does', () => {
  fc.assert(
    fc.property(cart, ({ currency, items, discountPpm, taxPpm, shippingMinor }) => {
      const totals = items.map((it) => it.quantity * it.unitAmountMinor)
      const discounts = allocate(Math.floor((sum(totals) * discountPpm) / 1_000_000), totals)
      const net = totals.map((total, i) => total - (discounts[i] ?? 0))
      const taxMinor = Math.floor((sum(net) * taxPpm) / 1_000_000)
      const one = (kind: CheckoutLine['kind'], minor: number): CheckoutLine[] =>
        minor === 0
          ? []
          : [{ kind, name: kind, quantity: 1, unitAmountMinor: minor, totalMinor: minor }]
      const lines: CheckoutLine[] = [
        ...items.map((it, i) => ({
          ...it,
          kind: 'item' as const,
          name: `item ${i}`,
          totalMinor: totals[i] ?? 0,
        })),
        ...discounts.flatMap((minor) => one('discount', minor)),
        ...one('tax', taxMinor),
        ...one('shipping', shippingMinor),
      ]
      const amountMinor = sum(net) + taxMinor + shippingMinor
      const order = {
        merchantReference: 'order-1',
        scenario: 'goods' as const,
        currency,
        lines,
        returnUrl: 'https://shop.example/',
        notifyUrl: 'https://shop.example/',
      }
      expect(() => refuseSums({ ...order, amountMinor })).not.toThrow()
      expect(() => refuseSums({ ...order, amountMinor: amountMinor + 1 })).toThrow('add up')
    }),
  )
})
