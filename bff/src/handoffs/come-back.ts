import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { handoffContract } from '@miaoguo/shared/contract/shopper/handoffs'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import { settleHandoff } from './settle-handoff.ts'
import * as handoffs from './store.ts'
import type { StoredHandoff } from './store.ts'
import { toView } from './views.ts'

type View = typeof handoffContract.view
type Return = typeof handoffContract.comeBack

async function own(deps: Deps, actor: Actor, id: string): Promise<StoredHandoff> {
  const found = await handoffs.findById(deps.db, id)
  if (!found || found.borrowerId !== shopperOf(actor).borrowerId) throw new Problem('not_found')
  return found
}

/** One of my goings to a lender's page, as far as we know. */
export async function viewHandoff(
  deps: Deps,
  actor: Actor,
  input: InputOf<View>,
): Promise<OutputOf<View>> {
  return toView(deps, await own(deps, actor, input.params.id))
}

/** She is back: whatever her browser says of it, the lender is asked. */
export async function comeBack(
  deps: Deps,
  actor: Actor,
  input: InputOf<Return>,
): Promise<OutputOf<Return>> {
  const it = await own(deps, actor, input.params.id)
  const outage = await settleHandoff(deps, it)
  if (outage) throw new Problem('lender_unavailable', { correlationId: outage.correlationId })
  return toView(deps, await own(deps, actor, it.id))
}
