import { consoleDeskContract } from '@miaoguo/shared/contract/console/desk'
import { consoleOrderContract } from '@miaoguo/shared/contract/console/orders'
import type { Endpoint } from '@miaoguo/shared/contract/endpoint'
import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { serve, type Verb } from '../http/serve.ts'
import { endCampaign, pauseCampaign, resumeCampaign } from '../campaigns/change-campaign.ts'
import { createCampaign } from '../campaigns/create-campaign.ts'
import { listCampaignProducts } from '../campaigns/list-products.ts'
import { listCampaigns, listSubsidyDifferences } from '../campaigns/view-campaigns.ts'
import { acceptDispute, submitDisputeEvidence } from '../disputes/answer-dispute.ts'
import { listDisputes, viewDispute } from '../disputes/view-disputes.ts'
import { createApiKey } from '../merchants/create-api-key.ts'
import { listApiKeys } from '../merchants/list-api-keys.ts'
import { revokeApiKey } from '../merchants/revoke-api-key.ts'
import { rollApiKey } from '../merchants/roll-api-key.ts'
import { captureAuthorization } from '../operations/ask-operations.ts'
import { createRefund } from '../refunds/create-refund.ts'
import { previewRefund } from '../refunds/preview-refund.ts'
import { listApiRequests } from '../requests/list-api-requests.ts'
import {
  listSettlements,
  viewSettlement,
  viewSettlementFile,
} from '../settlements/view-settlements.ts'
import { createEndpoint } from '../webhooks/create-endpoint.ts'
import { replayEvent } from '../webhooks/replay-events.ts'
import { rotateSecret } from '../webhooks/rotate-secret.ts'
import { testEndpoint } from '../webhooks/test-endpoint.ts'
import { deleteEndpoint, updateEndpoint } from '../webhooks/update-endpoint.ts'
import { listDeliveries, viewDelivery } from '../webhooks/view-deliveries.ts'
import { listEndpoints } from '../webhooks/view-endpoints.ts'
import { viewFunnel } from '../funnel/view-funnel.ts'
import { listConsoleOrders, listOrderFailures, viewConsoleOrder } from './view-orders.ts'

/** The merchants' own verb: it reads less than the console is asked with, whose path has a mode beside the id. */
const verbOf = <E extends Endpoint>(verb: unknown): Verb<E> => verb as Verb<E>

export const consoleRoutes = (deps: Deps) => {
  const desk = consoleDeskContract
  return new Hono()
    .route('/', serve(consoleOrderContract.list, deps, listConsoleOrders))
    .route('/', serve(consoleOrderContract.view, deps, viewConsoleOrder))
    .route('/', serve(consoleOrderContract.failures, deps, listOrderFailures))
    .route('/', serve(consoleOrderContract.funnel, deps, viewFunnel))
    .route('/', serve(desk.createKey, deps, verbOf(createApiKey)))
    .route('/', serve(desk.listKeys, deps, listApiKeys))
    .route('/', serve(desk.rollKey, deps, rollApiKey))
    .route('/', serve(desk.revokeKey, deps, revokeApiKey))
    .route('/', serve(desk.createEndpoint, deps, verbOf(createEndpoint)))
    .route('/', serve(desk.listEndpoints, deps, listEndpoints))
    .route('/', serve(desk.updateEndpoint, deps, updateEndpoint))
    .route('/', serve(desk.deleteEndpoint, deps, deleteEndpoint))
    .route('/', serve(desk.rotateSecret, deps, rotateSecret))
    .route('/', serve(desk.testEndpoint, deps, testEndpoint))
    .route('/', serve(desk.replayEvent, deps, replayEvent))
    .route('/', serve(desk.listDeliveries, deps, verbOf(listDeliveries)))
    .route('/', serve(desk.viewDelivery, deps, viewDelivery))
    .route('/', serve(desk.listSettlements, deps, verbOf(listSettlements)))
    .route('/', serve(desk.viewSettlement, deps, viewSettlement))
    .route('/', serve(desk.viewSettlementFile, deps, viewSettlementFile))
    .route('/', serve(desk.listDisputes, deps, verbOf(listDisputes)))
    .route('/', serve(desk.viewDispute, deps, viewDispute))
    .route('/', serve(desk.submitDisputeEvidence, deps, verbOf(submitDisputeEvidence)))
    .route('/', serve(desk.acceptDispute, deps, verbOf(acceptDispute)))
    .route('/', serve(desk.captureAuthorization, deps, verbOf(captureAuthorization)))
    .route('/', serve(desk.previewRefund, deps, verbOf(previewRefund)))
    .route('/', serve(desk.createRefund, deps, verbOf(createRefund)))
    .route('/', serve(desk.createCampaign, deps, verbOf(createCampaign)))
    .route('/', serve(desk.listCampaigns, deps, verbOf(listCampaigns)))
    .route('/', serve(desk.listCampaignProducts, deps, listCampaignProducts))
    .route('/', serve(desk.listSubsidyDifferences, deps, verbOf(listSubsidyDifferences)))
    .route('/', serve(desk.pauseCampaign, deps, pauseCampaign))
    .route('/', serve(desk.resumeCampaign, deps, resumeCampaign))
    .route('/', serve(desk.endCampaign, deps, endCampaign))
    .route('/', serve(desk.listRequests, deps, verbOf(listApiRequests)))
}
