import { consoleDeskContract as desk } from '@miaoguo/shared/contract/console/desk'
import { consoleOrderContract as orders } from '@miaoguo/shared/contract/console/orders'
import {
  consoleSessionContract as sessions,
  merchantUserContract as users,
} from '@miaoguo/shared/contract/console/sessions'
import type { DisputeEvidence, DisputeStatus } from '@miaoguo/shared/dispute/dispute'
import type { NewCampaign } from '@miaoguo/shared/campaign/campaign'
import type { CheckoutStatus } from '@miaoguo/shared/checkout/checkout'
import type {
  ApiKeyId,
  AuthorizationId,
  CampaignId,
  CheckoutId,
  DeliveryId,
  DisputeId,
  EventId,
  MerchantUserId,
  SettlementId,
  WebhookEndpointId,
} from '@miaoguo/shared/id/id'
import type { ApiKeyKind, MerchantMode } from '@miaoguo/shared/merchant/merchant'
import type { MerchantRole } from '@miaoguo/shared/merchant/permission'
import { call } from './call'

type Mode = MerchantMode
type Cursor = string | undefined
const limit = 20
const page = (cursor: Cursor) => ({ cursor, limit })

export const sendConsoleCode = (login: string) => call(sessions.sendCode, { body: { login } })
export const signInToConsole = (login: string, oneTimeCode: string) =>
  call(sessions.signIn, { body: { login, oneTimeCode } })
export const viewConsoleUser = () => call(sessions.view, {})
export const signOutOfConsole = () => call(sessions.signOut, {})

type OrderFilter = { status: CheckoutStatus | undefined; reference: string | undefined }
export const listOrders = (mode: Mode, filter: OrderFilter, cursor: Cursor) =>
  call(orders.list, { params: { mode }, query: { ...filter, ...page(cursor) } })
export const viewOrder = (mode: Mode, id: CheckoutId) => call(orders.view, { params: { mode, id } })
export const listFailures = (mode: Mode, cursor: Cursor) =>
  call(orders.failures, { params: { mode }, query: page(cursor) })
export const viewFunnel = (mode: Mode) => call(orders.funnel, { params: { mode }, query: {} })

export const listKeys = (mode: Mode) => call(desk.listKeys, { params: { mode } })
export const createKey = (mode: Mode, kind: ApiKeyKind) =>
  call(desk.createKey, { params: { mode }, body: { kind } })
export const rollKey = (mode: Mode, id: ApiKeyId) =>
  call(desk.rollKey, { params: { mode, id }, body: {} })
export const revokeKey = (mode: Mode, id: ApiKeyId) =>
  call(desk.revokeKey, { params: { mode, id }, body: {} })

export const listEndpoints = (mode: Mode) => call(desk.listEndpoints, { params: { mode } })
export const createEndpoint = (mode: Mode, url: string) =>
  call(desk.createEndpoint, { params: { mode }, body: { url } })
export const setEndpointStatus = (
  mode: Mode,
  id: WebhookEndpointId,
  status: 'enabled' | 'disabled',
) => call(desk.updateEndpoint, { params: { mode, id }, body: { status } })
export const deleteEndpoint = (mode: Mode, id: WebhookEndpointId) =>
  call(desk.deleteEndpoint, { params: { mode, id }, body: {} })
export const rotateSecret = (mode: Mode, id: WebhookEndpointId) =>
  call(desk.rotateSecret, { params: { mode, id }, body: {} })
export const testEndpoint = (mode: Mode, id: WebhookEndpointId) =>
  call(desk.testEndpoint, { params: { mode, id }, body: {} })
export const listDeliveries = (mode: Mode, cursor: Cursor) =>
  call(desk.listDeliveries, { params: { mode }, query: page(cursor) })
export const viewDelivery = (mode: Mode, id: DeliveryId) =>
  call(desk.viewDelivery, { params: { mode, id } })
export const replayEvent = (mode: Mode, id: EventId) =>
  call(desk.replayEvent, { params: { mode, id }, body: {} })
export const listRequests = (mode: Mode, cursor: Cursor) =>
  call(desk.listRequests, { params: { mode }, query: page(cursor) })

export const listSettlements = (mode: Mode, cursor: Cursor) =>
  call(desk.listSettlements, { params: { mode }, query: page(cursor) })
export const viewSettlement = (mode: Mode, id: SettlementId) =>
  call(desk.viewSettlement, { params: { mode, id } })
export const viewSettlementFile = (mode: Mode, id: SettlementId) =>
  call(desk.viewSettlementFile, { params: { mode, id } })

export const listDisputes = (mode: Mode, status: DisputeStatus | undefined, cursor: Cursor) =>
  call(desk.listDisputes, { params: { mode }, query: { status, ...page(cursor) } })
export const viewDispute = (mode: Mode, id: DisputeId) =>
  call(desk.viewDispute, { params: { mode, id } })
export const submitEvidence = (mode: Mode, id: DisputeId, body: DisputeEvidence) =>
  call(desk.submitDisputeEvidence, { params: { mode, id }, body })
export const acceptDispute = (mode: Mode, id: DisputeId) =>
  call(desk.acceptDispute, { params: { mode, id }, body: {} })

type Amount = { amountMinor: number }
export const captureAmount = (mode: Mode, id: AuthorizationId, body: Amount) =>
  call(desk.captureAuthorization, { params: { mode, id }, body })
export const previewRefund = (mode: Mode, id: AuthorizationId, body: Amount) =>
  call(desk.previewRefund, { params: { mode, id }, body })
export const refundAmount = (mode: Mode, id: AuthorizationId, body: Amount) =>
  call(desk.createRefund, { params: { mode, id }, body })

export const listCampaigns = (mode: Mode, cursor: Cursor) =>
  call(desk.listCampaigns, { params: { mode }, query: page(cursor) })
export const createCampaign = (mode: Mode, body: NewCampaign) =>
  call(desk.createCampaign, { params: { mode }, body })
export const listCampaignProducts = (mode: Mode) =>
  call(desk.listCampaignProducts, { params: { mode } })
export const listSubsidyDifferences = (mode: Mode, id: CampaignId, cursor: Cursor) =>
  call(desk.listSubsidyDifferences, { params: { mode, id }, query: page(cursor) })
export const pauseCampaign = (mode: Mode, id: CampaignId) =>
  call(desk.pauseCampaign, { params: { mode, id }, body: {} })
export const resumeCampaign = (mode: Mode, id: CampaignId) =>
  call(desk.resumeCampaign, { params: { mode, id }, body: {} })
export const endCampaign = (mode: Mode, id: CampaignId) =>
  call(desk.endCampaign, { params: { mode, id }, body: {} })

export const listUsers = () => call(users.list, {})
export const addUser = (body: { login: string; name: string; role: MerchantRole }) =>
  call(users.add, { body })
export const removeUser = (id: MerchantUserId) => call(users.remove, { params: { id }, body: {} })
