import {
  ApiKeyId,
  AuthorizationId,
  CampaignId,
  DeliveryId,
  DisputeId,
  EventId,
  SettlementId,
  WebhookEndpointId,
} from '../../id/id.ts'
import { authorizationContract, refundContract } from '../merchant/authorizations.ts'
import { campaignContract } from '../merchant/campaigns.ts'
import { disputeContract } from '../merchant/disputes.ts'
import { apiRequestContract, keyContract } from '../merchant/keys.ts'
import {
  eventContract,
  webhookDeliveryContract,
  webhookEndpointContract,
} from '../merchant/webhooks.ts'
import { settlementContract } from '../merchant/settlements.ts'
import { forConsole } from './for-console.ts'

const ofKey = { id: ApiKeyId }
const ofAuthorization = { id: AuthorizationId }
const ofCampaign = { id: CampaignId }
const ofDispute = { id: DisputeId }
const ofEndpoint = { id: WebhookEndpointId }

/** What developers do at their desk: the merchants’ API, for a person. */
export const consoleDeskContract = {
  createKey: forConsole(keyContract.create, 'keys.write', {}),
  listKeys: forConsole(keyContract.list, 'keys.read', {}),
  rollKey: forConsole(keyContract.roll, 'keys.write', ofKey),
  revokeKey: forConsole(keyContract.revoke, 'keys.write', ofKey),
  createEndpoint: forConsole(webhookEndpointContract.create, 'webhooks.write', {}),
  listEndpoints: forConsole(webhookEndpointContract.list, 'webhooks.read', {}),
  updateEndpoint: forConsole(webhookEndpointContract.update, 'webhooks.write', ofEndpoint),
  deleteEndpoint: forConsole(webhookEndpointContract.remove, 'webhooks.write', ofEndpoint),
  rotateSecret: forConsole(webhookEndpointContract.rotateSecret, 'webhooks.write', ofEndpoint),
  testEndpoint: forConsole(webhookEndpointContract.test, 'webhooks.write', ofEndpoint),
  replayEvent: forConsole(eventContract.replay, 'webhooks.write', { id: EventId }),
  listDeliveries: forConsole(webhookDeliveryContract.list, 'webhooks.read', {}),
  viewDelivery: forConsole(webhookDeliveryContract.view, 'webhooks.read', { id: DeliveryId }),
  listSettlements: forConsole(settlementContract.list, 'settlements.read', {}),
  viewSettlement: forConsole(settlementContract.view, 'settlements.read', { id: SettlementId }),
  viewSettlementFile: forConsole(settlementContract.file, 'settlements.read', { id: SettlementId }),
  listDisputes: forConsole(disputeContract.list, 'disputes.read', {}),
  viewDispute: forConsole(disputeContract.view, 'disputes.read', ofDispute),
  submitDisputeEvidence: forConsole(disputeContract.submitEvidence, 'disputes.write', ofDispute),
  acceptDispute: forConsole(disputeContract.accept, 'disputes.write', ofDispute),
  captureAuthorization: forConsole(authorizationContract.capture, 'money.write', ofAuthorization),
  previewRefund: forConsole(refundContract.preview, 'money.write', ofAuthorization),
  createRefund: forConsole(refundContract.create, 'money.write', ofAuthorization),
  createCampaign: forConsole(campaignContract.create, 'campaigns.write', {}),
  listCampaigns: forConsole(campaignContract.list, 'campaigns.read', {}),
  listCampaignProducts: forConsole(campaignContract.products, 'campaigns.read', {}),
  listSubsidyDifferences: forConsole(campaignContract.differences, 'campaigns.read', ofCampaign),
  pauseCampaign: forConsole(campaignContract.pause, 'campaigns.write', ofCampaign),
  resumeCampaign: forConsole(campaignContract.resume, 'campaigns.write', ofCampaign),
  endCampaign: forConsole(campaignContract.end, 'campaigns.write', ofCampaign),
  listRequests: forConsole(apiRequestContract.list, 'requests.read', {}),
}
