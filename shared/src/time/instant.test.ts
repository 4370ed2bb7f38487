import { expect, test } from 'vitest'
import { dateAtOffset, instantAfter, instantOf, jsDateOf, millisecondsOf } from './instant.ts'

test('an instant and its milliseconds are the same moment', () => {
  expect(millisecondsOf('1970-01-01T00:00:00.000Z')).toBe(0)
  expect(instantOf(0)).toBe('1970-01-01T00:00:00.000Z')
  expect(instantOf(millisecondsOf('2026-11-24T01:50:00.123Z'))).toBe('2026-11-24T01:50:00.123Z')
})

test('time passes across the ends of days, months and years', () => {
  expect(instantAfter('2026-08-01T00:00:00.000Z', 1500)).toBe('2026-08-01T00:00:01.500Z')
  expect(instantAfter('2026-12-31T23:59:59.999Z', 1)).toBe('2027-01-01T00:00:00.000Z')
  expect(instantAfter('2028-03-01T00:00:00.000Z', -1)).toBe('2028-02-29T23:59:59.999Z')
})

test('the day in China begins eight hours before the day in UTC', () => {
  expect(dateAtOffset('2026-11-24T15:59:59.999Z', 480)).toBe('2026-11-24')
  expect(dateAtOffset('2026-11-24T16:00:00.000Z', 480)).toBe('2026-11-25')
  expect(dateAtOffset('2026-12-31T16:00:00.000Z', 480)).toBe('2027-01-01')
  expect(dateAtOffset('2026-11-24T01:00:00.000Z', -120)).toBe('2026-11-23')
})

test('a library’s own date is the same moment', () => {
  expect(jsDateOf('2026-11-24T01:50:00.000Z').getTime()).toBe(1795485000000)
})

test('what is not an instant is refused', () => {
  expect(() => instantAfter('yesterday', 1)).toThrow(RangeError)
})
