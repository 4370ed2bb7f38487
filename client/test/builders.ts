import type { Handoff, HandoffChoice } from '@miaoguo/shared/handoff/handoff'
import type { ShopperCheckout } from '@miaoguo/shared/checkout/checkout'
import type { Consent } from '@miaoguo/shared/consent/consent'
import type { CostSheet1, Disclosure } from '@miaoguo/shared/disclosure/disclosure'
import type { LenderIdentity } from '@miaoguo/shared/lender/lender'
import type { Application, Loan } from '@miaoguo/shared/loan/loan'
import type { LenderAnswer, Offer, OfferRequest } from '@miaoguo/shared/offer/offer'
import type { Installment } from '@miaoguo/shared/schedule/installment'
import type { Session } from '@miaoguo/shared/session/session'

export const token = 'tok_0123456789abcdefghij'
/** Ids are branded in the contract; a test may make its own. */
export const id = <T>(text: string): T => text as T
export const inMinutes = (minutes: number): string =>
  // oxlint-disable-next-line no-restricted-globals -- fixtures live at the hour the test runs.
  new Date(Date.now() + minutes * 60_000).toISOString()
const digest = `sha256:${'a'.repeat(64)}`
const text = (zhCN: string, en: string) => ({ zhCN, en })

export const aSession = (it: Partial<Session> = {}): Session => ({
  borrowerId: id('bor_000001'),
  displayName: '138****8000',
  accessToken: 'access-1',
  accessExpiresAt: inMinutes(60),
  refreshToken: 'refresh-token-0001',
  ...it,
})

export const aCheckout = (it: Partial<ShopperCheckout> = {}): ShopperCheckout => ({
  id: id('chk_000001'),
  merchantName: '山野集',
  merchantReference: 'R-1001',
  scenario: 'goods',
  currency: 'CNY',
  amountMinor: 128_800,
  lines: [
    { kind: 'item', name: '徒步背包', quantity: 2, unitAmountMinor: 70_000, totalMinor: 140_000 },
    {
      kind: 'discount',
      name: '新人优惠',
      quantity: 1,
      unitAmountMinor: 11_200,
      totalMinor: 11_200,
    },
  ],
  status: 'open',
  returnUrl: 'https://shop.test/return',
  expiresAt: inMinutes(30),
  ...it,
})

export const aLender = (n = 1, name = '华信示范银行股份有限公司'): LenderIdentity => ({
  id: id(`len_00000${n}`),
  legalName: text(name, `Lender ${n} Ltd`),
  licenceType: 'bank',
  licenceNumber: `B-${n}`,
  regulator: text('国家金融监督管理总局', 'NFRA'),
  complaintPhone: '4000000001',
  complaintUrl: 'https://lender.test/complaints',
})

export const anOffer = (n = 1, it: Partial<Offer> = {}): Offer => ({
  id: id(`ofr_00000${n}`),
  lender: aLender(n, `示范机构${n}`),
  productName: text('信用分期', 'Credit installments'),
  currency: 'CNY',
  principalMinor: 128_800,
  installmentCount: 3,
  method: 'equal_installments',
  firstInstallmentMinor: 43_571,
  largestInstallmentMinor: 43_571,
  firstDueOn: '2026-12-24',
  totalCostMinor: 1_912,
  totalOfPaymentsMinor: 130_712,
  annualRatePpm: 89_000,
  annualRateConvention: 'simple',
  expiresAt: inMinutes(15),
  ...it,
})

export const anAnswer = (n: number, state: LenderAnswer['state']): LenderAnswer => ({
  lenderId: id(`len_00000${n}`),
  legalName: text(`示范机构${n}`, `Lender ${n} Ltd`),
  state,
})

export const anOfferRequest = (it: Partial<OfferRequest> = {}): OfferRequest => ({
  id: id('orq_000001'),
  checkoutId: id('chk_000001'),
  version: 1,
  complete: true,
  offers: [anOffer(1)],
  lenders: [anAnswer(1, 'offered')],
  ...it,
})

export const aChoice = (): HandoffChoice => ({
  noticeDigest: digest,
  notice: {
    version: 'handoff-notice/1',
    lender: aLender(),
    productName: text('先买后付', 'Pay later'),
    merchantName: '山野集',
    merchantReference: 'R-1001',
    currency: 'CNY',
    amountMinor: 128_800,
    shares: ['amount', 'order_reference', 'order_lines'],
    termsShownBy: 'lender',
  },
})

export const aHandoff = (it: Partial<Handoff> = {}): Handoff => ({
  id: id('hnd_000001'),
  checkoutId: id('chk_000001'),
  state: 'away',
  notice: aChoice().notice,
  leaveUrl: 'https://lender.test/pay/1',
  expiresAt: inMinutes(60),
  declineReasons: [],
  applicationId: null,
  returnUrl: 'https://shop.test/return',
  ...it,
})

export const aSchedule = (): Installment[] =>
  ['2026-12-24', '2027-01-24', '2027-02-24'].map((dueOn, i) => ({
    number: i + 1,
    dueOn,
    principalMinor: 42_933,
    interestMinor: 600 - i,
    feeMinor: 38,
    totalMinor: 43_571 - i,
  }))

export const aSheet = (it: Partial<CostSheet1> = {}): CostSheet1 => ({
  version: 'cost-sheet/1',
  jurisdiction: 'CN',
  lender: aLender(),
  productName: text('信用分期', 'Credit installments'),
  merchantName: '山野集',
  merchantReference: 'R-1001',
  currency: 'CNY',
  drawnOn: '2026-11-24',
  amountFinancedMinor: 128_800,
  installmentCount: 3,
  method: 'equal_installments',
  costs: [
    {
      kind: 'interest',
      name: text('利息', 'Interest'),
      basis: text('按月计息', 'Monthly'),
      collector: text('华信示范银行', 'Huaxin'),
      totalMinor: 1_797,
      annualRatePpm: 84_000,
    },
    {
      kind: 'fee',
      name: text('担保费', 'Guarantee fee'),
      basis: text('每期收取', 'Each installment'),
      collector: text('安保担保公司', 'Anbao'),
      totalMinor: 115,
      annualRatePpm: 5_000,
    },
  ],
  totalCostMinor: 1_912,
  totalOfPaymentsMinor: 130_712,
  annualRatePpm: 89_000,
  annualRateConvention: 'simple',
  contingentCosts: [
    {
      name: text('逾期罚息', 'Penalty interest'),
      standard: text('约定利率的 1.5 倍', '1.5 times'),
      collector: text('华信示范银行', 'Huaxin'),
    },
  ],
  nothingElseCharged: true,
  dueDateRule: text('每月 24 日', 'The 24th'),
  schedule: aSchedule(),
  prepayment: text('可随时提前还款', 'At any time'),
  coolingOffDays: 7,
  coolingOff: text('七日内可无理由取消', 'Seven days'),
  agreements: [
    {
      name: text('个人消费借款合同', 'Loan agreement'),
      url: 'https://lender.test/agreement',
      digest,
    },
  ],
  dataUses: [
    {
      recipient: text('华信示范银行', 'Huaxin'),
      purpose: text('审核', 'Review'),
      kinds: text('手机号', 'Phone'),
    },
  ],
  ...it,
})

export const aDisclosure = (it: Partial<Disclosure> = {}): Disclosure => ({
  id: id('dsc_000001'),
  offerId: id('ofr_000001'),
  sheet: aSheet(),
  digest,
  openedAt: inMinutes(0),
  confirmableAt: inMinutes(0),
  minimumReadingSeconds: 2,
  confirmedAt: null,
  ...it,
})

export const aConsent = (it: Partial<Consent> = {}): Consent => ({
  id: id('cns_000001'),
  disclosureId: id('dsc_000001'),
  offerId: id('ofr_000001'),
  disclosureDigest: digest,
  purposes: ['loan_agreement', 'share_identity_with_lender', 'credit_bureau_query'],
  grantedAt: inMinutes(0),
  withdrawnAt: null,
  ...it,
})

export const anApplication = (it: Partial<Application> = {}): Application => ({
  id: id('app_000001'),
  checkoutId: id('chk_000001'),
  status: 'approved',
  lenderName: text('华信示范银行股份有限公司', 'Huaxin Model Bank'),
  declineReasons: [],
  loanId: id('ln_000001'),
  createdAt: inMinutes(0),
  decidedAt: inMinutes(0),
  returnUrl: 'https://shop.test/return',
  ...it,
})

export const aLoan = (it: Partial<Loan> = {}): Loan => ({
  id: id('ln_000001'),
  status: 'active',
  lender: aLender(),
  merchantName: '山野集',
  merchantReference: 'R-1001',
  currency: 'CNY',
  principalMinor: 128_800,
  outstandingMinor: 130_712,
  installmentCount: 3,
  nextDueOn: '2026-12-24',
  nextDueMinor: 43_571,
  annualRatePpm: 89_000,
  annualRateConvention: 'simple',
  createdAt: '2026-11-24T02:00:00.000Z',
  lenderLoanReference: 'HX-0001',
  disclosureDigest: digest,
  totalCostMinor: 1_912,
  totalOfPaymentsMinor: 130_712,
  schedule: aSchedule(),
  ...it,
})

/** A loan as it stands in a list. */
export function aBill(it: Partial<Loan> = {}) {
  const {
    lenderLoanReference: _1,
    disclosureDigest: _2,
    totalCostMinor: _3,
    totalOfPaymentsMinor: _4,
    schedule: _5,
    ...summary
  } = aLoan(it)
  return summary
}
