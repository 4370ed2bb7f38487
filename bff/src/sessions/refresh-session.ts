import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { sessionContract } from '@miaoguo/shared/contract/shopper/sessions'
import { Problem } from '@miaoguo/shared/problem/problem'
import { millisecondsOf } from '@miaoguo/shared/time/instant'
import type { Deps } from '../deps.ts'
import type { Actor } from '../http/auth.ts'
import { digestOf } from './one-time-code.ts'
import { nextTokens } from './open-session.ts'
import * as store from './store.ts'

type Contract = typeof sessionContract.refresh

/** Exchanges a refresh token for the next; one that comes twice was stolen, so its whole family ends (RFC 9700, 4.14). */
export async function refreshSession(
  deps: Deps,
  _actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const now = deps.now()
  const hash = digestOf(deps.env, 'refresh', input.body.refreshToken)
  const next = await deps.db.transaction().execute(async (tx) => {
    const use = await store.useRefreshToken(tx, hash, now)
    if (!use) throw new Problem('credentials_invalid')
    if (use.outcome === 'used') {
      await store.revoke(tx, use.sessionId, now)
      return undefined
    }
    const session = await store.findById(tx, use.sessionId)
    const live =
      session &&
      session.revokedAt === null &&
      millisecondsOf(session.expiresAt) > millisecondsOf(now)
    if (!live) throw new Problem('session_expired')
    return nextTokens(deps, tx, { sessionId: session.id, borrowerId: session.borrowerId })
  })
  // Refused after the commit, because the revocation must stay.
  if (!next) throw new Problem('session_expired')
  return next
}
