import { rateChangeContract } from '@miaoguo/shared/contract/shopper/rate-changes'
import type { LoanId } from '@miaoguo/shared/id/id'
import { call } from './call'

/** How the rate of a loan has changed, newest first. */
export const listRateChanges = (id: LoanId) => call(rateChangeContract.list, { params: { id } })
