import { handoffContract } from '@miaoguo/shared/contract/shopper/handoffs'
import type { HandoffChoice } from '@miaoguo/shared/handoff/handoff'
import type { HandoffId } from '@miaoguo/shared/id/id'
import { call } from './call'

/** Says yes to exactly this notice. */
export const leaveForLender = (token: string, { notice, noticeDigest }: HandoffChoice) =>
  call(handoffContract.leave, {
    params: { token },
    body: { lenderId: notice.lender.id, noticeDigest },
  })

/** The lender is asked, not the address the shopper came back with. */
export const comeBack = (id: HandoffId) =>
  call(handoffContract.comeBack, { params: { id }, body: {} })
