import type { CalendarDate } from '../time/calendar-date.ts'

/** A nominal annual rate in parts per million, from a day on which an installment falls due. */
export type RateStep = { annualInterestPpm: number; effectiveOn: CalendarDate }

type Rated = { annualInterestPpm: number; rateSteps?: readonly RateStep[] }

/**
 * The nominal annual rate of the period that runs on a day, in parts per million; on a day that ends one and begins another, of the one that begins.
 * @example rateOn({ annualInterestPpm: 120000, rateSteps: [{ annualInterestPpm: 90000, effectiveOn: '2026-03-15' }] }, '2026-03-14') // => 120000
 */
export const rateOn = (terms: Rated, on: CalendarDate): number =>
  (terms.rateSteps ?? []).filter((it) => it.effectiveOn <= on).at(-1)?.annualInterestPpm ??
  terms.annualInterestPpm

/** Whether another rate counts from this day or a later one: rows still to pay may then be of two rates. */
export const isRateChanging = (terms: Rated, on: CalendarDate): boolean =>
  (terms.rateSteps ?? []).some((it) => it.effectiveOn >= on)
