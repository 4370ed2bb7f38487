import { millisecondsOf } from '@miaoguo/shared/time/instant'
import { clockOf, type Deps } from '../deps.ts'

/**
 * The same deps at a merchant's own time. Only what happens to its objects follows it: keys, signatures, retries and
 * stored answers keep to the wall clock.
 */
export const atMerchantTime = (deps: Deps, aheadMs: number): Deps =>
  aheadMs === 0 ? deps : { ...deps, ...clockOf(() => millisecondsOf(deps.wallNow()) + aheadMs) }
