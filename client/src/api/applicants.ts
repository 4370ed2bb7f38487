import type { NewCard, NewIdentity } from '@miaoguo/shared/applicant/applicant'
import { applicantContract } from '@miaoguo/shared/contract/shopper/applicant'
import type { CardId } from '@miaoguo/shared/id/id'
import { call } from './call'

export const viewApplicant = () => call(applicantContract.view, {})

// No intention of these has a name: a name is kept in storage, and these numbers are not.
export const verifyIdentity = (body: NewIdentity) =>
  call(applicantContract.verifyIdentity, { body })

export const removeIdentity = () => call(applicantContract.removeIdentity, { body: {} })

export const sayStudent = (student: boolean) =>
  call(applicantContract.sayStudent, { body: { student } })

export const bindCard = (body: NewCard) => call(applicantContract.bindCard, { body })

export const removeCard = (id: CardId) =>
  call(applicantContract.removeCard, { params: { id }, body: {} })
