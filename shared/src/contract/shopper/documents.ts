import * as z from 'zod/mini'
import { LoanId } from '../../id/id.ts'
import { LoanDocument, LoanDocumentKind } from '../../loan/document.ts'
import { endpoint } from '../endpoint.ts'

export const documentContract = {
  view: endpoint({
    id: 'viewLoanDocument',
    summary:
      'A document about one of my loans: the cost sheet as shown, what I agreed to, or that it is settled',
    method: 'GET',
    path: '/v1/shopper/loans/:id/documents/:kind',
    actor: 'shopper',
    status: 200,
    params: z.strictObject({ id: LoanId, kind: LoanDocumentKind }),
    query: z.strictObject({ language: z.optional(z.enum(['zh-CN', 'en'])) }),
    output: LoanDocument,
    file: 'application/pdf',
    problems: ['not_found', 'loan_not_settled'],
  }),
}
