import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { sessionContract } from '@miaoguo/shared/contract/shopper/sessions'
import type { NewSession } from '@miaoguo/shared/session/session'
import type { Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../http/auth.ts'
import { limitRate } from '../http/rate-limit.ts'
import { digestOf } from './one-time-code.ts'
import { openSession } from './open-session.ts'
import { judgeCode, takeCode, type Login } from './prove-login.ts'
import * as store from './store.ts'

type Contract = typeof sessionContract.signIn
type Proven = { platform: NewSession['platform']; subject: string; phone: string | null }

async function enter(deps: Deps, tx: Tx, it: Proven): Promise<OutputOf<Contract>> {
  const borrowerId = await store.findOrInsertBorrower(tx, {
    id: deps.newId('borrower'),
    platform: it.platform,
    subjectHash: digestOf(deps.env, 'subject', `${it.platform}:${it.subject}`),
    phone: it.phone,
    createdAt: deps.now(),
  })
  return openSession(deps, tx, borrowerId)
}

/** Signs a shopper in with what their platform vouches for; first sight makes the borrower. */
export async function signIn(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { body } = input
  if (actor.kind === 'public') {
    limitRate(deps, `sign-in from ${actor.address}`, {
      count: deps.env.SIGN_INS_PER_MINUTE,
      windowMs: 60_000,
    })
  }
  if (body.platform === 'h5') {
    const { phone } = body
    const login: Login = { purpose: 'shopper', address: phone }
    const codeHash = await judgeCode(deps, login, body.oneTimeCode)
    return deps.db.transaction().execute(async (tx) => {
      await takeCode(deps, tx, { login, codeHash })
      return enter(deps, tx, { platform: 'h5', subject: phone, phone })
    })
  }
  const { subject } =
    body.platform === 'weapp'
      ? await deps.identity.fromWeChat(body.code)
      : await deps.identity.fromAlipay(body.code)
  return deps.db
    .transaction()
    .execute((tx) => enter(deps, tx, { platform: body.platform, subject, phone: null }))
}
