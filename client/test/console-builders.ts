import type { WebhookDelivery, WebhookDeliveryLog } from '@miaoguo/shared/event/webhook-delivery'
import type { Campaign, CampaignProduct } from '@miaoguo/shared/campaign/campaign'
import type { Dispute } from '@miaoguo/shared/dispute/dispute'
import type {
  ConsoleOrder,
  ConsoleOrderDetail,
  Funnel,
  OrderAuthorization,
} from '@miaoguo/shared/merchant/console'
import type { ApiKey } from '@miaoguo/shared/merchant/merchant'
import type { ConsoleSession } from '@miaoguo/shared/merchant/merchant-user'
import type { Settlement } from '@miaoguo/shared/merchant/settlement'
import { permissionsOf, type MerchantRole } from '@miaoguo/shared/merchant/permission'
import { useConsole } from '../src/features/console/console-store'
import { writeStored } from '../src/platform/storage'
import { id } from './builders'

const at = '2026-11-24T02:00:00.000Z'

export const aConsoleSession = (role: MerchantRole = 'owner'): ConsoleSession => ({
  user: {
    id: id('mus_000001'),
    name: '林店主',
    loginHint: 'o***@shop.example',
    role,
    createdAt: at,
  },
  accounts: [
    { mode: 'test', name: '山野集', timeZone: 'Asia/Shanghai' },
    { mode: 'live', name: '山野集', timeZone: 'Asia/Shanghai' },
  ],
  permissions: [...permissionsOf[role]],
  token: 'mcs_token',
  expiresAt: '2026-11-24T10:00:00.000Z',
})

/** Somebody is signed in at the console with a role. */
export function atConsole(role: MerchantRole = 'owner'): void {
  const { token: _, expiresAt: __, ...me } = aConsoleSession(role)
  writeStored('console-token', 'mcs_token')
  useConsole.setState({ state: { phase: 'ready', me }, mode: 'test' })
}

export const anOrder = (it: Partial<ConsoleOrder> = {}): ConsoleOrder => ({
  checkoutId: id('chk_000001'),
  merchantReference: 'R-1001',
  scenario: 'goods',
  status: 'paid',
  currency: 'CNY',
  amountMinor: 128_800,
  createdAt: at,
  expiresAt: at,
  paidAt: at,
  credit: {
    id: id('app_000001'),
    lenderName: { zhCN: '华信示范银行', en: 'Huaxin' },
    status: 'approved',
    createdAt: at,
    decidedAt: at,
    loan: {
      id: id('ln_000001'),
      status: 'active',
      principalMinor: 128_800,
      installmentCount: 3,
      annualRatePpm: 89_000,
      annualRateConvention: 'simple',
    },
    subsidy: null,
  },
  authorization: null,
  lastFailure: null,
  ...it,
})

export const anAuthorization = (it: Partial<OrderAuthorization> = {}): OrderAuthorization => ({
  id: id('aut_000001'),
  checkoutId: id('chk_000001'),
  merchantReference: 'R-1001',
  loanId: id('ln_000001'),
  captureMode: 'manual',
  status: 'partially_captured',
  currency: 'CNY',
  amountMinor: 128_800,
  capturedMinor: 50_000,
  releasedMinor: 0,
  refundedMinor: 0,
  disputedMinor: 0,
  disputeLostMinor: 0,
  remainingMinor: 78_800,
  refundableMinor: 50_000,
  expiresAt: '2026-12-24T02:00:00.000Z',
  daysLeft: 29,
  lastFailure: null,
  createdAt: at,
  ...it,
})

export const anOrderDetail = (it: Partial<ConsoleOrderDetail> = {}): ConsoleOrderDetail => {
  const order = anOrder()
  return {
    ...order,
    lines: [
      { kind: 'item', name: '徒步背包', quantity: 2, unitAmountMinor: 70_000, totalMinor: 140_000 },
      { kind: 'discount', name: '优惠', quantity: 1, unitAmountMinor: 11_200, totalMinor: 11_200 },
    ],
    openedAt: at,
    offeredAt: null,
    consentedAt: null,
    applications: order.credit ? [order.credit] : [],
    ...it,
  }
}

const none = { shown: 0, opened: 0, offers: 0, consented: 0, approved: 0, captured: 0 }
export const aFunnel = (it: Partial<Funnel> = {}): Funnel => ({
  fromOn: '2026-11-23',
  toOn: '2026-11-24',
  timeZone: 'Asia/Shanghai',
  total: { shown: 90, opened: 12, offers: 9, consented: 6, approved: 4, captured: 3 },
  days: [
    { ...none, countedOn: '2026-11-23', shown: 40, opened: 5, captured: 1 },
    { ...none, countedOn: '2026-11-24', shown: 50, opened: 7, captured: 2 },
  ],
  failures: [{ code: 'loan_declined', count: 2 }],
  ...it,
})

export const aKey = (it: Partial<ApiKey> = {}): ApiKey => ({
  id: id('key_000001'),
  kind: 'secret',
  mode: 'test',
  name: 'warehouse',
  hint: 'sk_test_…abcd',
  status: 'active',
  createdAt: at,
  lastUsedAt: null,
  expiresAt: null,
  revokedAt: null,
  ...it,
})

export const aDelivery = (it: Partial<WebhookDelivery> = {}): WebhookDelivery => ({
  id: id('dlv_000001'),
  eventId: id('evt_000001'),
  eventType: 'checkout.paid',
  webhookEndpointId: id('whe_000001'),
  url: 'https://shop.example/hooks',
  cause: 'event',
  status: 'failed',
  attemptCount: 2,
  nextAttemptAt: null,
  createdAt: at,
  endedAt: at,
  ...it,
})

export const aDeliveryLog = (): WebhookDeliveryLog => ({
  ...aDelivery(),
  requestBody: '{"type":"checkout.paid"}',
  attempts: [
    {
      attempt: 1,
      outcome: 'failed',
      reason: null,
      requestHeaders: [],
      responseStatus: 500,
      responseHeaders: [],
      responseBody: 'database is gone',
      startedAt: at,
      endedAt: at,
    },
    {
      attempt: 2,
      outcome: 'failed',
      reason: 'timeout',
      requestHeaders: [],
      responseStatus: null,
      responseHeaders: [],
      responseBody: null,
      startedAt: at,
      endedAt: at,
    },
  ],
})

export const aSettlement = (it: Partial<Settlement> = {}): Settlement => ({
  id: id('stl_000001'),
  lenderName: { zhCN: '华信示范银行', en: 'Huaxin' },
  settledOn: '2026-11-24',
  payoutOn: '2026-11-24',
  currency: 'CNY',
  grossMinor: 120_000,
  refundMinor: 200_000,
  disputeMinor: 0,
  subsidyMinor: 0,
  feeMinor: 1_234,
  adjustmentMinor: 0,
  netMinor: -81_234,
  lineCount: 1,
  createdAt: at,
  ...it,
})

/** The console's paths of the contract. */
export const path = {
  code: 'POST /v1/console/one-time-codes',
  signIn: 'POST /v1/console/sessions',
  signOut: 'POST /v1/console/sessions/sign-out',
  me: 'GET /v1/console/me',
  users: 'GET /v1/console/users',
  addUser: 'POST /v1/console/users',
  removeUser: 'POST /v1/console/users/:id/remove',
  orders: 'GET /v1/console/:mode/orders',
  order: 'GET /v1/console/:mode/orders/:id',
  failures: 'GET /v1/console/:mode/failures',
  funnel: 'GET /v1/console/:mode/funnel',
  keys: 'GET /v1/console/:mode/api-keys',
  createKey: 'POST /v1/console/:mode/api-keys',
  revokeKey: 'POST /v1/console/:mode/api-keys/:id/revoke',
  endpoints: 'GET /v1/console/:mode/webhook-endpoints',
  createEndpoint: 'POST /v1/console/:mode/webhook-endpoints',
  deliveries: 'GET /v1/console/:mode/webhook-deliveries',
  delivery: 'GET /v1/console/:mode/webhook-deliveries/:id',
  replay: 'POST /v1/console/:mode/events/:id/replay',
  campaigns: 'GET /v1/console/:mode/campaigns',
  campaignProducts: 'GET /v1/console/:mode/campaign-products',
  createCampaign: 'POST /v1/console/:mode/campaigns',
  differences: 'GET /v1/console/:mode/campaigns/:id/differences',
  pauseCampaign: 'POST /v1/console/:mode/campaigns/:id/pause',
  endCampaign: 'POST /v1/console/:mode/campaigns/:id/end',
  capture: 'POST /v1/console/:mode/authorizations/:id/capture',
  previewRefund: 'POST /v1/console/:mode/authorizations/:id/refund-previews',
  refund: 'POST /v1/console/:mode/authorizations/:id/refunds',
  disputes: 'GET /v1/console/:mode/disputes',
  dispute: 'GET /v1/console/:mode/disputes/:id',
  evidence: 'POST /v1/console/:mode/disputes/:id/evidence',
  accept: 'POST /v1/console/:mode/disputes/:id/accept',
  settlements: 'GET /v1/console/:mode/settlements',
  settlement: 'GET /v1/console/:mode/settlements/:id',
  settlementFile: 'GET /v1/console/:mode/settlements/:id/csv',
  requests: 'GET /v1/console/:mode/api-requests',
} as const

export const aCampaign = (it: Partial<Campaign> = {}): Campaign => ({
  id: id('cmp_000001'),
  name: '免息节',
  status: 'active',
  currency: 'CNY',
  startsOn: '2026-12-01',
  endsOn: '2026-12-31',
  interestPpm: 1_000_000,
  feePpm: 0,
  budgetMinor: 1_000_000,
  reservedMinor: 100_000,
  spentMinor: 250_000,
  remainingMinor: 650_000,
  warnAtPpm: 800_000,
  orderMinMinor: null,
  orderMaxMinor: null,
  lenderIds: null,
  productCodes: null,
  installmentCounts: [3, 6],
  createdAt: at,
  endedAt: null,
  openDifferences: 0,
  ...it,
})

export const aCampaignProduct = (it: Partial<CampaignProduct> = {}): CampaignProduct => ({
  lenderId: id('len_000001'),
  lenderName: { zhCN: '华信示范银行股份有限公司', en: 'Huaxin Demonstration Bank Co., Ltd.' },
  productCode: 'steady',
  productName: { zhCN: '信用分期', en: 'Steady installments' },
  currency: 'CNY',
  installmentCounts: [3, 6],
  amountMinMinor: 10_000,
  amountMaxMinor: 5_000_000,
  ...it,
})

export const aDispute = (it: Partial<Dispute> = {}): Dispute => ({
  id: id('dsp_000001'),
  authorizationId: id('aut_000001'),
  checkoutId: id('chk_000001'),
  merchantReference: 'R-1001',
  loanId: id('ln_000001'),
  reason: 'goods_not_received',
  status: 'opened',
  currency: 'CNY',
  amountMinor: 30_000,
  takenBackMinor: 0,
  respondBy: '2026-12-01T02:00:00.000Z',
  daysLeft: 6,
  response: null,
  evidence: null,
  openedAt: at,
  decidedAt: null,
  createdAt: at,
  ...it,
})
