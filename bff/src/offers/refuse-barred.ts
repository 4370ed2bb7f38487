import { ageOn, birthDateOf } from '@miaoguo/shared/applicant/id-number'
import type { BorrowerId } from '@miaoguo/shared/id/id'
import type { BorrowerFacts } from '@miaoguo/shared/policy/policy'
import { Problem } from '@miaoguo/shared/problem/problem'
import { personOf } from '../applicants/sealed.ts'
import * as applicants from '../applicants/store.ts'
import type { Db, Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import type { LiveOffer } from './live-offer.ts'
import { priceOf } from './price.ts'
import { refusedByRule } from './refused-by-rule.ts'
import type { Asker } from './store.ts'

/** What rules ask about a person, as far as the person said it. */
export async function borrowerFactsOf(
  deps: Deps,
  db: Db | Tx,
  borrowerId: BorrowerId,
): Promise<BorrowerFacts> {
  return factsOf(deps, await applicants.findPerson(db, borrowerId))
}

export function factsOf(deps: Deps, person: Asker['person'] | undefined): BorrowerFacts {
  if (!person) return {}
  const bornOn = birthDateOf(personOf(deps, person).idNumber.reveal())
  return {
    student: person.student,
    ...(bornOn === undefined ? {} : { ageYears: ageOn(bornOn, deps.today()) }),
  }
}

/** Refuses an offer that a rule bars this person from, though it was made before we knew. */
export async function refuseBarred(
  deps: Deps,
  tx: Tx,
  { offer, published, borrowerId }: LiveOffer & { borrowerId: BorrowerId },
): Promise<void> {
  const price = priceOf({ ...offer.quote, subsidy: undefined })
  const borrower = await borrowerFactsOf(deps, tx, borrowerId)
  const asked = { ...published, quote: offer.quote, borrower }
  if (price && refusedByRule({ ...asked, price }, deps.today()).length > 0)
    throw new Problem('offer_withdrawn', { offerId: offer.id })
}
