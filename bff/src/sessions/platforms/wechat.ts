import { Problem } from '@miaoguo/shared/problem/problem'
import * as z from 'zod/mini'
import type { Env } from '../../env.ts'
import type { Identity } from '../identity.ts'
import { ask, jsonOf } from './ask.ts'

// session_key and unionid come along in the answer; they are not read here, so they can reach nobody.
const Answer = z.object({
  openid: z.optional(z.string().check(z.minLength(1))),
  errcode: z.optional(z.int()),
})

const codeInvalid = [40029, 40163, 41008]
const blocked = [40226]

/** https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-login/code2Session.html */
export async function fromWeChat(env: Env, code: string): Promise<Identity> {
  const query = new URLSearchParams({
    appid: env.WECHAT_APP_ID,
    secret: env.WECHAT_SECRET,
    js_code: code,
    grant_type: 'authorization_code',
  })
  const text = await ask('weapp', `${env.WECHAT_BASE_URL}/sns/jscode2session?${query}`)
  // WeChat labels its JSON text/plain.
  const answer = Answer.safeParse(jsonOf(text))
  if (!answer.success) throw new Problem('identity_unavailable', { platform: 'weapp' })
  const { openid, errcode = 0 } = answer.data
  if (codeInvalid.includes(errcode)) throw new Problem('login_code_invalid')
  if (blocked.includes(errcode)) throw new Problem('login_blocked')
  if (errcode !== 0 || openid === undefined)
    throw new Problem('identity_unavailable', { platform: 'weapp', errcode })
  return { subject: openid }
}
