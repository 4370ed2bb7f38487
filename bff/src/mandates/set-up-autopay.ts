import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { autopayContract } from '@miaoguo/shared/contract/shopper/autopay'
import { MandateId } from '@miaoguo/shared/id/id'
import { invariant, Problem } from '@miaoguo/shared/problem/problem'
import { instantAfter } from '@miaoguo/shared/time/instant'
import * as applicants from '../applicants/store.ts'
import * as audit from '../audit/store.ts'
import * as authorizations from '../authorizations/store.ts'
import { derivedId } from '../db/derive.ts'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import { atMerchantTime } from '../merchants/merchant-time.ts'
import { authorizationIdOf, ownLoan } from '../repayments/own-loan.ts'
import { firstAskMs, followMandate } from './follow-mandate.ts'
import { planAutopay } from './plan-autopay.ts'
import * as mandates from './store.ts'
import { toAutopay } from './views.ts'

type Contract = typeof autopayContract.setUp

/**
 * Records the permission with the digest of what was shown, exactly once, then asks the lender under its own key. What the
 * answer says is what is known now; a lender that did not answer is asked until it has.
 */
export async function setUpAutopay(
  wall: Deps,
  actor: Actor,
  { params, body }: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { borrowerId } = shopperOf(actor)
  const loan = await ownLoan(wall.db, { id: params.id, borrowerId })
  const deps = atMerchantTime(wall, loan.clockAheadMs)
  const id = MandateId.parse(derivedId(deps, 'mandate', 'autopay'))
  await deps.db.transaction().execute(async (tx) => {
    // Held, so that what is shown is what stands when it is agreed to.
    const held = await authorizations.lockById(tx, authorizationIdOf(loan))
    invariant(held, 'a loan has an authorization')
    // The same request, run again after a crash, finds what it had begun.
    if (await mandates.findById(tx, id)) return
    await applicants.holdPerson(tx, borrowerId)
    const asked = { loan: await ownLoan(tx, { id: loan.id, borrowerId }), borrowerId }
    const { card, paper, digest } = await planAutopay(deps, tx, { ...asked, cardId: body.cardId })
    if (digest !== body.digest) throw new Problem('autopay_changed', { loanId: loan.id })
    const consentId = derivedId(deps, 'consent', 'autopay')
    const at = deps.now()
    const isNew = await mandates.insert(tx, {
      id,
      borrowerId,
      loanId: loan.id,
      lenderId: loan.lenderId,
      cardId: card.id,
      paper,
      digest,
      consentId,
      agreedAt: at,
      agreedOn: deps.today(),
      nextAskAt: instantAfter(deps.wallNow(), firstAskMs),
    })
    if (!isNew) throw new Problem('autopay_open', { loanId: loan.id })
    await audit.append(tx, {
      at,
      actor: borrowerId,
      action: 'autopay.agreed',
      subject: loan.id,
      facts: { mandateId: id, consentId, cardId: card.id, shownDigest: digest },
    })
  })
  await followMandate(wall, id)
  const made = await mandates.findById(wall.db, id)
  invariant(made, 'a permission is committed before its lender is asked')
  return toAutopay(made)
}
