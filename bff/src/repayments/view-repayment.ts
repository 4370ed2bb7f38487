import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { repaymentContract } from '@miaoguo/shared/contract/shopper/repayments'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { Repayment } from '@miaoguo/shared/repayment/repayment'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import { longPoll } from '../offers/long-poll.ts'
import * as operations from '../operations/store.ts'
import { toRepaymentView } from './repayment-views.ts'
import * as repayments from './store.ts'

type Contract = typeof repaymentContract.view

/** Where one of my repayments stands; who waits is answered when the lender has told. */
export async function viewRepayment(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { id } = input.params
  const own = await repayments.isOwn(deps.db, id, shopperOf(actor).borrowerId)
  const read = async (): Promise<Repayment> => {
    const found = own ? await operations.findById(deps.db, id) : undefined
    if (!found) throw new Problem('not_found')
    return toRepaymentView(found)
  }
  return input.query.wait === 'true' ? longPoll(read, (it) => it.status !== 'pending') : read()
}
