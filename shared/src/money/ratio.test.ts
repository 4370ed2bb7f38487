import { expect, test } from 'vitest'
import { divideBig, multiplyRatio, powerBig, type Rounding } from './ratio.ts'

const modes: readonly Rounding[] = ['half_even', 'half_up', 'up', 'down']
const eachMode = (n: number, d: number): number[] =>
  modes.map((mode) => divideBig(BigInt(n), BigInt(d), mode))

test('every rounding treats a tie as named', () => {
  expect(eachMode(5, 2)).toEqual([2, 3, 3, 2])
  expect(eachMode(7, 2)).toEqual([4, 4, 4, 3])
  expect(eachMode(-5, 2)).toEqual([-2, -3, -3, -2])
})

test('every rounding treats less and more than half as named', () => {
  expect(eachMode(7, 3)).toEqual([2, 2, 3, 2])
  expect(eachMode(8, 3)).toEqual([3, 3, 3, 2])
  expect(eachMode(-8, 3)).toEqual([-3, -3, -3, -2])
  expect(eachMode(6, 3)).toEqual([2, 2, 2, 2])
})

test('nothing is ever minus zero', () => {
  expect(Object.is(divideBig(BigInt(-1), BigInt(3), 'down'), 0)).toBe(true)
})

// Python fractions: 10050 * 15000 / 10**6 = 150.75; 999999999999 * 360000 / (12 * 10**6) = 29999999999.97.
test('a share of an amount is exact until its one rounding', () => {
  expect(multiplyRatio(10050, { numerator: 15000, denominator: 1000000 }, 'half_even')).toBe(151)
  const ratio = { numerator: 360000, denominator: 12000000 }
  expect(multiplyRatio(999999999999, ratio, 'half_even')).toBe(30000000000)
  expect(multiplyRatio(999999999999, ratio, 'down')).toBe(29999999999)
})

test('small numbers and big ones are rounded alike', () => {
  for (const value of [0, 1, 2, 3, 5, 49, 50, 51, 149, 150, 151]) {
    for (const mode of modes) {
      const ratio = { numerator: 1, denominator: 100 }
      const exact = divideBig(BigInt(value), BigInt(100), mode)
      expect(multiplyRatio(value, ratio, mode)).toBe(exact)
    }
  }
})

test('a tie on an odd denominator does not exist and on an even one goes to the even neighbour', () => {
  const half = { numerator: 1, denominator: 2 }
  expect([1, 3, 5, 7].map((it) => multiplyRatio(it, half, 'half_even'))).toEqual([0, 2, 2, 4])
  expect([1, 3, 5, 7].map((it) => multiplyRatio(it, half, 'half_up'))).toEqual([1, 2, 3, 4])
})

test('a product beyond safe integers stays exact, and a result beyond is refused', () => {
  const nearly = { numerator: Number.MAX_SAFE_INTEGER, denominator: Number.MAX_SAFE_INTEGER }
  expect(multiplyRatio(Number.MAX_SAFE_INTEGER, nearly, 'half_even')).toBe(Number.MAX_SAFE_INTEGER)
  expect(() =>
    multiplyRatio(Number.MAX_SAFE_INTEGER, { numerator: 2, denominator: 1 }, 'down'),
  ).toThrow('safe integers')
})

test('fractions, infinities and empty denominators are refused', () => {
  const half = { numerator: 1, denominator: 2 }
  for (const bad of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
    expect(() => multiplyRatio(bad, half, 'down'), String(bad)).toThrow('a safe integer')
  }
  expect(() => multiplyRatio(1, { numerator: 1, denominator: 0 }, 'down')).toThrow(
    'a positive denominator',
  )
  expect(() => multiplyRatio(1, { numerator: 1, denominator: -2 }, 'down')).toThrow(
    'a positive denominator',
  )
})

test('powers agree with the operator of the language', () => {
  for (const n of [0, 1, 2, 3, 12, 37, 360])
    expect(powerBig(BigInt(12150000), n)).toBe(BigInt(12150000) ** BigInt(n))
})
