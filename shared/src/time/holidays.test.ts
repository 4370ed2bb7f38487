import { expect, test } from 'vitest'
import { adjustDueDate, isBusinessDay } from './holidays.ts'

const plain = { holidays: new Set<string>(), weekends: true }
const october = {
  holidays: new Set(['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07']),
  weekends: true,
  workedWeekends: new Set(['2026-10-10']),
}

test('weekends, holidays and worked weekends are told apart', () => {
  expect(isBusinessDay('2026-11-24', plain)).toBe(true)
  expect(isBusinessDay('2026-11-28', plain)).toBe(false)
  expect(isBusinessDay('2026-11-28', { ...plain, weekends: false })).toBe(true)
  expect(isBusinessDay('2026-10-01', october)).toBe(false)
  expect(isBusinessDay('2026-10-10', october)).toBe(true)
})

test('a due date moves past a whole holiday week', () => {
  expect(adjustDueDate('2026-10-01', october, 'following')).toBe('2026-10-08')
  expect(adjustDueDate('2026-10-04', october, 'preceding')).toBe('2026-09-30')
  expect(adjustDueDate('2026-10-10', october, 'following')).toBe('2026-10-10')
})

test('modified following turns back rather than leave the month', () => {
  expect(adjustDueDate('2026-10-31', plain, 'following')).toBe('2026-11-02')
  expect(adjustDueDate('2026-10-31', plain, 'modified_following')).toBe('2026-10-30')
})

test('a calendar without business days moves nothing and does not hang', () => {
  const never = { has: () => true } as unknown as ReadonlySet<string>
  expect(adjustDueDate('2026-10-31', { holidays: never, weekends: true }, 'following')).toBe(
    '2026-10-31',
  )
})
