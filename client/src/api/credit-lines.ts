import type { ConsentPurpose } from '@miaoguo/shared/consent/consent'
import { creditLineContract } from '@miaoguo/shared/contract/shopper/credit-lines'
import type { CreditLineOffering } from '@miaoguo/shared/credit-line/notice'
import type { CreditLineId } from '@miaoguo/shared/id/id'
import { call } from './call'
import { endIntention } from './intention'

export const listOfferings = () => call(creditLineContract.offerings, {})
export const listLines = () => call(creditLineContract.list, {})
export const viewLine = (id: CreditLineId) => call(creditLineContract.view, { params: { id } })

/** Asks for a line. The same wish, asked again after a lost line or a reload, opens one; what was answered is over. */
export async function applyForLine(
  { notice, noticeDigest }: CreditLineOffering,
  purposes: ConsentPurpose[],
) {
  const intention = `line.${noticeDigest}`
  const { lender, productCode } = notice
  const body = { lenderId: lender.id, productCode, noticeDigest, purposes }
  const answer = await call(creditLineContract.apply, { body, intention })
  if (answer.ok) endIntention(intention)
  return answer
}

export async function closeLine(id: CreditLineId) {
  const intention = `close-line.${id}`
  const answer = await call(creditLineContract.close, { params: { id }, body: {}, intention })
  if (answer.ok) endIntention(intention)
  return answer
}
