import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { sessionContract } from '@miaoguo/shared/contract/shopper/sessions'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { NewSession } from '@miaoguo/shared/session/session'
import { millisecondsOf } from '@miaoguo/shared/time/instant'
import type { Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../http/auth.ts'
import { limitRate } from '../http/rate-limit.ts'
import { sameText } from '../merchants/keys.ts'
import { digestOf, guessesMax } from './one-time-code.ts'
import { openSession } from './open-session.ts'
import * as store from './store.ts'

type Contract = typeof sessionContract.signIn
type Proven = { platform: NewSession['platform']; subject: string; phone: string | null }

/** Judges a phone's code; the guess is counted first, whatever comes of it. */
async function judgeCode(deps: Deps, phone: string, guess: string): Promise<string> {
  const phoneHash = digestOf(deps.env, 'phone', phone)
  const code = await store.countGuess(deps.db, phoneHash, guessesMax)
  const guessHash = digestOf(deps.env, 'code', `${phone}:${guess}`)
  const right = sameText(code?.codeHash ?? '', guessHash)
  const live = code !== undefined && millisecondsOf(code.expiresAt) > millisecondsOf(deps.now())
  if (!right || !live) throw new Problem('login_code_invalid')
  return guessHash
}

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
    const codeHash = await judgeCode(deps, phone, body.oneTimeCode)
    return deps.db.transaction().execute(async (tx) => {
      const taken = await store.takeOneTimeCode(tx, {
        phoneHash: digestOf(deps.env, 'phone', phone),
        codeHash,
      })
      if (!taken) throw new Problem('login_code_invalid')
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
