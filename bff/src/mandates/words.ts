import { formatMoney } from '@miaoguo/shared/money/format'
import { partsOf } from '@miaoguo/shared/time/due-dates'
import type { Untold } from './store.ts'

/** That a bank refused, and what is to be done today. No link, no threat. */
export function refusalTextOf({
  lenderName,
  card,
  collection,
}: Pick<Untold, 'lenderName' | 'card' | 'collection'>): string {
  const { on, amountMinor, currency, refusal } = collection
  const { month, day } = partsOf(on)
  const why = refusal === 'insufficient_funds' ? '卡内余额不足' : '银行没有同意扣款'
  const amount = formatMoney({ amountMinor, currency })
  return `【秒过】自动还款没有成功：${lenderName.zhCN}${month}月${day}日应扣 ${amount}（尾号${card.lastFour}，${why}），没有扣任何钱，也没有收费。这一期请您当天在秒过里自己还。`
}
