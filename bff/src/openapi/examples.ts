import { consoleDeskContract } from '@miaoguo/shared/contract/console/desk'
import { merchantIdOf } from '@miaoguo/shared/contract/console/for-console'
import type { ActorKind, Endpoint } from '@miaoguo/shared/contract/endpoint'
import { digest, evidence, id, purposes, token, type Example } from './example-values.ts'
import { lenderExamples } from './lender-examples.ts'

/** What is not said again of the merchants' endpoints that the console has too. */
const own: Record<string, Example> = {
  sendOneTimeCode: { body: { phone: '13900008000' } },
  signIn: { body: { platform: 'h5', phone: '13900008000', oneTimeCode: '246810' } },
  refreshSession: { body: { refreshToken: 'rT4uXb0yK1cN7pQe' } },
  signOut: { body: {} },
  viewApplicant: {},
  verifyIdentity: { body: { name: '张三', idNumber: '11010519491231002X', student: false } },
  removeIdentity: { body: {} },
  sayStudent: { body: { student: true } },
  bindCard: { body: { number: '6228 4804 0256 4890 018', phone: '13900008000' } },
  removeCard: { params: { id: id('crd') }, body: {} },
  viewCashTerms: {},
  openCashRequest: {
    body: {
      amountMinor: 300_000,
      cardId: id('crd'),
      installmentCount: 6,
      method: 'equal_installments',
    },
  },
  listCreditLineOfferings: {},
  applyForCreditLine: {
    body: { lenderId: id('len'), productCode: 'line', noticeDigest: digest, purposes },
  },
  listCreditLines: {},
  viewCreditLine: { params: { id: id('crl') } },
  closeCreditLine: { params: { id: id('crl') }, body: {} },
  viewCheckout: { params: { token } },
  requestOffers: { params: { token }, body: {} },
  watchOffers: { params: { id: id('orq') }, query: { after: '2' } },
  openDisclosure: { body: { offerId: id('ofr') } },
  confirmDisclosure: { params: { id: id('dsc') }, body: { digest } },
  recordConsent: { body: { disclosureId: id('dsc'), disclosureDigest: digest, purposes } },
  leaveForLender: {
    params: { token },
    body: { lenderId: id('len'), noticeDigest: digest },
  },
  viewHandoff: { params: { id: id('hnd') } },
  comeBackFromLender: { params: { id: id('hnd') }, body: {} },
  applyForLoan: { body: { consentId: id('cns') } },
  viewApplication: { params: { id: id('app') }, query: { wait: 'true' } },
  listLoans: { query: { limit: '20' } },
  viewLoan: { params: { id: id('ln') } },
  listRateChanges: { params: { id: id('ln') } },
  listLoanDocuments: { params: { id: id('ln') } },
  viewLoanDocument: { params: { id: id('ln'), kind: 'disclosure' }, query: { language: 'zh-CN' } },
  fileServiceRequest: {
    body: {
      loanId: id('ln'),
      kind: 'hardship',
      topic: 'defer',
      text: '本月住院，希望推迟一期还款。',
    },
  },
  listServiceRequests: { query: { loanId: id('ln'), limit: '20' } },
  viewServiceRequest: { params: { id: id('srq') } },
  viewAutopay: { params: { id: id('ln') } },
  previewAutopay: { params: { id: id('ln') }, body: { cardId: id('crd') } },
  setUpAutopay: {
    params: { id: id('ln') },
    body: { cardId: id('crd'), digest: `sha256:${'a'.repeat(64)}` },
  },
  endAutopay: { params: { id: id('mnd') }, body: {} },
  acceptRelief: { params: { id: id('srq') }, body: { digest: `sha256:${'a'.repeat(64)}` } },
  refuseRelief: { params: { id: id('srq') }, body: {} },
  listBills: { query: { which: 'open', limit: '20' } },
  viewInstallments: { params: { id: id('ln') } },
  quotePayoff: { params: { id: id('ln') }, body: {} },
  previewWithdrawal: { params: { id: id('ln') }, body: {} },
  previewRepayment: {
    params: { id: id('ln') },
    body: { kind: 'prepayment', amountMinor: 50_000, currency: 'CNY', keep: 'installment' },
  },
  makeRepayment: {
    params: { id: id('ln') },
    body: { kind: 'installment', amountMinor: 20_695, currency: 'CNY' },
  },
  viewReminderSettings: {},
  changeReminderSettings: { body: { sms: true } },
  permitReminder: { body: { code: '0a3xYk000example' } },
  viewRepayment: { params: { id: id('opr') }, query: { wait: 'true' } },
  createCheckout: {
    body: {
      merchantReference: 'order-1001',
      scenario: 'goods',
      currency: 'CNY',
      amountMinor: 129_900,
      lines: [
        {
          kind: 'item',
          name: '双人帐篷',
          quantity: 1,
          unitAmountMinor: 134_900,
          totalMinor: 134_900,
        },
        {
          kind: 'discount',
          name: '会员优惠',
          quantity: 1,
          unitAmountMinor: 5_000,
          totalMinor: 5_000,
        },
      ],
      returnUrl: 'https://shop.example/orders/order-1001',
      notifyUrl: 'https://shop.example/webhooks/miaoguo',
    },
  },
  viewMerchantCheckout: { params: { id: id('chk') } },
  listCheckouts: { query: { limit: '20', merchantReference: 'order-1001' } },
  cancelCheckout: { params: { id: id('chk') }, body: {} },
  recordSupplierAnswer: {
    params: { id: id('chk') },
    body: { line: 0, answer: 'confirmed', supplierReference: 'PNR-8K2M4Q' },
  },
  listAuthorizations: { query: { limit: '20', status: 'authorized' } },
  viewAuthorization: { params: { id: id('aut') } },
  captureAuthorization: {
    params: { id: id('aut') },
    body: { lines: [{ line: 0, quantity: 1 }] },
  },
  releaseAuthorization: { params: { id: id('aut') }, body: {} },
  cancelAuthorization: { params: { id: id('aut') }, body: {} },
  extendAuthorization: { params: { id: id('aut') }, body: {} },
  reverseAuthorization: { params: { id: id('aut') }, body: { amountMinor: 5_000 } },
  previewRefund: { params: { id: id('aut') }, body: { amountMinor: 30_000 } },
  createRefund: { params: { id: id('aut') }, body: { amountMinor: 30_000 } },
  listRefunds: { query: { limit: '20', authorizationId: id('aut') } },
  viewRefund: { params: { id: id('rfd') } },
  createCampaign: {
    body: {
      name: '国庆免息',
      currency: 'CNY',
      startsOn: '2026-12-01',
      endsOn: '2026-12-31',
      interestPpm: 1_000_000,
      feePpm: 0,
      budgetMinor: 5_000_000,
      orderMinMinor: 50_000,
      installmentCounts: [3, 6],
    },
  },
  listCampaigns: { query: { limit: '20' } },
  listCampaignProducts: {},
  viewCampaign: { params: { id: id('cmp') } },
  listSubsidyDifferences: { params: { id: id('cmp') }, query: { limit: '20' } },
  pauseCampaign: { params: { id: id('cmp') }, body: {} },
  resumeCampaign: { params: { id: id('cmp') }, body: {} },
  endCampaign: { params: { id: id('cmp') }, body: {} },
  listDisputes: { query: { limit: '20', status: 'opened' } },
  viewDispute: { params: { id: id('dsp') } },
  submitDisputeEvidence: { params: { id: id('dsp') }, body: evidence },
  acceptDispute: { params: { id: id('dsp') }, body: {} },
  viewPromotion: { query: { key: 'pk_test_demo', amountMinor: '129900', currency: 'CNY' } },
  allocateAmount: {
    body: {
      currency: 'CNY',
      amountMinor: 10_000,
      lines: [
        { reference: 'tent', amountMinor: 134_900 },
        { reference: 'stove', amountMinor: 25_900 },
      ],
    },
  },
  viewEligibility: { query: { amountMinor: '129900', currency: 'CNY' } },
  createWebhookEndpoint: {
    body: {
      url: 'https://shop.example/webhooks/miaoguo',
      description: 'orders',
      eventTypes: ['checkout.paid', 'checkout.expired'],
    },
  },
  listWebhookEndpoints: {},
  viewWebhookEndpoint: { params: { id: id('whe') } },
  updateWebhookEndpoint: { params: { id: id('whe') }, body: { status: 'disabled' } },
  deleteWebhookEndpoint: { params: { id: id('whe') }, body: {} },
  rotateWebhookSecret: { params: { id: id('whe') }, body: { overlapHours: 24 } },
  testWebhookEndpoint: { params: { id: id('whe') }, body: {} },
  listEvents: { query: { limit: '20', type: 'checkout.paid' } },
  viewEvent: { params: { id: id('evt') } },
  replayEvent: { params: { id: id('evt') }, body: {} },
  replayEvents: {
    body: {
      fromAt: '2026-11-24T02:00:00.000Z',
      toAt: '2026-11-24T03:00:00.000Z',
      which: 'failed',
    },
  },
  listWebhookDeliveries: { query: { limit: '20', status: 'failed' } },
  viewWebhookDelivery: { params: { id: id('dlv') } },
  createApiKey: { body: { kind: 'secret', name: 'warehouse' } },
  listApiKeys: {},
  rollApiKey: { params: { id: id('key') }, body: { overlapHours: 24 } },
  revokeApiKey: { params: { id: id('key') }, body: {} },
  listApiRequests: { query: { limit: '20', status: '422' } },
  viewTestClock: {},
  advanceTestClock: { body: { seconds: 7200 } },
  listSettlements: { query: { limit: '20' } },
  viewSettlement: { params: { id: id('stl') } },
  viewSettlementFile: { params: { id: id('stl') } },
  sendConsoleCode: { body: { login: 'owner@shop.example' } },
  signInToConsole: { body: { login: 'owner@shop.example', oneTimeCode: '246810' } },
  viewConsoleUser: {},
  signOutOfConsole: { body: {} },
  listMerchantUsers: {},
  addMerchantUser: { body: { login: '13900008001', name: '小林', role: 'support' } },
  removeMerchantUser: { params: { id: id('mus') }, body: {} },
  listConsoleOrders: {
    params: { mode: 'test' },
    query: { limit: '20', status: 'paid', reference: 'order-10' },
  },
  viewConsoleOrder: { params: { mode: 'test', id: id('chk') } },
  listOrderFailures: { params: { mode: 'test' }, query: { limit: '20' } },
  viewFunnel: { params: { mode: 'test' }, query: { fromOn: '2026-11-18', toOn: '2026-11-24' } },
  ...lenderExamples,
}

/** A request of each endpoint by its id, so that a newcomer can copy one; a test parses them all by the contract. */
export const examples: Record<string, Example> = {
  ...own,
  ...Object.fromEntries(
    Object.values(consoleDeskContract).map(({ id: of }) => {
      const { params, ...rest } = own[merchantIdOf(of)] ?? {}
      return [of, { ...rest, params: { mode: 'test', ...params } }]
    }),
  ),
}

const credentials: Record<ActorKind, string | undefined> = {
  merchant: 'sk_test_demo_00000000000000000000',
  shopper: '$ACCESS_TOKEN',
  merchant_user: '$CONSOLE_TOKEN',
  platform: undefined,
  lender: undefined,
  public: undefined,
  widget: undefined,
}

/** Who signs instead of showing a key. */
const signed = new Set<ActorKind>(['platform', 'lender'])
const signatureLines = (method: string): string[] => [
  '-H "Signature-Input: $INPUT"',
  '-H "Signature: $SIGNATURE"',
  ...(method === 'POST' ? ['-H "Content-Digest: $DIGEST"'] : []),
]

/** The example as a command, with an address for lenders where a lender answers. */
export function curlOf(endpoint: Endpoint, serverUrl: string): string {
  const example = examples[endpoint.id] ?? {}
  const server = endpoint.actor === 'platform' ? 'https://lender.example' : serverUrl
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => example.params?.[name] ?? name)
  const query = example.query
    ? `?${Object.entries(example.query)
        .map(([name, it]) => `${name}=${encodeURIComponent(it)}`)
        .join('&')}`
    : ''
  const credential = credentials[endpoint.actor]
  const line = JSON.stringify(example.body ?? {})
  const body = line.length > 80 ? JSON.stringify(example.body, null, 2) : line
  return [
    `curl '${server}${path}${query}'`,
    ...(signed.has(endpoint.actor) ? signatureLines(endpoint.method) : []),
    ...(credential ? [`-H "Authorization: Bearer ${credential}"`] : []),
    ...(endpoint.method === 'POST' && endpoint.actor !== 'lender'
      ? ['-H "Idempotency-Key: $(uuidgen)"']
      : []),
    ...(endpoint.method === 'POST' ? ["-H 'Content-Type: application/json'", `-d '${body}'`] : []),
  ].join(' \\\n  ')
}
