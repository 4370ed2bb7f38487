import type { consoleSessionContract } from '@miaoguo/shared/contract/console/sessions'
import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import { MerchantSessionId } from '@miaoguo/shared/id/id'
import { Problem } from '@miaoguo/shared/problem/problem'
import { instantAfter } from '@miaoguo/shared/time/instant'
import { randomBytes } from 'node:crypto'
import type { Deps } from '../deps.ts'
import { merchantUserOf, type Actor } from '../http/auth.ts'
import { limitRate } from '../http/rate-limit.ts'
import {
  judgeCode,
  loginHashOf,
  sendCode,
  takeCode,
  textOf,
  type Login,
} from '../sessions/prove-login.ts'
import { sessionMs, tokenHashOf } from './live-session.ts'
import * as store from './store.ts'
import { viewOf } from './view-user.ts'

type Contract = typeof consoleSessionContract
const toLogin = (address: string): Login => ({ purpose: 'console', address })

function brake(deps: Deps, actor: Actor, what: string): void {
  if (actor.kind !== 'public') return
  const limit = { count: deps.env.SIGN_INS_PER_MINUTE, windowMs: 60_000 }
  limitRate(deps, `console ${what} from ${actor.address}`, limit)
}

/** Sends a code to a user; to anybody else nothing is sent, and the answer is the same. */
export async function sendConsoleCode(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract['sendCode']>,
): Promise<OutputOf<Contract['sendCode']>> {
  brake(deps, actor, 'code')
  const { login: address } = input.body
  const login = toLogin(address)
  return sendCode(deps, login, async (code) => {
    const user = await store.findByLogin(deps.db, loginHashOf(deps, login))
    if (!user) return
    const { identity } = deps
    const sent = address.includes('@')
      ? identity.sendMail(address, textOf(code))
      : identity.sendText(address, textOf(code))
    // Not waited for: how long it takes, and whether it fails, would tell who is a user.
    sent.catch((error: unknown) =>
      deps.log.warn({ userId: user.id, error: String(error) }, 'console code not sent'),
    )
  })
}

/** Opens a session of the console for whoever has the code of a user's login. */
export async function signInToConsole(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract['signIn']>,
): Promise<OutputOf<Contract['signIn']>> {
  brake(deps, actor, 'sign-in')
  const login = toLogin(input.body.login)
  const codeHash = await judgeCode(deps, login, input.body.oneTimeCode)
  const token = `mcs_${randomBytes(32).toString('base64url')}`
  const createdAt = deps.wallNow()
  const expiresAt = instantAfter(createdAt, sessionMs)
  const user = await deps.db.transaction().execute(async (tx) => {
    await takeCode(deps, tx, { login, codeHash })
    const found = await store.findByLogin(tx, loginHashOf(deps, login))
    if (!found) throw new Problem('login_code_invalid')
    await store.insertSession(tx, {
      id: MerchantSessionId.parse(deps.newId('merchantSession')),
      userId: found.id,
      tokenHash: tokenHashOf(deps, token),
      createdAt,
      expiresAt,
    })
    return found
  })
  return { ...(await viewOf(deps, user)), token, expiresAt }
}

/** Ends this session now. */
export async function signOutOfConsole(
  deps: Deps,
  actor: Actor,
): Promise<OutputOf<Contract['signOut']>> {
  await store.revoke(deps.db, merchantUserOf(actor).sessionId, deps.wallNow())
  return { revoked: true }
}
