import { createHash, createSign, createVerify, randomBytes, type KeyObject } from 'node:crypto'
import type { NoticeDesk, SentNotice } from './notices.ts'

export type AlipayApp = {
  appId: string
  /** Of reminders. */
  template: string
  /** The app's own public key; when given, every request must carry its RSA2 signature. */
  publicKey?: string | undefined
  /** Signs what the gateway answers. */
  gatewayKey: KeyObject
}

type Fault = { code: string; msg: string; sub_code: string; sub_msg: string }
const fault = (code: string, msg: string, subCode: string, subMsg: string): Fault => ({
  code,
  msg,
  sub_code: subCode,
  sub_msg: subMsg,
})
const invalid = (subCode: string, subMsg: string): Fault =>
  fault('40002', 'Invalid Arguments', subCode, subMsg)
const missing = (subCode: string, subMsg: string): Fault =>
  fault('40001', 'Missing Required Arguments', subCode, subMsg)

/** How a code begins decides what Alipay says; anything else signs in. */
const steered: [string, Fault][] = [
  ['invalid', invalid('isv.code-invalid', '授权码code无效')],
  [
    'blocked',
    fault('20001', 'Insufficient Token Permissions', 'aop.invalid-auth-token', '无效的访问令牌'),
  ],
  ['busy', fault('20000', 'Service Currently Unavailable', 'isp.unknow-error', '系统繁忙')],
]

/** One call of the gateway: parameters by form or query, and the answer under its method's name, signed. */
export function gateway(app: AlipayApp, params: URLSearchParams, desk: Known): string {
  const { method, answer } = answered(app, params, desk)
  const own = `${method.replaceAll('.', '_')}_response`
  // What is wrong with a sign-in is an error of the gateway; what is wrong with a message stands in its own answer.
  const fails = 'sub_code' in answer && answer.code !== '40004'
  const name = fails ? 'error_response' : own
  const body = JSON.stringify(answer)
  const sign = createSign('RSA-SHA256').update(body).sign(app.gatewayKey, 'base64')
  return `{"${name}":${body},"sign":"${sign}"}`
}

const tokenMethod = 'alipay.system.oauth.token'
const sendMethod = 'alipay.open.app.mini.templatemessage.send'
type Known = { used: Set<string> } & NoticeDesk

function answered(app: AlipayApp, params: URLSearchParams, desk: Known) {
  const method = params.get('method') ?? ''
  if (method !== sendMethod) return { method: tokenMethod, answer: token(app, params, desk) }
  return { method, answer: notice(app, params, desk) }
}

/** A message for who subscribed; Alipay answers a no as a business that failed. */
function notice(app: AlipayApp, params: URLSearchParams, desk: Known) {
  if (params.get('app_id') !== app.appId) return invalid('isv.invalid-app-id', '无效的AppID参数')
  if (app.publicKey && !signed(params, app.publicKey))
    return invalid('isv.invalid-signature', '验签出错')
  const content = JSON.parse(params.get('biz_content') ?? '{}') as Record<string, string>
  const to = content['to_open_id'] ?? content['to_user_id']
  if (!to || content['user_template_id'] !== app.template || !content['page'] || !content['data'])
    return missing('isv.missing-parameter', '缺少必选参数')
  if (desk.unwilling.has(to))
    return fault('40004', 'Business Failed', 'USER_NOT_SUBSCRIBED', '用户未订阅该消息')
  desk.sent.push({
    platform: 'alipay',
    to,
    template: app.template,
    page: content['page'],
    data: JSON.parse(content['data']) as SentNotice['data'],
  })
  return { code: '10000', msg: 'Success' }
}

function token(app: AlipayApp, params: URLSearchParams, { used, unwilling }: Known) {
  const code = params.get('code') ?? ''
  if (!params.get('app_id')) return missing('isv.missing-app-id', '缺少AppID参数')
  if (params.get('app_id') !== app.appId) return invalid('isv.invalid-app-id', '无效的AppID参数')
  if (!params.get('method')) return missing('isv.missing-method', '缺少方法名参数')
  if (params.get('method') !== tokenMethod) {
    return invalid('isv.invalid-method', '不存在的方法名')
  }
  if (app.publicKey && !signed(params, app.publicKey)) {
    return invalid('isv.invalid-signature', '验签出错')
  }
  if (params.get('grant_type') !== 'authorization_code') {
    return invalid('isv.grant-type-invalid', 'grant_type参数不正确')
  }
  const fate = steered.find(([start]) => code.startsWith(start))
  if (fate) return fate[1]
  if (code === '' || used.has(`ali:${code}`)) return invalid('isv.code-invalid', '授权码code无效')
  used.add(`ali:${code}`)
  const name = code.split('.')[0] ?? code
  const signedIn = person(name)
  if (name.startsWith('unwilling')) unwilling.add(signedIn.open_id)
  return signedIn
}

function person(name: string) {
  const digest = createHash('sha256').update(`ali:${name}`).digest()
  const digits = BigInt(`0x${digest.toString('hex').slice(0, 24)}`)
    .toString()
    .padStart(12, '0')
  return {
    user_id: `2088${digits.slice(0, 12)}`,
    open_id: digest.toString('base64url'),
    access_token: `authusrB${randomBytes(16).toString('hex')}`,
    expires_in: '1296000',
    refresh_token: `authusrB${randomBytes(16).toString('hex')}`,
    re_expires_in: '2592000',
    auth_start: '2026-01-01 00:00:00',
  }
}

/** RSA2 over every parameter but the signature, sorted by name, as `name=value` joined by `&`. */
function signed(params: URLSearchParams, publicKey: string): boolean {
  const text = [...params.entries()]
    .filter(([name, value]) => name !== 'sign' && value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
  return createVerify('RSA-SHA256')
    .update(text, 'utf8')
    .verify(publicKey, params.get('sign') ?? '', 'base64')
}
