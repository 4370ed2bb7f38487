import { checkoutDecisions } from '@miaoguo/shared/authorization/decisions'
import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { merchantCheckoutContract } from '@miaoguo/shared/contract/merchant/checkouts'
import { invariant, Problem } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import { appendEvent } from '../outbox/append-event.ts'
import * as checkouts from './store.ts'
import { toMerchantView } from './views.ts'

type Contract = typeof merchantCheckoutContract.cancel

/** Cancels a checkout that nobody has paid and no lender is deciding about. */
export async function cancelCheckout(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { merchantId } = merchantOf(actor)
  return deps.db.transaction().execute(async (tx) => {
    const found = await checkouts.lockById(tx, input.params.id)
    if (!found || found.merchantId !== merchantId) throw new Problem('not_found')
    const decision = checkoutDecisions[found.status].cancel
    if ('refuse' in decision)
      throw new Problem(decision.refuse, { checkoutId: found.id, status: found.status })
    if (!('to' in decision)) return toMerchantView(deps, found)
    const moved = await checkouts.move(tx, { id: found.id, event: 'cancel' })
    invariant(moved, 'a checkout that is held stays as it was read')
    await appendEvent(deps, tx, { type: 'checkout.cancelled', checkoutId: found.id, loanId: null })
    return toMerchantView(deps, { ...found, status: decision.to })
  })
}
