import { Problem } from '@miaoguo/shared/problem/problem'
import { instantAfter, millisecondsOf } from '@miaoguo/shared/time/instant'
import type { Db, Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import { limitRate } from '../http/rate-limit.ts'
import { sameText } from '../merchants/keys.ts'
import { codeMinutes, digestOf, guessesMax, makeCode } from './one-time-code.ts'
import * as store from './store.ts'

const dayMs = 86_400_000
/** Where a code goes, and for what: a code for one purpose opens nothing of another. */
export type Login = { purpose: 'shopper' | 'console'; address: string }

/** Shoppers' digests are what they were before there was a console. */
const nameOf = ({ purpose, address }: Login): string =>
  purpose === 'shopper' ? address : `${purpose} ${address}`

export const loginHashOf = (deps: Pick<Deps, 'env'>, login: Login): string =>
  digestOf(deps.env, 'phone', nameOf(login))

export const textOf = (code: string): string =>
  `【秒过】验证码 ${code}，${codeMinutes} 分钟内有效。请勿告诉他人。`

/** Makes a code and sends it: one a minute and ten a day to each login. */
export async function sendCode(
  deps: Deps,
  login: Login,
  send: (code: string) => Promise<void>,
): Promise<{ expiresInSeconds: number; retryAfterSeconds: number }> {
  const { env } = deps
  const phoneHash = loginHashOf(deps, login)
  const code = makeCode(env)
  const now = deps.now()
  const codeHash = digestOf(env, 'code', `${nameOf(login)}:${code}`)
  const cooldownMs = env.CODE_COOLDOWN_SECONDS * 1000
  const earlier = await store.putOneTimeCode(
    deps.db,
    { phoneHash, codeHash, createdAt: now, expiresAt: instantAfter(now, codeMinutes * 60_000) },
    instantAfter(now, -cooldownMs),
  )
  if (earlier) {
    const waitMs = millisecondsOf(earlier.createdAt) + cooldownMs - millisecondsOf(now)
    throw new Problem('rate_limited', { retryAfterSeconds: Math.ceil(waitMs / 1000) })
  }
  try {
    limitRate(deps, `code to ${phoneHash}`, { count: env.CODES_PER_DAY, windowMs: dayMs })
    await send(code)
  } catch (error) {
    // A code that nobody received must not make its phone wait for the next.
    await store.takeOneTimeCode(deps.db, { phoneHash, codeHash })
    throw error
  }
  return {
    expiresInSeconds: codeMinutes * 60,
    retryAfterSeconds: Math.max(1, env.CODE_COOLDOWN_SECONDS),
  }
}

/** Judges a code; the guess is counted first, whatever comes of it. Answers what `takeCode` needs. */
export async function judgeCode(deps: Deps, login: Login, guess: string): Promise<string> {
  const code = await store.countGuess(deps.db, loginHashOf(deps, login), guessesMax)
  const guessHash = digestOf(deps.env, 'code', `${nameOf(login)}:${guess}`)
  const right = sameText(code?.codeHash ?? '', guessHash)
  const live = code !== undefined && millisecondsOf(code.expiresAt) > millisecondsOf(deps.now())
  if (!right || !live) throw new Problem('login_code_invalid')
  return guessHash
}

/** Takes the one use of a right code, in the transaction of what it opens. */
export async function takeCode(
  deps: Deps,
  tx: Db | Tx,
  it: { login: Login; codeHash: string },
): Promise<void> {
  const phoneHash = loginHashOf(deps, it.login)
  if (!(await store.takeOneTimeCode(tx, { phoneHash, codeHash: it.codeHash })))
    throw new Problem('login_code_invalid')
}
