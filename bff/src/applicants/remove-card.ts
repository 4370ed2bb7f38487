import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { applicantContract } from '@miaoguo/shared/contract/shopper/applicant'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import * as applicants from './store.ts'
import { applicantOf } from './view-applicant.ts'

type Contract = typeof applicantContract.removeCard

/** Forgets a card; its number is gone at once. */
export async function removeCard(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { borrowerId } = shopperOf(actor)
  const it = { id: input.params.id, borrowerId, at: deps.now() }
  if (!(await applicants.removeCard(deps.db, it))) {
    const isThere = await applicants.findCard(deps.db, it.id, borrowerId)
    if (isThere && (await applicants.isMandated(deps.db, it.id)))
      throw new Problem('card_in_use', { cardId: it.id })
    throw new Problem(isThere ? 'operation_pending' : 'not_found', { cardId: it.id })
  }
  return applicantOf(deps, borrowerId)
}
