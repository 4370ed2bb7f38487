import * as z from 'zod/mini'
import { LoanId } from '../../id/id.ts'
import { RateChange } from '../../loan/rate-change.ts'
import { CalendarDate } from '../../time/calendar-date.ts'
import { endpoint } from '../endpoint.ts'

export const rateChangeContract = {
  list: endpoint({
    id: 'listRateChanges',
    summary:
      'How the rate of one of my loans has changed, newest first: from what to what, from which day, why, and each row as it was and is',
    method: 'GET',
    path: '/v1/shopper/loans/:id/rate-changes',
    actor: 'shopper',
    status: 200,
    params: z.strictObject({ id: LoanId }),
    output: z.strictObject({ loanId: LoanId, asOf: CalendarDate, items: z.array(RateChange) }),
    problems: ['not_found'],
  }),
}
