import { checkoutDecisions } from '@miaoguo/shared/authorization/decisions'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { Db, Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import * as checkouts from './store.ts'
import { statusNow } from './views.ts'

/** The checkout of a token for this borrower: the first who signs in claims it, to everybody else it is not there. */
export async function claimCheckout(
  deps: Deps,
  actor: Actor,
  it: { token: string; db?: Db | Tx },
): Promise<checkouts.StoredCheckout> {
  const { borrowerId } = shopperOf(actor)
  const db = it.db ?? deps.db
  const found = await checkouts.findByToken(db, it.token)
  if (!found) throw new Problem('not_found')
  if (found.borrowerId !== borrowerId && !(await checkouts.claim(db, { id: found.id, borrowerId })))
    throw new Problem('not_found')
  return { ...found, borrowerId }
}

/** Refuses a checkout on which nothing new may begin, saying which of the reasons it is. */
export function refuseNotOpen(deps: Deps, it: checkouts.StoredCheckout): void {
  const status = statusNow(deps, it)
  const decision = checkoutDecisions[status].apply
  if ('refuse' in decision)
    throw new Problem(decision.refuse, { checkoutId: it.id, status, expiresAt: it.expiresAt })
}
