import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { merchantCheckoutContract } from '@miaoguo/shared/contract/merchant/checkouts'
import type { shopperCheckoutContract } from '@miaoguo/shared/contract/shopper/checkouts'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import { atMerchantTime } from '../merchants/merchant-time.ts'
import * as checkouts from './store.ts'
import { toMerchantView, toShopperView } from './views.ts'

type AsMerchant = typeof merchantCheckoutContract.view
type AsShopper = typeof shopperCheckoutContract.view

/** One of the merchant's own checkouts; another's is not there. */
export async function viewMerchantCheckout(
  deps: Deps,
  actor: Actor,
  input: InputOf<AsMerchant>,
): Promise<OutputOf<AsMerchant>> {
  const found = await checkouts.findById(deps.db, input.params.id)
  if (!found || found.merchantId !== merchantOf(actor).merchantId) throw new Problem('not_found')
  return toMerchantView(deps, found)
}

/** The order behind a token; whoever holds the token may see it, and nobody in it is named. */
export async function viewCheckout(
  deps: Deps,
  _actor: Actor,
  input: InputOf<AsShopper>,
): Promise<OutputOf<AsShopper>> {
  const found = await checkouts.findByToken(deps.db, input.params.token)
  if (!found) throw new Problem('not_found')
  if (found.openedAt === null)
    await checkouts.markOpened(deps.db, found.id, atMerchantTime(deps, found.clockAheadMs).now())
  return toShopperView(deps, found)
}
