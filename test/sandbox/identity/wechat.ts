import { createHash, randomBytes } from 'node:crypto'

/** Error codes of WeChat's auth.code2Session; it answers 200 with them, as text/plain. */
const errors = {
  '-1': 'system error',
  40002: 'invalid grant_type',
  40013: 'invalid appid',
  40029: 'invalid code',
  40125: 'invalid appsecret',
  40163: 'code been used',
  40226: 'code blocked',
  41002: 'appid missing',
  41008: 'missing code',
  45011: 'api minute-quota reach limit  mustslower  retry next minute',
} as const

/** How a code begins decides what WeChat says; anything else signs in. */
const steered: [string, keyof typeof errors][] = [
  ['invalid', 40029],
  ['blocked', 40226],
  ['quota', 45011],
  ['busy', '-1'],
]

export type WechatApp = {
  appId: string
  secret: string
  /** Of reminders. */
  template: string
}

/** jscode2session: a code works once; the same name before its first dot is the same person. */
export function codeToSession(
  app: WechatApp,
  query: URLSearchParams,
  { used, unwilling }: { used: Set<string>; unwilling: Set<string> },
): unknown {
  const refuse = (code: keyof typeof errors): unknown => ({
    errcode: Number(code),
    errmsg: `${errors[code]}, rid: ${randomBytes(4).toString('hex')}-sandbox`,
  })
  const code = query.get('js_code') ?? ''
  if (!query.get('appid')) return refuse(41002)
  if (query.get('appid') !== app.appId) return refuse(40013)
  if (query.get('secret') !== app.secret) return refuse(40125)
  if (query.get('grant_type') !== 'authorization_code') return refuse(40002)
  if (code === '') return refuse(41008)
  const fate = steered.find(([start]) => code.startsWith(start))
  if (fate) return refuse(fate[1])
  if (used.has(`wx:${code}`)) return refuse(40163)
  used.add(`wx:${code}`)
  const person = code.split('.')[0] ?? code
  const digest = createHash('sha256').update(`wx:${person}`).digest('base64url')
  const openid = `o${digest.slice(0, 27)}`
  if (person.startsWith('unwilling')) unwilling.add(openid)
  return {
    session_key: randomBytes(16).toString('base64'),
    openid,
    unionid: `u${digest.slice(15, 42)}`,
  }
}
