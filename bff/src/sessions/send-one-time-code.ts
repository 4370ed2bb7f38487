import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { sessionContract } from '@miaoguo/shared/contract/shopper/sessions'
import { Problem } from '@miaoguo/shared/problem/problem'
import { instantAfter, millisecondsOf } from '@miaoguo/shared/time/instant'
import type { Deps } from '../deps.ts'
import type { Actor } from '../http/auth.ts'
import { limitRate } from '../http/rate-limit.ts'
import { codeMinutes, digestOf, makeCode } from './one-time-code.ts'
import * as store from './store.ts'

type Contract = typeof sessionContract.sendOneTimeCode
const dayMs = 86_400_000

/** Sends a code to a phone: one a minute and ten a day to each phone, and a few a minute from each address. */
export async function sendOneTimeCode(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { phone } = input.body
  const { env } = deps
  const phoneHash = digestOf(env, 'phone', phone)
  if (actor.kind === 'public')
    limitRate(deps, `code from ${actor.address}`, {
      count: env.SIGN_INS_PER_MINUTE,
      windowMs: 60_000,
    })
  const code = makeCode(env)
  const now = deps.now()
  const codeHash = digestOf(env, 'code', `${phone}:${code}`)
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
    await deps.identity.sendText(
      phone,
      `【秒过】验证码 ${code}，${codeMinutes} 分钟内有效。请勿告诉他人。`,
    )
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
