import type { Deps } from '../deps.ts'

const delays = [1000, 2000, 3000, 5000, 10_000, 20_000, 60_000, 300_000] as const
/** A lender that says it is deciding is believed: soon for those who decide in seconds, then every quarter of an hour. */
const reviewDelays = [2000, 4000, 8000, 15_000, 60_000, 300_000, 900_000] as const

/** How long until a lender is asked again, by how often it was asked already and whether it says it is deciding. */
export const nextAskMs = (asks: number, underReview = false): number => {
  const waits: readonly number[] = underReview ? reviewDelays : delays
  return waits[Math.min(asks, waits.length - 1)] ?? 300_000
}

/** After this long nothing we sent can still be on its way, so that "not found" means it never arrived. */
export const settleMs = (deps: Pick<Deps, 'env'>): number => deps.env.LENDER_TIMEOUT_MS + 2000
