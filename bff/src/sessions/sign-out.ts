import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { sessionContract } from '@miaoguo/shared/contract/shopper/sessions'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import * as store from './store.ts'

type Contract = typeof sessionContract.signOut

/** Ends this session now: its access token stops working too, not only its refresh token. */
export async function signOut(
  deps: Deps,
  actor: Actor,
  _input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  await store.revoke(deps.db, shopperOf(actor).sessionId, deps.now())
  return { revoked: true }
}
