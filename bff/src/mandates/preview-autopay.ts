import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { autopayContract } from '@miaoguo/shared/contract/shopper/autopay'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import { atMerchantTime } from '../merchants/merchant-time.ts'
import { ownLoan } from '../repayments/own-loan.ts'
import { planAutopay } from './plan-autopay.ts'

type Contract = typeof autopayContract.preview

/** The whole text with its digest, to be read before anything is agreed to. */
export async function previewAutopay(
  wall: Deps,
  actor: Actor,
  { params, body }: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { borrowerId } = shopperOf(actor)
  const loan = await ownLoan(wall.db, { id: params.id, borrowerId })
  const deps = atMerchantTime(wall, loan.clockAheadMs)
  const { paper, digest } = await planAutopay(deps, deps.db, {
    loan,
    borrowerId,
    cardId: body.cardId,
  })
  return { paper, digest }
}
