import type { CalendarDate } from '../time/calendar-date.ts'
import { daysBetween, daysInMonth, partsOf } from '../time/due-dates.ts'

/** The common period of a transaction (12 CFR 1026, appendix J (b)(4)); a period of days may be any number. */
export type UnitPeriod =
  | { kind: 'months'; count: number }
  | { kind: 'semimonth' }
  | { kind: 'weeks'; count: number }
  | { kind: 'days'; count: number }

/** When money moved, each list ascending and without repeats; the first advance begins the finance charge. */
export type Timeline = { advances: readonly CalendarDate[]; payments: readonly CalendarDate[] }

type Interval = readonly [from: CalendarDate, to: CalendarDate]

/** How many unit-periods make a year (appendix J (b)(5)). */
export function unitPeriodsPerYear(unit: UnitPeriod): number {
  switch (unit.kind) {
    case 'months':
      return 12 / unit.count
    case 'semimonth':
      return 24
    case 'weeks':
      return 52 / unit.count
    case 'days':
      return 365 / unit.count
  }
}

const lengthInDays = (unit: UnitPeriod): number => 365 / unitPeriodsPerYear(unit)

/**
 * The unit-period of a transaction ((b)(4)): the period that occurs most often between advances, between
 * payments and from the start to the first payment, of equally frequent ones the shorter; where none occurs
 * twice, the standard interval nearest to their average. One advance paid at once makes its own term one.
 */
export function unitPeriodOf(timeline: Timeline): UnitPeriod {
  const intervals = periodsOf(timeline)
  const [only] = intervals
  if (only === undefined) return { kind: 'months', count: 1 }
  if (timeline.advances.length === 1 && timeline.payments.length === 1) return termAsUnit(only)
  const counted = new Map<string, { unit: UnitPeriod; times: number }>()
  for (const unit of labelsOf(intervals)) {
    const key = JSON.stringify(unit)
    counted.set(key, { unit, times: (counted.get(key)?.times ?? 0) + 1 })
  }
  const common = [...counted.values()]
    .filter((it) => it.times > 1 && lengthInDays(it.unit) <= 365)
    .sort(
      (a, b) =>
        b.times - a.times ||
        Number(isOddLength(a.unit)) - Number(isOddLength(b.unit)) ||
        lengthInDays(a.unit) - lengthInDays(b.unit),
    )
  return common[0]?.unit ?? averageOf(intervals)
}

/** A number of days is a standard interval only as one day ((b)(3)(iii)). */
const isOddLength = (unit: UnitPeriod): boolean => unit.kind === 'days' && unit.count > 1

const pairs = (dates: readonly CalendarDate[]): Interval[] =>
  dates.slice(1).map((to, i) => [dates[i] ?? to, to])

function periodsOf({ advances, payments }: Timeline): Interval[] {
  const start = advances[0]
  if (start === undefined) return []
  const paid = payments.filter((it) => it > start)
  return [...pairs(advances), ...pairs([start, ...paid])]
}

/** (b)(4)(ii), (b)(5)(vi) and (vii): the term, in months where they are whole, and at most a year. */
function termAsUnit([from, to]: Interval): UnitPeriod {
  const { months, days } = monthsBack(from, to, agreedDay(from, to))
  if (months >= 12) return { kind: 'months', count: 12 }
  return days === 0
    ? { kind: 'months', count: months }
    : { kind: 'days', count: daysBetween(from, to) }
}

/** Every name each interval goes by: 28 days from 1 February are four weeks and a month. */
function labelsOf(intervals: readonly Interval[]): UnitPeriod[] {
  const halves = halfMonths(intervals)
  return intervals.flatMap(([from, to], i): UnitPeriod[] => {
    const { months, days } = monthsBack(from, to, agreedDay(from, to))
    const length = daysBetween(from, to)
    return [
      ...(days === 0 && months > 0 ? [{ kind: 'months', count: months } as const] : []),
      ...(halves.has(i) ? [{ kind: 'semimonth' } as const] : []),
      length % 7 === 0 ? { kind: 'weeks', count: length / 7 } : { kind: 'days', count: length },
    ]
  })
}

/** Which intervals are halves of a month: two of them together make one, and neither is near a month. */
function halfMonths(intervals: readonly Interval[]): Set<number> {
  const found = new Set<number>()
  intervals.forEach(([from, middle], i) => {
    const next = intervals[i + 1]
    if (next === undefined || next[0] !== middle) return
    const { months, days } = monthsBack(from, next[1], agreedDay(from, next[1]))
    const length = daysBetween(from, middle)
    if (months === 1 && days === 0 && length >= 12 && length <= 19) found.add(i).add(i + 1)
  })
  return found
}

/** (b)(4)(i)(B): the standard interval nearest to the average, of two as near the lower; months are 30 days. */
function averageOf(intervals: readonly Interval[]): UnitPeriod {
  const total = intervals.reduce((sum, [from, to]) => sum + daysBetween(from, to), 0)
  const average = total / intervals.length
  const standard: { unit: UnitPeriod; days: number }[] = [
    { unit: { kind: 'days', count: 1 }, days: 1 },
    { unit: { kind: 'semimonth' }, days: 15 },
    ...Array.from({ length: 51 }, (_, i) => ({
      unit: { kind: 'weeks', count: i + 1 } as const,
      days: 7 * (i + 1),
    })),
    ...Array.from({ length: 12 }, (_, i) => ({
      unit: { kind: 'months', count: i + 1 } as const,
      days: i === 11 ? 365 : 30 * (i + 1),
    })),
  ]
  const nearest = standard.sort(
    (a, b) => Math.abs(a.days - average) - Math.abs(b.days - average) || a.days - b.days,
  )[0]
  return nearest?.unit ?? { kind: 'months', count: 1 }
}

/**
 * Whole unit-periods counted back from the later date, and the odd part of one before them ((b)(5)).
 * `onDay` is the day of month the later date stands for: 31 for the last of every month.
 */
export function unitPeriodsBetween(
  [from, to]: Interval,
  unit: UnitPeriod,
  onDay = partsOf(to).day,
): { whole: number; odd: number } {
  const split = (length: number, size: number): { whole: number; odd: number } => ({
    whole: Math.floor(length / size),
    odd: (length % size) / size,
  })
  if (unit.kind === 'weeks') return split(daysBetween(from, to), 7 * unit.count)
  if (unit.kind === 'days') return split(daysBetween(from, to), unit.count)
  const { months, days } = monthsBack(from, to, onDay)
  if (unit.kind === 'semimonth') return split(30 * months + days, 15)
  if (unit.count < 12) return split(30 * months + days, 30 * unit.count)
  const whole = Math.floor(months / 12)
  if (days === 0) return { whole, odd: (months % 12) / 12 }
  return { whole, odd: daysBetween(from, monthBefore(to, 12 * whole, onDay)) / 365 }
}

/**
 * The day of month every date stands for ((b)(3)(iv)): in a series on the 29th to 31st the last of a shorter
 * month stands for that day. Dates that keep no such day stand for themselves.
 */
export function agreedDays(timeline: Timeline, unit: UnitPeriod): Map<CalendarDate, number> {
  const start = timeline.advances[0]
  const agreed = new Map<CalendarDate, number>()
  for (const half of unit.kind === 'semimonth' ? [true, false] : [null]) {
    const series = timeline.payments.filter((it) => half === null || half === partsOf(it).day <= 15)
    const withStart = start === undefined ? series : [start, ...series]
    const day = seriesDay(withStart, 1) ?? seriesDay(series, 0.5)
    for (const it of series)
      agreed.set(it, day !== null && standsFor(it, day) ? day : partsOf(it).day)
  }
  return agreed
}

/** The largest day of the dates, if more than this share of them stands for it; all of them for a share of 1. */
function seriesDay(dates: readonly CalendarDate[], share: number): number | null {
  const day = Math.max(...dates.map((it) => partsOf(it).day))
  const kept = dates.filter((it) => standsFor(it, day)).length
  return share === 1
    ? kept === dates.length
      ? day
      : null
    : kept > share * dates.length
      ? day
      : null
}

/** Whether a date is that day of its month, or the last of a month that has none. */
function standsFor(date: CalendarDate, day: number): boolean {
  const at = partsOf(date)
  return at.day === Math.min(day, daysInMonth(at.year, at.month))
}

/** The day two dates share, the last of a shorter month standing for a later day; else the later date’s own. */
function agreedDay(from: CalendarDate, to: CalendarDate): number {
  const [a, b] = [partsOf(from).day, partsOf(to).day]
  const day = Math.max(a, b)
  return standsFor(from, day) && standsFor(to, day) ? day : b
}

function monthBefore(date: CalendarDate, months: number, onDay: number): CalendarDate {
  const at = partsOf(date)
  const total = at.year * 12 + at.month - 1 - months
  const [year, month] = [Math.floor(total / 12), (total % 12) + 1]
  const two = (n: number): string => String(n).padStart(2, '0')
  const day = Math.min(onDay, daysInMonth(year, month))
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

/** Full months back from the later date, then the days before them. */
function monthsBack(
  from: CalendarDate,
  to: CalendarDate,
  onDay: number,
): { months: number; days: number } {
  const [a, b] = [partsOf(from), partsOf(to)]
  const upper = (b.year - a.year) * 12 + b.month - a.month
  const months = Math.max(0, monthBefore(to, upper, onDay) >= from ? upper : upper - 1)
  const last = months === 0 ? to : monthBefore(to, months, onDay)
  return { months, days: daysBetween(from, last) }
}
