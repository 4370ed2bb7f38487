import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { autopayContract } from '@miaoguo/shared/contract/shopper/autopay'
import { invariant, Problem } from '@miaoguo/shared/problem/problem'
import { instantAfter } from '@miaoguo/shared/time/instant'
import * as audit from '../audit/store.ts'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import { firstAskMs, followMandate } from './follow-mandate.ts'
import * as mandates from './store.ts'
import { toAutopay } from './views.ts'

type Contract = typeof autopayContract.end

/** Ends it: the will is kept first, so that no silence of the lender can lose it, and the lender hears of it at once. */
export async function endAutopay(
  deps: Deps,
  actor: Actor,
  { params }: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { borrowerId } = shopperOf(actor)
  const it = await mandates.findById(deps.db, params.id)
  if (!it || it.borrowerId !== borrowerId) throw new Problem('not_found')
  const at = deps.wallNow()
  const nextAskAt = instantAfter(at, firstAskMs)
  const begun = await deps.db.transaction().execute(async (tx) => {
    if (!(await mandates.beginEnd(tx, { id: it.id, at, nextAskAt }))) return false
    await audit.append(tx, {
      at,
      actor: borrowerId,
      action: 'autopay.ended_by_borrower',
      subject: it.loanId,
      facts: { mandateId: it.id, consentId: it.consentId },
    })
    return true
  })
  if (begun) await followMandate(deps, it.id)
  const now = await mandates.findById(deps.db, it.id)
  invariant(now, 'a permission stays on record')
  return toAutopay(now)
}
