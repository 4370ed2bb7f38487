import { within } from '../problem/refuse.ts'

/**
 * What an annual rate (单利, 30/360) is by the day, in parts per million, rounded up so that it is never said smaller
 * than it is. Never shown without its annual rate (PBOC announcement 2021 No. 3). Refuses what is no rate (`terms_invalid`).
 * @example dailyRateOf(72_000) // => 200
 */
export function dailyRateOf(annualRatePpm: number): number {
  within('annualRatePpm', annualRatePpm, [0, 10_000_000])
  return Math.ceil(annualRatePpm / 360)
}
