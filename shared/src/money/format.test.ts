import { expect, test } from 'vitest'
import { formatMoney, formatRate, parseMoney } from './format.ts'
import { money, type Currency } from './money.ts'

const text = (minor: number, currency: Currency) => formatMoney(money(minor, currency))

test('each currency is written with its own decimals and symbol', () => {
  expect(text(123456, 'CNY')).toBe('¥1,234.56')
  expect(text(123456, 'USD')).toBe('$1,234.56')
  expect(text(123456, 'EUR')).toBe('€1,234.56')
  expect(text(123456, 'GBP')).toBe('£1,234.56')
  expect(text(123456, 'JPY')).toBe('JP¥123,456')
  expect(text(123456, 'KWD')).toBe('KD 123.456')
})

test('small amounts keep their leading zero and large ones their groups', () => {
  expect(text(0, 'CNY')).toBe('¥0.00')
  expect(text(5, 'CNY')).toBe('¥0.05')
  expect(text(5, 'KWD')).toBe('KD 0.005')
  expect(text(0, 'JPY')).toBe('JP¥0')
  expect(text(99999, 'CNY')).toBe('¥999.99')
  expect(text(100000, 'CNY')).toBe('¥1,000.00')
  expect(text(999_999_999_999, 'CNY')).toBe('¥9,999,999,999.99')
})

test('what is owed back carries its sign before the symbol', () => {
  expect(text(-123456, 'CNY')).toBe('-¥1,234.56')
  expect(text(-5, 'CNY')).toBe('-¥0.05')
})

test('a written amount is read back in minor units', () => {
  expect(parseMoney('1,234.5', 'CNY')).toBe(123450)
  expect(parseMoney(' ¥12 ', 'CNY')).toBe(1200)
  expect(parseMoney('KD 0.005', 'KWD')).toBe(5)
  expect(parseMoney('JP¥123,456', 'JPY')).toBe(123456)
  expect(parseMoney('-¥0.05', 'CNY')).toBe(-5)
  expect(parseMoney('0', 'CNY')).toBe(0)
})

test('what is not an amount of the currency is not read', () => {
  for (const bad of [
    '',
    '¥',
    '.5',
    '1.',
    '1.234',
    '1,23',
    '12,34,567',
    '$1',
    '1e3',
    '0x10',
    '一百',
    '1 2',
    '99999999999999999999',
    '--1',
  ]) {
    expect(parseMoney(bad, 'CNY'), bad).toBeNull()
  }
  expect(parseMoney('1.5', 'JPY')).toBeNull()
})

test('a rate is a percentage with two decimals, half up', () => {
  expect(formatRate(156000)).toBe('15.60%')
  expect(formatRate(0)).toBe('0.00%')
  expect(formatRate(49)).toBe('0.00%')
  expect(formatRate(50)).toBe('0.01%')
  expect(formatRate(128038)).toBe('12.80%')
  expect(formatRate(10_000_000)).toBe('1,000.00%')
})
