import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { rateChangeContract } from '@miaoguo/shared/contract/shopper/rate-changes'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import { atMerchantTime } from '../merchants/merchant-time.ts'
import * as rateChanges from './rate-change-store.ts'

type Contract = typeof rateChangeContract.list

/** How the rate of one of my loans has changed; another borrower's is not there. */
export async function listRateChanges(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { id } = input.params
  const { borrowerId } = shopperOf(actor)
  const found = await rateChanges.listOf(deps.db, { id, borrowerId })
  if (!found) throw new Problem('not_found')
  const asOf = atMerchantTime(deps, found.clockAheadMs).today()
  return { loanId: id, asOf, items: found.items }
}
