import type {
  ApiKeyId,
  BorrowerId,
  MerchantId,
  MerchantSessionId,
  MerchantUserId,
  SessionId,
} from '@miaoguo/shared/id/id'
import type { MerchantMode } from '@miaoguo/shared/merchant/merchant'
import {
  permissionsOf,
  type MerchantRole,
  type Permission,
} from '@miaoguo/shared/merchant/permission'
import { invariant, Problem } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'
import { hashSecretKey, sameText } from '../merchants/keys.ts'
import { liveSession } from '../merchant-users/live-session.ts'
import * as merchants from '../merchants/store.ts'
import { readAccessToken } from '../sessions/access-token.ts'
import * as sessions from '../sessions/store.ts'

/** The account a request is about, whoever asks for it. */
export type Account = { merchantId: MerchantId; mode: MerchantMode; clockAheadMs: number }

/** Who is calling, as established at the door. */
export type Actor =
  | { kind: 'shopper'; borrowerId: BorrowerId; sessionId: SessionId }
  | {
      kind: 'merchant'
      merchantId: MerchantId
      mode: MerchantMode
      apiKeyId: ApiKeyId
      clockAheadMs: number
    }
  | {
      kind: 'merchant_user'
      userId: MerchantUserId
      sessionId: MerchantSessionId
      role: MerchantRole
      merchantCode: string
      /** Of the mode in the path; absent where the path names none. */
      account?: Account
    }
  | { kind: 'widget'; merchantId: MerchantId; clockAheadMs: number }
  | { kind: 'public'; address: string }

export type ActorOf<K extends Actor['kind']> = Extract<Actor, { kind: K }>

/** The shopper of an endpoint that only shoppers may call. */
export function shopperOf(actor: Actor): ActorOf<'shopper'> {
  invariant(actor.kind === 'shopper', 'the endpoint admits shoppers only')
  return actor
}

/** The account of an endpoint that only merchants may call: their servers by key, their people by session. */
export function merchantOf(actor: Actor): Account {
  const account = accountOf(actor)
  invariant(account, 'the endpoint admits merchants only')
  return account
}

export function accountOf(actor: Actor): Account | undefined {
  if (actor.kind === 'merchant') return actor
  return actor.kind === 'merchant_user' ? actor.account : undefined
}

/** The person at the console of an endpoint that only such may call. */
export function merchantUserOf(actor: Actor): ActorOf<'merchant_user'> {
  invariant(actor.kind === 'merchant_user', 'the endpoint admits users of merchants only')
  return actor
}

export type Credentials = {
  authorization: string | undefined
  /** The widget's publishable key, from the query. */
  key: string | undefined
  origin: string | undefined
  /** Of the path of a console's endpoint. */
  mode: string | undefined
  address: string
}

const bearerOf = (authorization: string | undefined): string => {
  if (!authorization) throw new Problem('credentials_missing')
  const token = /^Bearer ([\x21-\x7e]{1,4096})$/i.exec(authorization)?.[1]
  if (!token) throw new Problem('credentials_invalid')
  return token
}

async function shopper(deps: Deps, from: Credentials): Promise<ActorOf<'shopper'>> {
  const { sessionId, borrowerId } = await readAccessToken(deps, bearerOf(from.authorization))
  return { kind: 'shopper', borrowerId, sessionId }
}

/** Refuses a shopper whose session has ended, however good the token is (`session_expired`). */
export async function refuseEnded(deps: Deps, actor: ActorOf<'shopper'>): Promise<void> {
  if (!(await sessions.isLive(deps.db, actor, deps.now()))) throw new Problem('session_expired')
}

async function merchant(deps: Deps, from: Credentials): Promise<Actor> {
  const hash = hashSecretKey(bearerOf(from.authorization))
  const found = await merchants.byKey(deps.db, { kind: 'secret', hash }, deps.wallNow())
  if (!found || !sameText(found.hash, hash)) throw new Problem('credentials_invalid')
  const { id, mode, clockAheadMs } = found.merchant
  return { kind: 'merchant', merchantId: id, mode, apiKeyId: found.apiKeyId, clockAheadMs }
}

async function merchantUser(
  deps: Deps,
  from: Credentials,
  permission: Permission | undefined,
): Promise<Actor> {
  const session = await liveSession(deps, bearerOf(from.authorization))
  if (permission && !permissionsOf[session.role].includes(permission))
    throw new Problem('permission_missing', { permission, role: session.role })
  const actor = { kind: 'merchant_user' as const, ...session }
  if (from.mode === undefined) return actor
  const held = await merchants.byCode(deps.db, session.merchantCode)
  const account = held.find((it) => it.mode === from.mode)
  if (!account) {
    // A word that is no mode is told by the validator, with its field.
    if (from.mode === 'test' || from.mode === 'live') throw new Problem('not_found')
    return actor
  }
  const { id, mode, clockAheadMs } = account
  return { ...actor, account: { merchantId: id, mode, clockAheadMs } }
}

async function widget(deps: Deps, from: Credentials): Promise<Actor> {
  if (!from.key) throw new Problem('credentials_missing')
  if (!/^pk_(test|live)_\w{1,70}$/.test(from.key)) throw new Problem('credentials_invalid')
  const key = { kind: 'publishable' as const, hash: from.key }
  const found = await merchants.byKey(deps.db, key, deps.wallNow())
  if (!found) throw new Problem('credentials_invalid')
  // Browsers always name their origin here; who is no browser can write any origin, so absence proves nothing.
  if (from.origin !== undefined && !found.merchant.allowedOrigins.includes(from.origin)) {
    throw new Problem('origin_not_allowed', { origin: from.origin.slice(0, 200) })
  }
  const { id, clockAheadMs } = found.merchant
  return { kind: 'widget', merchantId: id, clockAheadMs }
}

/** Establishes the caller an endpoint asks for, or refuses; of a shopper the token only, see `refuseEnded`. */
export async function authenticate(
  deps: Deps,
  { kind, permission }: { kind: Actor['kind']; permission?: Permission | undefined },
  from: Credentials,
): Promise<Actor> {
  switch (kind) {
    case 'merchant_user':
      return merchantUser(deps, from, permission)
    case 'shopper':
      return shopper(deps, from)
    case 'merchant':
      return merchant(deps, from)
    case 'widget':
      return widget(deps, from)
    case 'public':
      return { kind: 'public', address: from.address }
  }
}

/** Whose idempotency keys these are: two callers may use the same key. */
export function scopeOf(actor: Actor): string {
  switch (actor.kind) {
    case 'shopper':
      return actor.borrowerId
    case 'merchant_user':
      return actor.userId
    case 'merchant':
    case 'widget':
      return actor.merchantId
    case 'public':
      return 'public'
  }
}
