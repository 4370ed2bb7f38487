import { autopayContract } from '@miaoguo/shared/contract/shopper/autopay'
import type { CardId, LoanId, MandateId } from '@miaoguo/shared/id/id'
import { call } from './call'
import { endIntention } from './intention'

export const viewAutopay = (id: LoanId) => call(autopayContract.view, { params: { id } })

export const previewAutopay = (id: LoanId, cardId: CardId) =>
  call(autopayContract.preview, { params: { id }, body: { cardId } })

/** Agrees to a text by its digest; asked again after a lost line or a reload it is one agreement. */
export async function setUpAutopay(id: LoanId, asked: { cardId: CardId; digest: string }) {
  const intention = `autopay.${id}.${asked.digest}`
  const answer = await call(autopayContract.setUp, { params: { id }, body: asked, intention })
  if (answer.ok) endIntention(intention)
  return answer
}

export const endAutopay = (id: MandateId) => call(autopayContract.end, { params: { id }, body: {} })
