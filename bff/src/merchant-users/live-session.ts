import type { MerchantSessionId, MerchantUserId } from '@miaoguo/shared/id/id'
import type { MerchantRole } from '@miaoguo/shared/merchant/permission'
import { Problem } from '@miaoguo/shared/problem/problem'
import { millisecondsOf } from '@miaoguo/shared/time/instant'
import type { Deps } from '../deps.ts'
import { digestOf } from '../sessions/one-time-code.ts'
import * as store from './store.ts'

/** A working day; whoever walks away is signed out within the hour. */
export const sessionMs = 8 * 3_600_000
const idleMs = 3_600_000
const touchMs = 60_000

/** A token of the console is no JWT and has a table of its own, so that no shopper's token can stand for it. */
export const tokenHashOf = (deps: Pick<Deps, 'env'>, token: string): string =>
  digestOf(deps.env, 'console', token)

type Live = {
  sessionId: MerchantSessionId
  userId: MerchantUserId
  merchantCode: string
  role: MerchantRole
}

/** Whose session a token is, now. Refuses `credentials_invalid` or `session_expired`. */
export async function liveSession(deps: Deps, token: string): Promise<Live> {
  const session = await store.findSession(deps.db, tokenHashOf(deps, token))
  if (!session) throw new Problem('credentials_invalid')
  const now = deps.wallNow()
  const idle = millisecondsOf(now) - millisecondsOf(session.usedAt)
  const over =
    session.revokedAt !== null || millisecondsOf(session.expiresAt) <= millisecondsOf(now)
  if (over || idle >= idleMs) throw new Problem('session_expired')
  if (idle >= touchMs) await store.touch(deps.db, session.sessionId, now)
  const { sessionId, userId, merchantCode, role } = session
  return { sessionId, userId, merchantCode, role }
}
