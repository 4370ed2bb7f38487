import { Problem } from '@miaoguo/shared/problem/problem'
import * as z from 'zod/mini'
import type { Env } from '../../env.ts'
import type { Identity } from '../identity.ts'
import { gatewayUrl, isSigned, signedForm } from './alipay-gateway.ts'
import { ask, jsonOf } from './ask.ts'

const Token = z.object({ open_id: z.optional(z.string()), user_id: z.optional(z.string()) })
const Fault = z.object({ code: z.string(), sub_code: z.optional(z.string()) })
const Answer = z.object({
  alipay_system_oauth_token_response: z.optional(z.unknown()),
  error_response: z.optional(z.unknown()),
  sign: z.optional(z.string()),
})

const method = 'alipay.system.oauth.token'
const unavailable = (facts: Record<string, string> = {}) =>
  new Problem('identity_unavailable', { platform: 'alipay', ...facts })

/** https://opendocs.alipay.com/open/84bc7352_alipay.system.oauth.token */
export async function fromAlipay(env: Env, code: string, now: string): Promise<Identity> {
  const params = { code, grant_type: 'authorization_code' }
  const text = await ask('alipay', gatewayUrl(env), {
    method: 'POST',
    body: signedForm(env, { method, params, now }),
  })
  const answer = Answer.safeParse(jsonOf(text))
  if (!answer.success) throw unavailable()
  if (!isSigned(env, text, { method, sign: answer.data.sign }))
    throw unavailable({ reason: 'signature' })
  const fault = Fault.safeParse(
    answer.data.error_response ?? answer.data.alipay_system_oauth_token_response,
  )
  if (fault.success) {
    if (fault.data.sub_code === 'isv.code-invalid') throw new Problem('login_code_invalid')
    if (fault.data.code === '20001') throw new Problem('login_blocked')
    throw unavailable({ code: fault.data.code })
  }
  const token = Token.safeParse(answer.data.alipay_system_oauth_token_response)
  const subject = token.success ? (token.data.open_id ?? token.data.user_id) : undefined
  if (!subject) throw unavailable()
  return { subject }
}
