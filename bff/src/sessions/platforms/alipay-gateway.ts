import { dateAtOffset, instantAfter } from '@miaoguo/shared/time/instant'
import {
  createPrivateKey,
  createPublicKey,
  createSign,
  createVerify,
  type KeyObject,
} from 'node:crypto'
import type { Env } from '../../env.ts'

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

type Call = { method: string; params: Record<string, string>; now: string }

export const gatewayUrl = (env: Env): string => `${env.ALIPAY_BASE_URL}/gateway.do?charset=utf-8`

/** One call of the gateway, signed as RSA2: every parameter sorted by name, `name=value` joined by `&`. */
export function signedForm(env: Env, { method, params, now }: Call): URLSearchParams {
  const all = Object.entries({
    app_id: env.ALIPAY_APP_ID,
    charset: 'utf-8',
    format: 'JSON',
    method,
    sign_type: 'RSA2',
    timestamp: timestampOf(now),
    version: '1.0',
    ...params,
  }).toSorted(([a], [b]) => (a < b ? -1 : 1))
  if (env.ALIPAY_PRIVATE_KEY) {
    const text = all.map(([name, value]) => `${name}=${value}`).join('&')
    const signer = createSign('RSA-SHA256').update(text, 'utf8')
    all.push(['sign', signer.sign(privateKeyOf(env.ALIPAY_PRIVATE_KEY), 'base64')])
  }
  return new URLSearchParams(all)
}

/** Whether the gateway signed an answer, over the bytes of its first object as they stand in the text. */
export function isSigned(env: Env, text: string, it: { method: string; sign: string | undefined }) {
  if (!env.ALIPAY_PUBLIC_KEY) return true
  const name = `${it.method.replaceAll('.', '_')}_response`
  const content = new RegExp(
    `^\\s*\\{"(?:${name}|error_response)":(\\{[\\s\\S]*\\}),"sign":"[^"]*"\\s*\\}\\s*$`,
  ).exec(text)?.[1]
  return (
    content !== undefined &&
    it.sign !== undefined &&
    createVerify('RSA-SHA256')
      .update(content, 'utf8')
      .verify(publicKeyOf(env.ALIPAY_PUBLIC_KEY), it.sign, 'base64')
  )
}
