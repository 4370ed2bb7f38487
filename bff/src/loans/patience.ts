import type { Deps } from '../deps.ts'

const delays = [1000, 2000, 3000, 5000, 10_000, 20_000, 60_000, 300_000] as const

/** How long until a lender is asked again, by how often it was asked already. */
export const nextAskMs = (asks: number): number =>
  delays[Math.min(asks, delays.length - 1)] ?? 300_000

/** After this long nothing we sent can still be on its way, so that "not found" means it never arrived. */
export const settleMs = (deps: Pick<Deps, 'env'>): number => deps.env.LENDER_TIMEOUT_MS + 2000
