import type { Trouble } from '../api/answer'

export type ProblemWords = Record<Trouble['code'], readonly [title: string, text: string]>

const ours = ['出了点问题', '这是我们这边的问题，请稍后再试。'] as const
const again = ['请再试一次', '刚才的请求没有完成。'] as const
const signIn = ['请重新登录', '登录已过期，重新登录后可以继续。'] as const

/** What a shopper is told for each refusal; the server's own titles are for programmers. */
export const problemsZh: ProblemWords = {
  offline: ['网络未连接', '请检查网络后重试。已填写和已确认的内容不会丢失，也不会重复提交。'],
  answer_unreadable: ['暂时无法显示', '收到的内容无法读取，请稍后再试。'],
  sign_in_needed: signIn,
  malformed_json: ours,
  input_invalid: ['信息有误', '请检查填写的内容，或从商户重新进入。'],
  test_mode_only: ours,
  key_not_active: ours,
  key_last_active: ours,
  webhook_endpoint_built_in: ours,
  webhook_endpoint_disabled: ours,
  object_limit_reached: ours,
  replay_too_large: ours,
  idempotency_key_missing: ours,
  idempotency_key_invalid: ours,
  credentials_missing: signIn,
  credentials_invalid: signIn,
  session_expired: signIn,
  login_code_invalid: ['验证码不正确', '验证码有误、已使用或已过期，请重新获取。'],
  login_blocked: ['暂时无法登录', '平台限制了此账号登录，请联系平台客服。'],
  origin_not_allowed: ours,
  not_found: [
    '找不到这项内容',
    '链接可能不完整，或不属于当前登录的账号。请从商户或“我的账单”重新进入。',
  ],
  method_not_allowed: ours,
  checkout_not_open: ['订单已不能付款', '订单可能已付款、取消或过期。没有新的借款产生。'],
  checkout_expired: ['订单已过期', '没有产生任何借款。请回到商户重新下单。'],
  checkout_reference_taken: ours,
  checkout_application_pending: ['已有申请在等待确认', '结果出来前不能再次申请，避免重复借款。'],
  offer_expired: ['报价已过期', '没有产生任何借款。可以重新询价，看到最新的方案。'],
  offer_withdrawn: ['该机构暂时不能提供方案', '没有产生任何借款。请重新询价，选择其他机构。'],
  disclosure_outdated: ['明示表已更新', '请阅读最新的明示表后再确认。'],
  disclosure_not_confirmed: ['请先阅读明示表', '确认全部成本后才能签署。'],
  disclosure_reading_time_unmet: ['请再读一会儿', '法规要求有最短阅读时间。'],
  consent_missing: ['还有未同意的事项', '三项都同意后才能申请。'],
  consent_used: ['这份同意已使用', '申请已经提交，请查看结果。'],
  body_too_large: ours,
  content_type_unsupported: ours,
  idempotency_key_reused: again,
  idempotency_request_running: ['正在处理', '上一次请求仍在进行，请稍候。'],
  terms_invalid: ours,
  amounts_do_not_add_up: ours,
  amount_out_of_range: ['金额不在可分期范围内', '请回到商户选择其他付款方式。'],
  currency_not_supported: ['暂不支持该币种', '请回到商户选择其他付款方式。'],
  url_not_allowed: ours,
  rate_limited: ['操作太频繁', '请稍等片刻再试。'],
  internal_error: ours,
  identity_unavailable: ['登录服务暂时不可用', '请稍后再试。'],
  operation_unsupported: ['机构不支持此操作', '请选择其他方式，或联系机构。'],
  lender_unavailable: ['暂时联系不上机构', '没有产生新的借款，请稍后再试。'],
}
