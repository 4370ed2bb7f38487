import * as z from 'zod/mini'
import type { Env } from '../../env.ts'
import type { Identity, Notice, NoticeOutcome } from '../identity.ts'
import { gatewayUrl, isSigned, signedForm } from './alipay-gateway.ts'
import { jsonOf } from './ask.ts'
import { dataOf } from './notice-fields.ts'
import { sendOnce } from './send-once.ts'

const Said = z.object({ code: z.string() })
const Answer = z.object({
  alipay_open_app_mini_templatemessage_send_response: z.optional(z.unknown()),
  error_response: z.optional(z.unknown()),
  sign: z.optional(z.string()),
})

const method = 'alipay.open.app.mini.templatemessage.send'
const success = '10000'
/** Business Failed: the gateway took the call and says no to this message, as where its user has not subscribed. */
const businessFailed = '40004'
/** Alipay's older ids of people; the newer ones are open ids of one app. */
const isUserId = (subject: string): boolean => /^2088\d{12}$/.test(subject)

/** https://opendocs.alipay.com/mini/api/templatemessage; a subscription needs no form. */
export async function sendByAlipay(
  env: Env,
  { to, now }: { to: Identity; now: string },
  it: Notice,
): Promise<NoticeOutcome> {
  const content = {
    ...(isUserId(to.subject) ? { to_user_id: to.subject } : { to_open_id: to.subject }),
    user_template_id: env.ALIPAY_REMINDER_TEMPLATE,
    page: it.page,
    data: JSON.stringify(dataOf(it, env.ALIPAY_REMINDER_FIELDS)),
  }
  const params = { biz_content: JSON.stringify(content) }
  const sent = await sendOnce(gatewayUrl(env), {
    method: 'POST',
    body: signedForm(env, { method, params, now }),
  })
  if ('outcome' in sent) return sent.outcome
  const answer = Answer.safeParse(jsonOf(sent.text))
  if (!answer.success || !isSigned(env, sent.text, { method, sign: answer.data.sign }))
    return 'unsure'
  const said = Said.safeParse(
    answer.data.error_response ?? answer.data.alipay_open_app_mini_templatemessage_send_response,
  )
  if (!said.success) return 'unsure'
  if (said.data.code === success) return 'sent'
  return said.data.code === businessFailed ? 'refused' : 'failed'
}
