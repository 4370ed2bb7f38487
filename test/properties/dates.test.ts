import fc from 'fast-check'
import { expect, test } from 'vitest'
import { monthsAndDays, monthsOfDueDates, yearFraction } from '@miaoguo/shared/time/day-count'
import {
  addDays,
  addMonths,
  dayOfWeek,
  daysBetween,
  daysInMonth,
  dueDates,
  monthlyDueDates,
} from '@miaoguo/shared/time/due-dates'
import { adjustDueDate, isBusinessDay } from '@miaoguo/shared/time/holidays'
import { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import { anyDate, runs } from './arbitraries.ts'

const day = (date: string): number => Number(date.slice(8))
const lastOf = (date: string): number =>
  daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)))

test('days are counted as the platform’s own calendar counts them', () => {
  fc.assert(
    fc.property(anyDate, fc.integer({ min: -20_000, max: 20_000 }), (date, count) => {
      const moved = addDays(date, count)
      const platform = new Date(Date.parse(date) + count * 86_400_000)
      expect(moved).toBe(platform.toISOString().slice(0, 10))
      expect(CalendarDate.safeParse(moved).success).toBe(true)
      expect(daysBetween(date, moved)).toBe(count)
      expect((dayOfWeek(moved) + 1) % 7).toBe(platform.getUTCDay())
    }),
    runs,
  )
})

test('a month later is the same day, or the last day of a month that lacks it', () => {
  fc.assert(
    fc.property(anyDate, fc.integer({ min: -240, max: 240 }), (date, count) => {
      const moved = addMonths(date, count)
      expect(day(moved)).toBe(Math.min(day(date), lastOf(moved)))
      const months = (it: string): number => Number(it.slice(0, 4)) * 12 + Number(it.slice(5, 7))
      expect(months(moved) - months(date)).toBe(count)
    }),
    runs,
  )
})

test('monthly due dates never drift from the agreed day', () => {
  fc.assert(
    fc.property(anyDate, fc.integer({ min: 1, max: 120 }), (first, count) => {
      const dates = monthlyDueDates(first, count)
      expect(dates).toHaveLength(count)
      for (const it of dates) expect(day(it)).toBe(Math.min(day(first), lastOf(it)))
      expect(monthsOfDueDates(first, dates)).toEqual(dates.map((_, i) => i))
    }),
    runs,
  )
})

test('n-day due dates lie n days apart', () => {
  fc.assert(
    fc.property(anyDate, fc.integer({ min: 1, max: 366 }), (first, days) => {
      const dates = dueDates(first, 20, { every: 'days', days })
      dates.slice(1).forEach((it, i) => expect(daysBetween(dates[i] ?? '', it)).toBe(days))
    }),
    runs,
  )
})

test('months and days put together reach the later date', () => {
  fc.assert(
    fc.property(anyDate, fc.integer({ min: 0, max: 4000 }), (from, count) => {
      const to = addDays(from, count)
      const { months, days } = monthsAndDays(from, to)
      expect(addDays(addMonths(from, months), days)).toBe(to)
      expect(days).toBeGreaterThanOrEqual(0)
      expect(days).toBeLessThanOrEqual(30)
    }),
    runs,
  )
})

test('actual day counts of adjoining stretches add up', () => {
  const count = fc.constantFrom('actual_360', 'actual_365', 'actual_actual' as const)
  const span = fc.integer({ min: 0, max: 1500 })
  fc.assert(
    fc.property(anyDate, span, span, count, (from, a, b, dayCount) => {
      const [middle, end] = [addDays(from, a), addDays(from, a + b)]
      const part = (x: string, y: string): number => yearFraction(x, y, dayCount).numerator
      expect(part(from, middle) + part(middle, end)).toBe(part(from, end))
    }),
    runs,
  )
})

test('a due date moves to the nearest business day on its side', () => {
  const rule = fc.constantFrom('following', 'preceding', 'modified_following' as const)
  fc.assert(
    fc.property(anyDate, fc.array(fc.integer({ min: -10, max: 10 })), rule, (date, offs, how) => {
      const calendar = { holidays: new Set(offs.map((it) => addDays(date, it))), weekends: true }
      const moved = adjustDueDate(date, calendar, how)
      expect(isBusinessDay(moved, calendar)).toBe(true)
      if (isBusinessDay(date, calendar)) expect(moved).toBe(date)
      if (how === 'following') expect(moved >= date).toBe(true)
      if (how === 'preceding') expect(moved <= date).toBe(true)
    }),
    runs,
  )
})
