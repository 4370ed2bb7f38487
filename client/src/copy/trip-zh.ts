import type { IneligibleReason, Remedy } from '@miaoguo/shared/merchant/eligibility'

/** What only the order of a trip says. The words come with the checkout. */
export const tripZh = {
  payment: {
    order: '订单总额',
    deposit: '定金（已另付商户）',
    balance: '尾款（日后另付商户）',
    financed: '本次分期金额',
    note: '只有“本次分期金额”由机构出借并计息；定金和尾款由您与商户结算。',
    title: '这笔订单怎么付',
    refundNote: '退款只涉及机构出借的部分；定金和尾款请另行退还。',
  },
  amends: {
    title: '这是一笔补差价',
    text: (reference: string, amount: string) =>
      `只为订单 ${reference} 增加的部分融资。原订单的分期（${amount}）按原来的约定继续，不会改变；补差价是另一笔借款，需要您另行查看成本并同意。`,
  },
  missedTitle: (product: string) => `${product}不适用于这次行程`,
  missedSafe: '没有产生任何借款，订单仍然保留。',
  missedWhy: {
    trip_required: () => '商户没有告知出行日期，机构无法判断。',
    trip_too_soon: (day: string) => `出行日期太近，机构只支持 ${day}及以后出发的行程。`,
    trip_too_far: (day: string) => `出行日期太远，机构目前只支持 ${day}及以前出发的行程。`,
    plan_outlasts_trip: (day: string) => `机构要求在 ${day}之前还清，没有能按时还清的期数。`,
  } satisfies Partial<Record<IneligibleReason['code'], (day: string) => string>>,
  /** Null is said by another way already, or is the shop's to do and not the shopper's. */
  can: {
    tell_trip: () => '可以请商户补充出行日期，再打开这笔订单。',
    depart_from: (day: string) => `可以与商户改到 ${day}及以后出发。`,
    depart_until: (day: string) => `可以与商户改到 ${day}及以前出发。`,
    ask_from: (day: string) => `日期不变，可以在 ${day}及以后再来询价。`,
    amount_from: () => null,
    amount_until: () => null,
    other_means: () => '可以选择其他方案，或回到商户用其他方式付款。',
  } satisfies Record<Remedy['code'], (day: string) => string | null>,
}

export type TripWords = typeof tripZh
