import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { webhookEndpointContract } from '@miaoguo/shared/contract/merchant/webhooks'
import { Problem } from '@miaoguo/shared/problem/problem'
import { instantAfter } from '@miaoguo/shared/time/instant'
import { seal, unseal } from '../db/seal.ts'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import * as endpoints from '../outbox/endpoint-store.ts'
import { makeSecret, toEndpointView } from './endpoints.ts'

type Contract = typeof webhookEndpointContract.rotateSecret

const hourMs = 3_600_000

/** A new signing secret. The old one signs beside it for the overlap, so that receivers can change without missing any. */
export async function rotateSecret(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { overlapHours = 24 } = input.body
  const now = deps.wallNow()
  const secret = makeSecret(deps)
  return deps.db.transaction().execute(async (tx) => {
    const found = await endpoints.lockOwned(tx, {
      id: input.params.id,
      merchantId: merchantOf(actor).merchantId,
    })
    if (!found) throw new Problem('not_found')
    const [newest] = await endpoints.secretsOf(tx, found.id)
    const rotatedBefore =
      newest !== undefined && unseal(deps.env.SESSION_SECRET, newest.sealed) === secret
    if (!rotatedBefore)
      await endpoints.replaceSecret(tx, {
        endpointId: found.id,
        sealed: seal(deps.env.SESSION_SECRET, secret),
        origin: 'api',
        createdAt: now,
        oldExpireAt: instantAfter(now, overlapHours * hourMs),
      })
    return { ...(await toEndpointView(tx, found, now)), secret }
  })
}
