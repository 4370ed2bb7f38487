import type { CreditLine, CreditLineDetail } from '@miaoguo/shared/credit-line/credit-line'
import type { CreditLineNotice, CreditLineOffering } from '@miaoguo/shared/credit-line/notice'
import { aLender, id } from './builders'

const suyi = { ...aLender(3, '速易示范小额贷款有限公司'), licenceType: 'micro_loan' as const }
const productName = { zhCN: '循环额度', en: 'Credit line' }
export const noticeDigest = `sha256:${'b'.repeat(64)}`

export const aNotice = (it: Partial<CreditLineNotice> = {}): CreditLineNotice => ({
  version: 'credit-line-notice/1',
  lender: suyi,
  licenceValidThrough: '2029-03-31',
  productCode: 'line',
  productName,
  currency: 'CNY',
  limitMinMinor: 50_000,
  limitMaxMinor: 800_000,
  validityMonths: 12,
  method: 'equal_installments',
  installmentCounts: [3, 6, 12],
  annualInterestPpm: 108_000,
  fees: [],
  annualRatePpm: 108_000,
  annualRateConvention: 'simple',
  lateFeePpmPerDay: 500,
  prepayment: { zhCN: '可随时提前还清', en: 'Repay early at any time' },
  tells: ['phone', 'name', 'id_number'],
  agreements: [
    {
      name: { zhCN: '循环额度合同', en: 'Credit line agreement' },
      url: 'https://lender.test/agreements/line',
      digest: noticeDigest,
    },
  ],
  ...it,
})

export const anOffering = (it: Partial<CreditLineNotice> = {}): CreditLineOffering => ({
  notice: aNotice(it),
  noticeDigest,
})

export const aLine = (it: Partial<CreditLine> = {}): CreditLine => ({
  id: id('crl_000001'),
  lender: suyi,
  productName,
  status: 'active',
  declineReasons: [],
  currency: 'CNY',
  limitMinor: 800_000,
  usedMinor: 120_000,
  availableMinor: 680_000,
  readAt: '2026-11-24T02:00:00.000Z',
  annualRatePpm: 108_000,
  annualRateConvention: 'simple',
  method: 'equal_installments',
  installmentCounts: [3, 6, 12],
  validThrough: '2027-11-24',
  appliedAt: '2026-11-24T01:00:00.000Z',
  closing: false,
  lenderAway: false,
  ...it,
})

export const aDetail = (it: Partial<CreditLineDetail> = {}): CreditLineDetail => ({
  ...aLine(),
  notice: aNotice(),
  consent: {
    noticeDigest,
    purposes: ['loan_agreement', 'share_identity_with_lender', 'credit_bureau_query'],
    grantedAt: '2026-11-24T01:00:00.000Z',
  },
  changes: [
    {
      what: 'status',
      from: 'applied',
      to: 'active',
      since: '2026-11-24T01:00:05.000Z',
      by: 'lender',
    },
  ],
  loans: [
    {
      id: id('ln_000001'),
      merchantName: '山野集',
      principalMinor: 120_000,
      outstandingMinor: 120_000,
      status: 'active',
      createdAt: '2026-11-24T02:00:00.000Z',
    },
  ],
  ...it,
})

/** A limit that was lowered below what is used. */
export const lowered = { limitMinor: 60_000, availableMinor: 0 } as const
/** Nothing was granted. */
export const nothing = {
  limitMinor: 0,
  usedMinor: 0,
  availableMinor: 0,
  validThrough: null,
} as const
