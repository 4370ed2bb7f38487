import type { BorrowerId } from '@miaoguo/shared/id/id'
import { SessionId } from '@miaoguo/shared/id/id'
import type { Session } from '@miaoguo/shared/session/session'
import { instantAfter } from '@miaoguo/shared/time/instant'
import { randomBytes } from 'node:crypto'
import type { Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import { issueAccessToken } from './access-token.ts'
import { digestOf } from './one-time-code.ts'
import * as store from './store.ts'

/** A name to greet with that tells a bystander nothing: the end of the id. */
const displayNameOf = (borrowerId: BorrowerId): string => `秒友${borrowerId.slice(-4)}`

/** Gives a session its next pair of tokens. */
export async function nextTokens(
  deps: Deps,
  tx: Tx,
  it: { sessionId: SessionId; borrowerId: BorrowerId },
): Promise<Session> {
  const now = deps.now()
  const refreshToken = randomBytes(32).toString('base64url')
  await store.insertRefreshToken(tx, {
    hash: digestOf(deps.env, 'refresh', refreshToken),
    sessionId: it.sessionId,
    createdAt: now,
  })
  const accessExpiresAt = instantAfter(now, deps.env.ACCESS_MINUTES * 60_000)
  return {
    borrowerId: it.borrowerId,
    displayName: displayNameOf(it.borrowerId),
    accessToken: await issueAccessToken(deps, { ...it, expiresAt: accessExpiresAt }),
    accessExpiresAt,
    refreshToken,
  }
}

/** A new session for a borrower who has proven who they are. */
export async function openSession(deps: Deps, tx: Tx, borrowerId: BorrowerId): Promise<Session> {
  const now = deps.now()
  const sessionId = SessionId.parse(deps.newId('session'))
  await store.insert(tx, {
    id: sessionId,
    borrowerId,
    createdAt: now,
    expiresAt: instantAfter(now, deps.env.SESSION_DAYS * 86_400_000),
  })
  return nextTokens(deps, tx, { sessionId, borrowerId })
}
