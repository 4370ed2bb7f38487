import { loanContract } from '@miaoguo/shared/contract/shopper/loans'
import type { ApplicationId, ConsentId, LoanId } from '@miaoguo/shared/id/id'
import { call } from './call'

export const applyForLoan = (consentId: ConsentId) =>
  call(loanContract.apply, { body: { consentId }, intention: `apply.${consentId}` })

/** With `wait` the server answers when the application is decided, or after 20 s. */
export const viewApplication = (id: ApplicationId, patience: 'now' | 'wait') =>
  call(loanContract.viewApplication, {
    params: { id },
    query: { wait: patience === 'wait' ? 'true' : undefined },
  })

export const listLoans = (cursor: string | undefined) =>
  call(loanContract.list, { query: { cursor, limit: 20 } })

export const viewLoan = (id: LoanId) => call(loanContract.view, { params: { id } })
