import { millisecondsOf } from '@miaoguo/shared/time/instant'
import type { Origination } from '../attempts/store.ts'
import type { Deps } from '../deps.ts'
import type { LenderEntry } from '../lenders/registry.ts'

const hourMs = 3_600_000
/** Clocks differ, and a request takes its time: within this of the end a key counts as forgotten. */
const marginMs = 300_000

/**
 * Whether the same origination may be sent again. A lender that forgets its keys would book it a second time, so past
 * its memory it is only asked.
 */
export function mayResend(deps: Deps, it: Origination, entry: LenderEntry): boolean {
  const product = entry.terms.products.find((known) => known.code === it.agreed.productCode)
  const told = product?.capabilities?.idempotency.remembersHours ?? null
  const hours = Math.min(told ?? Infinity, entry.keyMemoryHours ?? Infinity)
  if (it.firstSentAt === null || hours === Infinity) return true
  const ageMs = millisecondsOf(deps.now()) - millisecondsOf(it.firstSentAt)
  return ageMs + marginMs < hours * hourMs
}
