import { expect, test } from 'vitest'
import { LineKind, isSubtracted, paymentPartsOf, sumOfLines } from './line.ts'

const one = (kind: LineKind, totalMinor: number) => ({ kind, totalMinor })

test('deposit, balance and what is financed are the order, and a discount belongs to none of them', () => {
  const lines = [
    one('item', 600_000),
    one('tax', 5_000),
    one('discount', 15_000),
    one('deposit', 100_000),
    one('balance', 200_000),
  ]
  expect(paymentPartsOf(lines)).toEqual({
    orderMinor: 590_000,
    depositMinor: 100_000,
    balanceMinor: 200_000,
    financedMinor: 290_000,
  })
  expect(sumOfLines(lines)).toBe(290_000)
})

test('an order that is financed whole says nothing of parts', () => {
  expect(paymentPartsOf([one('item', 100), one('discount', 10)])).toBeUndefined()
})

test('what is bought adds, everything else subtracts', () => {
  expect(LineKind.options.filter((kind) => !isSubtracted(kind))).toEqual([
    'item',
    'shipping',
    'tax',
  ])
})
