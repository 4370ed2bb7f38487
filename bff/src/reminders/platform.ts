import type { Env } from '../env.ts'

export type Platform = 'weapp' | 'alipay'

/** What a platform is asked permission for; undefined where it has no template of ours. */
export const templateOf = (env: Env, platform: Platform): string | undefined =>
  platform === 'weapp' ? env.WECHAT_REMINDER_TEMPLATE : env.ALIPAY_REMINDER_TEMPLATE
