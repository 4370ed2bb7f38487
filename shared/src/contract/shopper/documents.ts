import * as z from 'zod/mini'
import { LoanId } from '../../id/id.ts'
import { LocalText } from '../../lender/lender.ts'
import { LoanDocument, LoanDocumentKind, OfferedDocument } from '../../loan/document.ts'
import { endpoint } from '../endpoint.ts'

export const documentContract = {
  view: endpoint({
    id: 'viewLoanDocument',
    summary:
      'A document about one of my loans: the cost sheet as shown, what I agreed to, or that it is settled, as we or the lender say it',
    method: 'GET',
    path: '/v1/shopper/loans/:id/documents/:kind',
    actor: 'shopper',
    status: 200,
    params: z.strictObject({ id: LoanId, kind: LoanDocumentKind }),
    query: z.strictObject({ language: z.optional(z.enum(['zh-CN', 'en'])) }),
    output: LoanDocument,
    file: 'application/pdf',
    problems: ['not_found', 'loan_not_settled', 'operation_unsupported', 'lender_unavailable'],
  }),
  list: endpoint({
    id: 'listLoanDocuments',
    summary: 'Which documents about one of my loans can be had now, and who issues each',
    method: 'GET',
    path: '/v1/shopper/loans/:id/documents',
    actor: 'shopper',
    status: 200,
    params: z.strictObject({ id: LoanId }),
    output: z.strictObject({
      loanId: LoanId,
      lenderName: LocalText,
      items: z.array(OfferedDocument),
    }),
    problems: ['not_found'],
  }),
}
