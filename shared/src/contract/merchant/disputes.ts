import * as z from 'zod/mini'
import { MerchantReference } from '../../checkout/checkout.ts'
import { Dispute, DisputeEvidence, DisputeStatus } from '../../dispute/dispute.ts'
import { DisputeId } from '../../id/id.ts'
import { endpoint } from '../endpoint.ts'
import { pageOf, paging } from '../paging.ts'

const One = z.strictObject({ id: DisputeId })

export const disputeContract = {
  list: endpoint({
    id: 'listDisputes',
    summary: 'Disputes of your orders, newest first',
    method: 'GET',
    path: '/v1/disputes',
    actor: 'merchant',
    status: 200,
    query: z.strictObject({
      ...paging,
      status: z.optional(DisputeStatus),
      merchantReference: z.optional(MerchantReference),
    }),
    output: pageOf(Dispute),
    problems: [],
  }),
  view: endpoint({
    id: 'viewDispute',
    summary: 'One dispute, with what you said against it',
    method: 'GET',
    path: '/v1/disputes/:id',
    actor: 'merchant',
    status: 200,
    params: One,
    output: Dispute,
    problems: ['not_found'],
  }),
  submitEvidence: endpoint({
    id: 'submitDisputeEvidence',
    summary: 'Say why the amount is owed, once and before respondBy; the lender decides',
    method: 'POST',
    path: '/v1/disputes/:id/evidence',
    actor: 'merchant',
    status: 200,
    params: One,
    body: DisputeEvidence,
    output: Dispute,
    problems: [
      'not_found',
      'dispute_closed',
      'dispute_deadline_passed',
      'dispute_evidence_given',
      'dispute_response_pending',
      'operation_refused',
    ],
  }),
  accept: endpoint({
    id: 'acceptDispute',
    summary: 'Give the disputed amount back; it cannot be undone',
    method: 'POST',
    path: '/v1/disputes/:id/accept',
    actor: 'merchant',
    status: 200,
    params: One,
    body: z.strictObject({}),
    output: Dispute,
    problems: [
      'not_found',
      'dispute_closed',
      'dispute_deadline_passed',
      'dispute_response_pending',
      'operation_refused',
    ],
  }),
}
