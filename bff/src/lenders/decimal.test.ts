import { expect, test } from 'vitest'
import { decimalOf, minorOf } from './decimal.ts'

test('a decimal amount and its minor units say the same', () => {
  for (const [decimal, minor] of [
    ['0.00', 0],
    ['0.01', 1],
    ['120.50', 12_050],
    ['9999999999.99', 999_999_999_999],
  ] as const) {
    expect(minorOf(decimal, 'CNY')).toBe(minor)
    expect(decimalOf(minor, 'CNY')).toBe(decimal)
  }
  expect([minorOf(113471.52, 'CNY'), minorOf(100, 'CNY'), minorOf('1.500000', 'CNY')]).toEqual([
    11_347_152, 10_000, 150,
  ])
  expect([minorOf(1200, 'JPY'), decimalOf(1200, 'JPY'), minorOf('1.234', 'KWD')]).toEqual([
    1200,
    '1200',
    1234,
  ])
})

test.each([-1, '1.005', 1e21, Number.NaN, '', '1,000', '١'])('%s is no amount', (text) => {
  expect(minorOf(text, 'CNY')).toBeUndefined()
})
