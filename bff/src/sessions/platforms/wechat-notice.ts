import { millisecondsOf } from '@miaoguo/shared/time/instant'
import * as z from 'zod/mini'
import type { Env } from '../../env.ts'
import type { Identity, Notice, NoticeOutcome } from '../identity.ts'
import { ask, jsonOf } from './ask.ts'
import { dataOf } from './notice-fields.ts'
import { sendOnce } from './send-once.ts'

const Token = z.object({ access_token: z.string().check(z.minLength(1)), expires_in: z.int() })
const Answer = z.object({ errcode: z.int() })

const userRefused = 43101
const tokenIsOld = new Set([40001, 40014, 42001])
/** A token is asked for anew five minutes before its end, when WeChat begins to give out the next. */
const marginMs = 300_000

/**
 * Subscription messages. A token is asked for once and kept in memory until shortly before its end; the stable interface
 * gives every process the same one, so that none takes another's away.
 */
export function wechatNotices(env: Env, now: () => string) {
  let known: { token: string; untilMs: number } | undefined
  const post = (body: unknown): RequestInit => ({
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  // https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-access-token/getStableAccessToken.html
  const fetchToken = async (): Promise<string | undefined> => {
    const asked = post({
      grant_type: 'client_credential',
      appid: env.WECHAT_APP_ID,
      secret: env.WECHAT_SECRET,
      force_refresh: false,
    })
    const text = await ask('weapp', `${env.WECHAT_BASE_URL}/cgi-bin/stable_token`, asked).catch(
      () => '',
    )
    const answer = Token.safeParse(jsonOf(text))
    if (!answer.success) return undefined
    const { access_token: token, expires_in: seconds } = answer.data
    known = { token, untilMs: millisecondsOf(now()) + seconds * 1000 - marginMs }
    return token
  }
  const token = async (): Promise<string | undefined> =>
    known && known.untilMs > millisecondsOf(now()) ? known.token : fetchToken()

  // https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-message-management/subscribe-message/sendMessage.html
  const sendWith = async (access: string, { subject }: Identity, it: Notice) => {
    const query = new URLSearchParams({ access_token: access })
    return sendOnce(
      `${env.WECHAT_BASE_URL}/cgi-bin/message/subscribe/send?${query}`,
      post({
        touser: subject,
        template_id: env.WECHAT_REMINDER_TEMPLATE,
        page: it.page,
        data: dataOf(it, env.WECHAT_REMINDER_FIELDS),
        miniprogram_state: env.WECHAT_MINIPROGRAM_STATE,
        lang: 'zh_CN',
      }),
    )
  }

  return async function send(to: Identity, it: Notice): Promise<NoticeOutcome> {
    for (let tries = 0; tries < 2; tries += 1) {
      const access = await token()
      if (access === undefined) return 'failed'
      const sent = await sendWith(access, to, it)
      if ('outcome' in sent) return sent.outcome
      const answer = Answer.safeParse(jsonOf(sent.text))
      if (!answer.success) return 'unsure'
      const { errcode } = answer.data
      if (errcode === 0) return 'sent'
      if (errcode === userRefused) return 'refused'
      if (!tokenIsOld.has(errcode)) return 'failed'
      known = undefined
    }
    return 'failed'
  }
}
