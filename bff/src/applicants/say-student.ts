import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { applicantContract } from '@miaoguo/shared/contract/shopper/applicant'
import { Problem } from '@miaoguo/shared/problem/problem'
import * as audit from '../audit/store.ts'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import * as applicants from './store.ts'
import { applicantOf } from './view-applicant.ts'

type Contract = typeof applicantContract.sayStudent

/** Keeps what a person says now of whether they study, with the instant; the audit can tell what was said when something was offered. */
export async function sayStudent(
  deps: Deps,
  actor: Actor,
  { body: { student } }: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { borrowerId } = shopperOf(actor)
  const at = deps.now()
  await deps.db.transaction().execute(async (tx) => {
    if (!(await applicants.keepStudent(tx, { borrowerId, student, at })))
      throw new Problem('identity_missing')
    await audit.append(tx, {
      at,
      actor: borrowerId,
      action: 'applicant.student_said',
      subject: borrowerId,
      facts: { student },
    })
  })
  return applicantOf(deps, borrowerId)
}
