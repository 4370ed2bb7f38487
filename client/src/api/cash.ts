import { cashContract } from '@miaoguo/shared/contract/shopper/cash'
import type { CashWish } from '@miaoguo/shared/checkout/cash'
import type { CardId } from '@miaoguo/shared/id/id'
import { call } from './call'
import { endIntention } from './intention'

export const viewCashTerms = () => call(cashContract.terms, {})

export type CashWanted = CashWish & { amountMinor: number; cardId: CardId }

/** Opens a request. The same wish, asked again after a lost line or a reload, opens one; what was answered is over. */
export async function openCashRequest(it: CashWanted) {
  const wish = `${it.amountMinor}.${it.installmentCount ?? ''}.${it.method ?? ''}`
  const intention = `cash.${it.cardId}.${wish}`
  const answer = await call(cashContract.open, { body: it, intention })
  if (answer.ok) endIntention(intention)
  return answer
}
