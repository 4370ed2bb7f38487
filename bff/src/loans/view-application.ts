import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { loanContract } from '@miaoguo/shared/contract/shopper/loans'
import type { Application } from '@miaoguo/shared/loan/loan'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import { longPoll } from '../offers/long-poll.ts'
import * as loans from './store.ts'

type Contract = typeof loanContract.viewApplication

/** Where an application stands; who waits is answered when the lender has told. */
export async function viewApplication(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { borrowerId } = shopperOf(actor)
  const read = async (): Promise<Application> => {
    const found = await loans.findById(deps.db, input.params.id, borrowerId)
    if (!found) throw new Problem('not_found')
    return found
  }
  return input.query.wait === 'true' ? longPoll(read, (it) => it.status !== 'pending') : read()
}
