import * as z from 'zod/mini'
import { LoanId, ServiceRequestId } from '../../id/id.ts'
import {
  ServiceRequest,
  ServiceRequestKind,
  ServiceRequestTopic,
} from '../../loan/service-request.ts'
import { endpoint } from '../endpoint.ts'
import { Cursor, PageSize } from './loans.ts'

export const serviceRequestContract = {
  file: endpoint({
    id: 'fileServiceRequest',
    summary:
      'Complain to a lender, or ask it for relief; kept here at once, with the day of its answer',
    method: 'POST',
    path: '/v1/shopper/service-requests',
    actor: 'shopper',
    status: 201,
    body: z.strictObject({
      loanId: LoanId,
      kind: ServiceRequestKind,
      topic: ServiceRequestTopic,
      text: z.string().check(z.trim(), z.minLength(5), z.maxLength(1000)),
    }),
    output: ServiceRequest,
    problems: ['not_found', 'service_request_open'],
  }),
  list: endpoint({
    id: 'listServiceRequests',
    summary: 'My complaints and requests in hardship, newest first',
    method: 'GET',
    path: '/v1/shopper/service-requests',
    actor: 'shopper',
    status: 200,
    query: z.strictObject({ loanId: z.optional(LoanId), cursor: Cursor, limit: PageSize }),
    output: z.strictObject({ items: z.array(ServiceRequest), nextCursor: z.nullable(z.string()) }),
    problems: [],
  }),
  view: endpoint({
    id: 'viewServiceRequest',
    summary: 'One of my complaints or requests in hardship',
    method: 'GET',
    path: '/v1/shopper/service-requests/:id',
    actor: 'shopper',
    status: 200,
    params: z.strictObject({ id: ServiceRequestId }),
    output: ServiceRequest,
    problems: ['not_found'],
  }),
  acceptRelief: endpoint({
    id: 'acceptRelief',
    summary:
      'Agree to the relief that was shown, exactly once; the lender’s books change, then the schedule here',
    method: 'POST',
    path: '/v1/shopper/service-requests/:id/relief-acceptance',
    actor: 'shopper',
    status: 200,
    params: z.strictObject({ id: ServiceRequestId }),
    body: z.strictObject({ digest: z.string().check(z.maxLength(100)) }),
    output: ServiceRequest,
    problems: ['not_found', 'relief_not_open', 'relief_changed', 'operation_pending'],
  }),
  refuseRelief: endpoint({
    id: 'refuseRelief',
    summary: 'Say no to a relief; nothing changes and nothing is charged',
    method: 'POST',
    path: '/v1/shopper/service-requests/:id/relief-refusal',
    actor: 'shopper',
    status: 200,
    params: z.strictObject({ id: ServiceRequestId }),
    body: z.strictObject({}),
    output: ServiceRequest,
    problems: ['not_found', 'relief_not_open'],
  }),
}
