import type { ProblemCode } from '@miaoguo/shared/problem/codes'

type Said = Extract<
  ProblemCode,
  | 'amount_disputed'
  | 'amount_exceeds_authorized'
  | 'amount_exceeds_captured'
  | 'amount_not_whole'
  | 'authorization_expired'
  | 'authorization_not_captured'
  | 'authorization_not_open'
  | 'booking_not_confirmed'
  | 'campaign_ended'
  | 'campaign_without_lender'
  | 'dispute_closed'
  | 'dispute_deadline_passed'
  | 'dispute_evidence_given'
  | 'dispute_response_pending'
  | 'lender_unavailable'
  | 'operation_pending'
  | 'operation_refused'
  | 'operation_unsupported'
>
type Words = Record<Said, readonly [title: string, text: string]>

/** What merchants' people are told of refusals that no shopper meets, or meets in other words. */
export const problemWordsZh: Words = {
  amount_disputed: ['其中一部分在争议中', '争议金额在裁定前不能退款；可以接受争议。'],
  amount_exceeds_authorized: ['超出可请款金额', '请刷新后按剩余金额请款。'],
  amount_exceeds_captured: ['超出可退款金额', '请刷新后按可退金额退款。'],
  amount_not_whole: ['机构只支持全额', '请按全部金额操作。'],
  authorization_expired: ['授权已过期', '不能再请款；请重新下单。'],
  authorization_not_captured: ['还没有请款', '没有可退的金额；可以取消授权。'],
  authorization_not_open: ['没有可请款的金额', '授权已请款完毕、取消或过期。'],
  booking_not_confirmed: ['供应商尚未确认', '请先登记供应商的答复，或只对已确认的项目请款。'],
  campaign_ended: ['活动已结束', '请新建一个活动。'],
  campaign_without_lender: ['没有机构支持这样的贴息', '可以放宽期数等条件后再试。'],
  dispute_closed: ['争议已有结果', '请刷新查看。'],
  dispute_deadline_passed: ['答复期限已过', '争议按规则退回借款人。'],
  dispute_evidence_given: ['证据已经提交过', '只能提交一次，请等待机构裁定。'],
  dispute_response_pending: ['答复正在送达机构', '请等结果出来再操作。'],
  lender_unavailable: ['暂时联系不上机构', '金额没有变化，请稍后再试。'],
  operation_pending: ['上一步还在确认中', '请等结果出来再操作，避免重复。'],
  operation_refused: ['机构拒绝了这次操作', '金额没有变化，可以换一种方式。'],
  operation_unsupported: ['机构不支持此操作', '可以换一种方式，或联系机构。'],
}

export const problemWordsEn: Words = {
  amount_disputed: [
    'Part of it is disputed',
    'What is disputed cannot be refunded until it is decided; you may accept the dispute.',
  ],
  amount_exceeds_authorized: ['More than is left to capture', 'Look again at what remains.'],
  amount_exceeds_captured: ['More than can be refunded', 'Look again at what is refundable.'],
  amount_not_whole: ['The lender takes the whole amount only', 'Enter all of it.'],
  authorization_expired: ['The authorization has expired', 'The order has to be made anew.'],
  authorization_not_captured: ['Nothing is captured yet', 'There is nothing to refund.'],
  authorization_not_open: ['Nothing is left to capture', 'It is captured, cancelled or expired.'],
  booking_not_confirmed: [
    'Not confirmed by its supplier',
    'Record what the supplier answered first, or capture what is confirmed.',
  ],
  campaign_ended: ['The campaign has ended', 'Make a new one.'],
  campaign_without_lender: ['No lender can carry this', 'Leave out some of the conditions.'],
  dispute_closed: ['It is decided already', 'Look at how it ended.'],
  dispute_deadline_passed: ['The time to answer has passed', 'The amount goes back.'],
  dispute_evidence_given: ['Evidence was given already', 'It is given once; the lender decides.'],
  dispute_response_pending: ['An answer is on its way', 'Wait for what comes of it.'],
  lender_unavailable: ['The lender cannot be reached', 'No figure changed; try again in a while.'],
  operation_pending: ['The last step is being confirmed', 'Wait for what comes of it.'],
  operation_refused: ['The lender refused', 'No figure changed; another way may do.'],
  operation_unsupported: ['The lender does not offer this', 'Another way may do.'],
}
