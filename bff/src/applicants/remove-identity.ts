import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { applicantContract } from '@miaoguo/shared/contract/shopper/applicant'
import type { BorrowerId } from '@miaoguo/shared/id/id'
import { Problem } from '@miaoguo/shared/problem/problem'
import * as audit from '../audit/store.ts'
import type { Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import * as removal from './removal-store.ts'
import { partyOf, personOf, sealParty } from './sealed.ts'
import * as applicants from './store.ts'
import { applicantOf } from './view-applicant.ts'

type Contract = typeof applicantContract.removeIdentity

/**
 * Forgets a person with the cards that were checked against their name (个人信息保护法 第四十七条). What the papers of existing
 * loans name stays with those loans. Who is not known is forgotten already.
 */
export async function removeIdentity(
  deps: Deps,
  actor: Actor,
  _input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { borrowerId } = shopperOf(actor)
  await deps.db.transaction().execute((tx) => forget(deps, tx, borrowerId))
  return applicantOf(deps, borrowerId)
}

async function forget(deps: Deps, tx: Tx, borrowerId: BorrowerId): Promise<void> {
  const person = await applicants.lockPerson(tx, borrowerId)
  if (!person) return
  if (await removal.isNeeded(tx, borrowerId)) throw new Problem('identity_in_use')
  if (await removal.hasMandate(tx, borrowerId)) throw new Problem('card_in_use')
  const partySealed = sealParty(deps, partyOf(personOf(deps, person)))
  const loans = await removal.keepParty(tx, { borrowerId, partySealed })
  const at = deps.now()
  const cards = await removal.forget(tx, { borrowerId, at })
  await audit.append(tx, {
    at,
    actor: borrowerId,
    action: 'applicant.removed',
    subject: borrowerId,
    facts: { cards, loans },
  })
}
