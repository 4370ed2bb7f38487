import { randomBytes } from 'node:crypto'
import type { WechatApp } from './wechat.ts'

/** A message a platform took for somebody. */
export type SentNotice = {
  platform: 'weapp' | 'alipay'
  to: string
  template: string
  page: string
  data: Record<string, { value: string }>
  /** WeChat's: which of its mini-programs opens. */
  state?: string
}
/** What a stand-in remembers of messages: who takes none, tokens given out, and what was sent. */
export type NoticeDesk = {
  unwilling: Set<string>
  tokens: Map<string, number>
  sent: SentNotice[]
}

/** stable_token: the same one until it is close to its end. */
export function stableToken(app: WechatApp, body: unknown, desk: NoticeDesk): unknown {
  const { grant_type: grant, appid, secret } = (body ?? {}) as Record<string, unknown>
  if (grant !== 'client_credential') return { errcode: 40002, errmsg: 'invalid grant_type' }
  if (appid !== app.appId) return { errcode: 40013, errmsg: 'invalid appid' }
  if (secret !== app.secret) return { errcode: 40125, errmsg: 'invalid appsecret' }
  const nowMs = Date.now()
  const known = [...desk.tokens].find(([, untilMs]) => untilMs > nowMs + 300_000)
  const [token, untilMs] = known ?? [randomBytes(32).toString('hex'), nowMs + 7_200_000]
  desk.tokens.set(token, untilMs)
  return { access_token: token, expires_in: Math.floor((untilMs - nowMs) / 1000) }
}

/** 订阅消息参数值内容限制: what each kind of field takes. */
const limits: Record<string, RegExp> = {
  thing: /^[\s\S]{1,20}$/u,
  amount: /^\D{0,3}\d{1,10}(\.\d+)?元?$/u,
  date: /^\d{4}年\d{1,2}月\d{1,2}日( \d{1,2}:\d{2})?$/u,
}

/** The first field whose value its kind does not take. */
function misfit(data: SentNotice['data']): string | undefined {
  return Object.entries(data).find(([name, { value }]) => {
    const kind = name.replace(/\d+$/, '')
    const limit = limits[kind]
    return !limit || !limit.test(value)
  })?.[0]
}

/** cgi-bin/message/subscribe/send. */
export function subscribeSend(
  app: WechatApp,
  asked: { token: string | null; body: unknown },
  desk: NoticeDesk,
): unknown {
  if (!asked.token || !desk.tokens.has(asked.token))
    return { errcode: 40001, errmsg: 'invalid credential, access_token is invalid or not latest' }
  const body = (asked.body ?? {}) as Record<string, unknown>
  const to = body['touser']
  if (typeof to !== 'string' || !to.startsWith('o'))
    return { errcode: 40003, errmsg: 'invalid openid' }
  if (body['template_id'] !== app.template) return { errcode: 40037, errmsg: 'invalid template_id' }
  const data = (body['data'] ?? {}) as SentNotice['data']
  const wrong = misfit(data)
  if (wrong) return { errcode: 47003, errmsg: `argument invalid! data.${wrong}.value is invalid` }
  if (desk.unwilling.has(to)) return { errcode: 43101, errmsg: 'user refuse to accept the msg' }
  desk.sent.push({
    platform: 'weapp',
    to,
    template: app.template,
    page: String(body['page']),
    data,
    state: String(body['miniprogram_state']),
  })
  return { errcode: 0, errmsg: 'ok' }
}
