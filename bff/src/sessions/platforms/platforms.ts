import { Problem } from '@miaoguo/shared/problem/problem'
import type { Env } from '../../env.ts'
import type { IdentityPort } from '../identity.ts'
import { fromAlipay } from './alipay.ts'
import { sendByAlipay } from './alipay-notice.ts'
import { ask } from './ask.ts'
import { fromWeChat } from './wechat.ts'
import { wechatNotices } from './wechat-notice.ts'

/** The real platforms, at the addresses of the configuration. */
export function platforms(env: Env, now: () => string): IdentityPort {
  const byWeChat = wechatNotices(env, now)
  return {
    fromWeChat: (code) => fromWeChat(env, code),
    fromAlipay: (code) => fromAlipay(env, code, now()),
    async sendMail(address, text) {
      if (!env.MAIL_BASE_URL) throw new Problem('identity_unavailable', { platform: 'mail' })
      await ask('mail', `${env.MAIL_BASE_URL}/mail`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ address, text }),
      })
    },
    sendNotice: async ({ platform, subject }, notice) =>
      platform === 'weapp'
        ? byWeChat({ subject }, notice)
        : sendByAlipay(env, { to: { subject }, now: now() }, notice),
    async sendText(phone, text, key) {
      if (!env.SMS_BASE_URL) throw new Problem('identity_unavailable', { platform: 'sms' })
      await ask('sms', `${env.SMS_BASE_URL}/sms`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ phone, text, ...(key === undefined ? {} : { key }) }),
      })
    },
  }
}
