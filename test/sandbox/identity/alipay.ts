import { createHash, createSign, createVerify, randomBytes, type KeyObject } from 'node:crypto'

export type AlipayApp = {
  appId: string
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
export function gateway(app: AlipayApp, params: URLSearchParams, used: Set<string>): string {
  const answer = token(app, params, used)
  const name = 'sub_code' in answer ? 'error_response' : 'alipay_system_oauth_token_response'
  const body = JSON.stringify(answer)
  const sign = createSign('RSA-SHA256').update(body).sign(app.gatewayKey, 'base64')
  return `{"${name}":${body},"sign":"${sign}"}`
}

function token(app: AlipayApp, params: URLSearchParams, used: Set<string>) {
  const code = params.get('code') ?? ''
  if (!params.get('app_id')) return missing('isv.missing-app-id', '缺少AppID参数')
  if (params.get('app_id') !== app.appId) return invalid('isv.invalid-app-id', '无效的AppID参数')
  if (!params.get('method')) return missing('isv.missing-method', '缺少方法名参数')
  if (params.get('method') !== 'alipay.system.oauth.token') {
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
  return person(code.split('.')[0] ?? code)
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
