import type { Applicant } from '@miaoguo/shared/applicant/applicant'
import type { BorrowerId } from '@miaoguo/shared/id/id'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import { maskedIdNumber, personOf } from './sealed.ts'
import * as applicants from './store.ts'

/** What is known of who asks, masked. */
export const viewApplicant = (deps: Deps, actor: Actor): Promise<Applicant> =>
  applicantOf(deps, shopperOf(actor).borrowerId)

export async function applicantOf(deps: Deps, borrowerId: BorrowerId): Promise<Applicant> {
  const person = await applicants.findPerson(deps.db, borrowerId)
  const cards = await applicants.listCards(deps.db, borrowerId)
  return {
    identity: person ? maskedOf(deps, person) : null,
    cards: cards.map(({ id, issuerName, lastFour, boundAt }) => ({
      id,
      issuerName,
      lastFour,
      boundAt,
    })),
  }
}

/** The family name's rest and most of the number are hidden: enough to know oneself by. */
function maskedOf(deps: Deps, it: applicants.StoredPerson): NonNullable<Applicant['identity']> {
  const person = personOf(deps, it)
  const last = [...person.name.reveal()].at(-1) ?? ''
  return {
    nameMasked: `*${last}`,
    idNumberMasked: maskedIdNumber(person),
    student: it.student,
    studentSaidAt: it.studentSaidAt,
    verifiedAt: it.verifiedAt,
  }
}
