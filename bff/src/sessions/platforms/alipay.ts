import { Problem } from '@miaoguo/shared/problem/problem'
import { dateAtOffset, instantAfter } from '@miaoguo/shared/time/instant'
import {
  createPrivateKey,
  createPublicKey,
  createSign,
  createVerify,
  type KeyObject,
} from 'node:crypto'
import * as z from 'zod/mini'
import type { Env } from '../../env.ts'
import type { Identity } from '../identity.ts'
import { ask, jsonOf } from './ask.ts'

const Token = z.object({ open_id: z.optional(z.string()), user_id: z.optional(z.string()) })
const Fault = z.object({ code: z.string(), sub_code: z.optional(z.string()) })
const Answer = z.object({
  alipay_system_oauth_token_response: z.optional(z.unknown()),
  error_response: z.optional(z.unknown()),
  sign: z.optional(z.string()),
})

const methodName = 'alipay.system.oauth.token'
const unavailable = (facts: Record<string, string> = {}) =>
  new Problem('identity_unavailable', { platform: 'alipay', ...facts })

/** Alipay hands out keys as bare base64 (PKCS#8, SPKI); a PEM is taken as it is. */
const privateKeyOf = (text: string): KeyObject =>
  text.includes('-----BEGIN')
    ? createPrivateKey(text)
    : createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' })
const publicKeyOf = (text: string): KeyObject =>
  text.includes('-----BEGIN')
    ? createPublicKey(text)
    : createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' })

/** `yyyy-MM-dd HH:mm:ss` in China, as the gateway wants it. */
const timestampOf = (now: string): string =>
  `${dateAtOffset(now, 480)} ${instantAfter(now, 480 * 60_000).slice(11, 19)}`

function signedForm(env: Env, code: string, now: string): URLSearchParams {
  const params: [string, string][] = [
    ['app_id', env.ALIPAY_APP_ID],
    ['charset', 'utf-8'],
    ['code', code],
    ['format', 'JSON'],
    ['grant_type', 'authorization_code'],
    ['method', methodName],
    ['sign_type', 'RSA2'],
    ['timestamp', timestampOf(now)],
    ['version', '1.0'],
  ]
  if (env.ALIPAY_PRIVATE_KEY) {
    // RSA2: every parameter, sorted by name, `name=value` joined by `&`; the list above is in that order.
    const text = params.map(([name, value]) => `${name}=${value}`).join('&')
    params.push([
      'sign',
      createSign('RSA-SHA256')
        .update(text, 'utf8')
        .sign(privateKeyOf(env.ALIPAY_PRIVATE_KEY), 'base64'),
    ])
  }
  return new URLSearchParams(params)
}

/** The answer is signed over the bytes of the response object as they stand in the text. */
function verifySignature(env: Env, text: string, sign: string | undefined): void {
  if (!env.ALIPAY_PUBLIC_KEY) return
  const content =
    /^\s*\{"(?:alipay_system_oauth_token_response|error_response)":(\{[\s\S]*\}),"sign":"[^"]*"\s*\}\s*$/.exec(
      text,
    )?.[1]
  const good =
    content !== undefined &&
    sign !== undefined &&
    createVerify('RSA-SHA256')
      .update(content, 'utf8')
      .verify(publicKeyOf(env.ALIPAY_PUBLIC_KEY), sign, 'base64')
  if (!good) throw unavailable({ reason: 'signature' })
}

/** https://opendocs.alipay.com/open/84bc7352_alipay.system.oauth.token */
export async function fromAlipay(env: Env, code: string, now: string): Promise<Identity> {
  const text = await ask('alipay', `${env.ALIPAY_BASE_URL}/gateway.do?charset=utf-8`, {
    method: 'POST',
    body: signedForm(env, code, now),
  })
  const answer = Answer.safeParse(jsonOf(text))
  if (!answer.success) throw unavailable()
  verifySignature(env, text, answer.data.sign)
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
