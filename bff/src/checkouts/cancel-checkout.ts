import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { merchantCheckoutContract } from '@miaoguo/shared/contract/merchant/checkouts'
import { Problem } from '@miaoguo/shared/problem/problem'
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
    switch (found.status) {
      case 'cancelled':
      case 'expired':
        return toMerchantView(deps, found)
      case 'paid':
        throw new Problem('checkout_not_open', { checkoutId: found.id, status: found.status })
      case 'pending':
        throw new Problem('checkout_application_pending', { checkoutId: found.id })
      case 'open': {
        await checkouts.move(tx, { id: found.id, from: ['open'], to: 'cancelled' })
        await appendEvent(deps, tx, {
          type: 'checkout.cancelled',
          checkoutId: found.id,
          loanId: null,
        })
        return toMerchantView(deps, { ...found, status: 'cancelled' })
      }
    }
  })
}
