import { ageOn, birthDateOf } from '@miaoguo/shared/applicant/id-number'
import type { BorrowerId } from '@miaoguo/shared/id/id'
import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { applicantContract } from '@miaoguo/shared/contract/shopper/applicant'
import { invariant, Problem } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import { limitRate } from '../http/rate-limit.ts'
import { privateText } from './private-text.ts'
import type { Person } from './verifier.ts'
import { listOpenParties } from './removal-store.ts'
import { digestOf, maskedIdNumber, sealPerson, unsealParty } from './sealed.ts'
import * as applicants from './store.ts'
import { applicantOf } from './view-applicant.ts'

type Contract = typeof applicantContract.verifyIdentity

const adultAge = 18
/** Who guesses at other people's numbers does not get far. */
const checksPerDay = 10

/** Checks a name and an ID number, once for an account; the same person may say again whether they study. */
export async function verifyIdentity(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { borrowerId } = shopperOf(actor)
  const { name, student } = input.body
  const idNumber = input.body.idNumber.toUpperCase()
  const bornOn = birthDateOf(idNumber)
  invariant(bornOn, 'the contract takes numbers with a day of birth')
  // 民法典 第十七条: nobody younger is asked about at all.
  if (ageOn(bornOn, deps.today()) < adultAge) throw new Problem('identity_not_adult')
  const personDigest = digestOf(deps, `${name} ${idNumber}`)
  const known = await applicants.findPerson(deps.db, borrowerId)
  if (known && known.personDigest !== personDigest) throw new Problem('identity_other')
  const person = { name: privateText(name), idNumber: privateText(idNumber) }
  if (!known) {
    await refuseAnother(deps, borrowerId, person)
    limitRate(deps, `identity:${borrowerId}`, { count: checksPerDay, windowMs: 86_400_000 })
    if ((await deps.verifier.person(person)) === 'mismatch')
      throw new Problem('identity_mismatch', {}, [
        { pointer: '/idNumber', message: 'does not belong to this name' },
      ])
  }
  const saidAt = deps.now()
  const kept = await applicants.keepPerson(deps.db, {
    borrowerId,
    personSealed: sealPerson(deps, person),
    personDigest,
    student,
    studentSaidAt: saidAt,
    verifiedAt: known?.verifiedAt ?? saidAt,
  })
  if (!kept) throw new Problem('identity_other')
  return applicantOf(deps, borrowerId)
}

/** While a loan or a line goes on naming somebody who took their name back, the account is nobody else's: a name may be corrected, a number not. */
async function refuseAnother(deps: Deps, borrowerId: BorrowerId, person: Person): Promise<void> {
  const named = await listOpenParties(deps.db, borrowerId)
  const masked = maskedIdNumber(person)
  if (named.some((it) => unsealParty(deps, it).idNumberMasked !== masked))
    throw new Problem('identity_other')
}
