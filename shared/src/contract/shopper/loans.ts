import * as z from 'zod/mini'
import { ApplicationId, ConsentId, LoanId } from '../../id/id.ts'
import { Application, Loan, LoanSummary } from '../../loan/loan.ts'
import { endpoint } from '../endpoint.ts'

export const Cursor = z.optional(z.string().check(z.maxLength(200)))
export const PageSize = z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)))

export const loanContract = {
  apply: endpoint({
    id: 'applyForLoan',
    summary: 'Originate the consented loan, exactly once',
    method: 'POST',
    path: '/v1/shopper/applications',
    actor: 'shopper',
    status: 201,
    body: z.strictObject({ consentId: ConsentId }),
    output: Application,
    problems: [
      'not_found',
      'consent_used',
      'card_missing',
      'offer_expired',
      'offer_withdrawn',
      'credit_line_unavailable',
      'offer_subsidy_ended',
      'checkout_not_open',
      'checkout_expired',
      'checkout_application_pending',
    ],
  }),
  viewApplication: endpoint({
    id: 'viewApplication',
    summary: 'Where an application stands; with `wait` answers when it is decided, or after 20 s',
    method: 'GET',
    path: '/v1/shopper/applications/:id',
    actor: 'shopper',
    status: 200,
    params: z.strictObject({ id: ApplicationId }),
    query: z.strictObject({ wait: z.optional(z.enum(['true', 'false'])) }),
    output: Application,
    problems: ['not_found'],
  }),
  list: endpoint({
    id: 'listLoans',
    summary: 'My loans, newest first',
    method: 'GET',
    path: '/v1/shopper/loans',
    actor: 'shopper',
    status: 200,
    query: z.strictObject({ cursor: Cursor, limit: PageSize }),
    output: z.strictObject({ items: z.array(LoanSummary), nextCursor: z.nullable(z.string()) }),
    problems: [],
  }),
  view: endpoint({
    id: 'viewLoan',
    summary: 'One of my loans with its schedule',
    method: 'GET',
    path: '/v1/shopper/loans/:id',
    actor: 'shopper',
    status: 200,
    params: z.strictObject({ id: LoanId }),
    output: Loan,
    problems: ['not_found'],
  }),
}
