import { expect, test } from 'vitest'
import { allocate, allocateEvenly } from './allocate.ts'

test('every minor unit is given away, the earlier part first', () => {
  expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33])
  expect(allocate(5, [1, 1, 1])).toEqual([2, 2, 1])
  expect(allocate(1, [1, 1, 1])).toEqual([1, 0, 0])
})

test('the largest remainder is served before an earlier part', () => {
  expect(allocate(10, [1, 2, 3])).toEqual([2, 3, 5]) // Shares 1.67, 3.33, 5.00.
  expect(allocate(100, [1, 5])).toEqual([17, 83]) // Shares 16.67, 83.33.
})

test('a part without weight gets nothing, and nothing can be split', () => {
  expect(allocate(101, [0, 1, 0, 1])).toEqual([0, 51, 0, 50])
  expect(allocate(0, [3, 1])).toEqual([0, 0])
})

test('amounts and weights near the largest are split exactly', () => {
  const parts = allocate(999_999_999_999, [999_999_999_999, 999_999_999_998, 1])
  expect(parts.reduce((sum, it) => sum + it, 0)).toBe(999_999_999_999)
})

test('parts without a weight in sum, negative or fractional ones are refused', () => {
  for (const weights of [[], [0, 0], [-1, 2], [0.5, 0.5]]) {
    expect(() => allocate(100, weights), JSON.stringify(weights)).toThrow('invariant')
  }
  for (const amount of [-1, 0.5, Number.NaN])
    expect(() => allocate(amount, [1])).toThrow('invariant')
})

test('even parts differ by one unit at most, larger parts first', () => {
  expect(allocateEvenly(1000, 7)).toEqual([143, 143, 143, 143, 143, 143, 142])
  expect(allocateEvenly(2, 3)).toEqual([1, 1, 0])
  expect(allocateEvenly(999_999_999_999, 1)).toEqual([999_999_999_999])
  expect(() => allocateEvenly(1, 0)).toThrow('at least one part')
  expect(() => allocateEvenly(-1, 2)).toThrow('not negative')
})
