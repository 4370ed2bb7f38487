import { disputeContract } from '@miaoguo/shared/contract/merchant/disputes'
import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { serve } from '../http/serve.ts'
import { acceptDispute, submitDisputeEvidence } from './answer-dispute.ts'
import { listDisputes, viewDispute } from './view-disputes.ts'

export const disputeRoutes = (deps: Deps) =>
  new Hono()
    .route('/', serve(disputeContract.list, deps, listDisputes))
    .route('/', serve(disputeContract.view, deps, viewDispute))
    .route('/', serve(disputeContract.submitEvidence, deps, submitDisputeEvidence))
    .route('/', serve(disputeContract.accept, deps, acceptDispute))
