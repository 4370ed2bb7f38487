import { CheckoutId, EventId } from '@miaoguo/shared/id/id'
import { expect, test } from 'vitest'
import { clockOf, newId } from './deps.ts'

test('ids are well formed, never repeat and sort as they were made', async () => {
  const ids = Array.from({ length: 20_000 }, () => newId('checkout'))
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids.slice(0, 100)) expect(CheckoutId.parse(id)).toBe(id)
  await new Promise((resolve) => setTimeout(resolve, 2))
  expect(newId('checkout') > (ids[0] ?? '')).toBe(true)
  expect(EventId.safeParse(newId('checkout')).success).toBe(false)
})

test('no letter of an id is favored', () => {
  const counts = new Map<string, number>()
  for (let i = 0; i < 5000; i += 1) {
    for (const letter of newId('offer').slice(-16))
      counts.set(letter, (counts.get(letter) ?? 0) + 1)
  }
  expect(counts.size).toBe(62)
  const expected = (5000 * 16) / 62
  for (const count of counts.values())
    expect(Math.abs(count - expected) / expected).toBeLessThan(0.2)
})

test('the day is the day in China', () => {
  expect(clockOf(() => Date.UTC(2026, 7, 1, 15, 59, 59)).today()).toBe('2026-08-01')
  expect(clockOf(() => Date.UTC(2026, 7, 1, 16, 0, 0)).today()).toBe('2026-08-02')
})
