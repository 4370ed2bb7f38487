import type { LenderTerms, ProductTerms } from '@miaoguo/shared/contract/lender/open-lender'
import { agreements, lineAgreements } from './agreements.ts'
import { everything, plain } from './capabilities.ts'

export type LenderCode = 'huaxin' | 'lezhong' | 'suyi' | 'guoqi'
export const lenderCodes: readonly LenderCode[] = ['huaxin', 'lezhong', 'suyi', 'guoqi']
export const isLenderCode = (text: string): text is LenderCode =>
  (lenderCodes as readonly string[]).includes(text)

export type LenderProfile = {
  code: LenderCode
  port: number
  quoteDelayMs: number
  terms(publicUrl: string): LenderTerms
}

const text = (zhCN: string, en: string) => ({ zhCN, en })

const anyTime = text(
  '可随时提前还清，不收违约金，未到期利息不收',
  'Repay early at any time; no penalty, no interest not yet due',
)
const afterOne = text(
  '还满一期后可提前还清，已收服务费不退',
  'Repay early after the first installment; fees already charged are kept',
)

const product = (
  it: Partial<ProductTerms> & Pick<ProductTerms, 'code' | 'name' | 'method' | 'installmentCounts'>,
): ProductTerms => ({
  currency: 'CNY',
  amountMinMinor: 10_000,
  amountMaxMinor: 5_000_000,
  annualInterestPpm: 0,
  fees: [],
  lateFeePpmPerDay: 500,
  creditReportAfterDays: 30,
  prepayment: anyTime,
  coolingOffDays: 7,
  effectiveFrom: '2026-08-01',
  capabilities: everything,
  ...it,
})

const quickLoan = (it: Pick<ProductTerms, 'code' | 'annualInterestPpm'> & Partial<ProductTerms>) =>
  product({
    kind: 'quick_loan',
    name: text('应急小额', 'Quick loan'),
    method: 'equal_installments',
    installmentCounts: [3, 6, 12],
    amountMinMinor: 50_000,
    amountMaxMinor: 3_000_000,
    capabilities: { ...everything, merchantSubsidy: false, disputes: false },
    ...it,
  })

/** Drawn under a line, which the lender grants once. */
const creditLine = (
  it: Pick<ProductTerms, 'annualInterestPpm' | 'line' | 'method' | 'installmentCounts'> &
    Partial<ProductTerms>,
) =>
  product({
    code: 'line',
    kind: 'credit_line',
    name: text('循环额度', 'Credit line'),
    amountMaxMinor: it.line?.limitMaxMinor ?? 0,
    ...it,
  })

const huaxin: LenderProfile = {
  code: 'huaxin',
  port: 8791,
  quoteDelayMs: 120,
  terms: (publicUrl) => ({
    lender: {
      legalName: text('华信示范银行股份有限公司', 'Huaxin Demonstration Bank Co., Ltd.'),
      licenceType: 'bank',
      licenceNumber: 'B0000H000000001',
      regulator: text('国家金融监督管理总局', 'National Financial Regulatory Administration'),
      licenceValidThrough: '2034-12-31',
      complaintPhone: '400-000-0001',
      complaintUrl: `${publicUrl}/complaints`,
    },
    products: [
      product({
        code: 'steady',
        name: text('信用分期', 'Steady installments'),
        method: 'equal_installments',
        installmentCounts: [3, 6, 12, 24],
        annualInterestPpm: 72_000,
      }),
      product({
        code: 'interest-free',
        // Nothing is saved by repaying ahead what costs nothing.
        capabilities: { ...everything, prepayment: [] },
        name: text('三期免息', 'Three months interest-free'),
        method: 'interest_free',
        installmentCounts: [3],
        amountMinMinor: 100_000,
        amountMaxMinor: 800_000,
      }),
      quickLoan({ code: 'cash', annualInterestPpm: 90_000 }),
      quickLoan({
        code: 'cash-interest-first',
        name: text('应急小额（先息后本）', 'Quick loan, interest first'),
        method: 'interest_only',
        installmentCounts: [3, 6],
        annualInterestPpm: 96_000,
        // Ahead of time it is paid off whole: its installments are interest alone, so there is none to keep.
        capabilities: { ...everything, merchantSubsidy: false, disputes: false, prepayment: [] },
      }),
      product({
        code: 'trip',
        name: text('旅行分期', 'Trip installments'),
        method: 'equal_installments',
        installmentCounts: [2, 3, 6],
        annualInterestPpm: 60_000,
        trip: { daysAheadMin: 14, daysAheadMax: 300, planEnds: 'before_departure' },
      }),
    ],
    agreements: agreements(publicUrl, 'a'),
  }),
}

const lezhong: LenderProfile = {
  code: 'lezhong',
  port: 8792,
  quoteDelayMs: 2200,
  terms: (publicUrl) => ({
    lender: {
      legalName: text(
        '乐众示范消费金融有限公司',
        'Lezhong Demonstration Consumer Finance Co., Ltd.',
      ),
      licenceType: 'consumer_finance',
      licenceNumber: 'X0000L000000002',
      regulator: text('国家金融监督管理总局', 'National Financial Regulatory Administration'),
      licenceValidThrough: '2031-06-30',
      complaintPhone: '400-000-0002',
      complaintUrl: `${publicUrl}/complaints`,
    },
    products: [
      product({
        capabilities: plain,
        code: 'flat',
        name: text('轻享分期', 'Light installments'),
        method: 'flat_fee',
        installmentCounts: [3, 6, 12],
        amountMaxMinor: 2_000_000,
        fees: [
          {
            name: text('分期手续费', 'Installment fee'),
            collector: text(
              '乐众示范消费金融有限公司',
              'Lezhong Demonstration Consumer Finance Co., Ltd.',
            ),
            charged: 'per_installment',
            ratePpm: 6_000,
          },
        ],
        prepayment: afterOne,
      }),
      product({
        capabilities: plain,
        code: 'later',
        kind: 'checkout_bnpl',
        name: text('30 天后付', 'Pay in 30 days'),
        method: 'single_payment',
        installmentCounts: [1],
        firstDueDays: 30,
        amountMaxMinor: 300_000,
      }),
      product({
        capabilities: plain,
        code: 'four',
        kind: 'checkout_bnpl',
        name: text('分 4 次付，免息', 'Pay in 4, interest-free'),
        method: 'interest_free',
        installmentCounts: [4],
        amountMaxMinor: 300_000,
      }),
      product({
        capabilities: plain,
        code: 'declining',
        name: text('等本分期', 'Equal principal'),
        method: 'equal_principal',
        installmentCounts: [6, 12],
        amountMinMinor: 50_000,
        annualInterestPpm: 129_600,
      }),
      creditLine({
        method: 'equal_principal',
        installmentCounts: [3, 6],
        annualInterestPpm: 118_800,
        line: {
          limitMinMinor: 50_000,
          limitMaxMinor: 1_000_000,
          validityMonths: 12,
          agreements: lineAgreements(publicUrl, 'e'),
        },
        capabilities: { ...plain, merchantSubsidy: false, creditLine: true },
      }),
    ],
    agreements: agreements(publicUrl, 'b'),
  }),
}

const suyi: LenderProfile = {
  code: 'suyi',
  port: 8793,
  quoteDelayMs: 350,
  terms: (publicUrl) => ({
    lender: {
      legalName: text('速易示范小额贷款有限公司', 'Suyi Demonstration Micro-loan Co., Ltd.'),
      licenceType: 'micro_loan',
      licenceNumber: 'M-0000-000003',
      regulator: text('示范市地方金融管理局', 'Demonstration Municipal Financial Administration'),
      licenceValidThrough: '2029-03-31',
      complaintPhone: '400-000-0003',
      complaintUrl: `${publicUrl}/complaints`,
    },
    products: [
      product({
        capabilities: { ...everything, prepayment: ['installment'] },
        code: 'quick',
        name: text('速易分期', 'Quick installments'),
        method: 'equal_installments',
        installmentCounts: [3, 6, 9, 12],
        amountMaxMinor: 1_000_000,
        annualInterestPpm: 96_000,
        fees: [
          {
            name: text('一次性服务费', 'One-off service fee'),
            collector: text('速易示范小额贷款有限公司', 'Suyi Demonstration Micro-loan Co., Ltd.'),
            charged: 'upfront',
            ratePpm: 3_000,
          },
        ],
        prepayment: afterOne,
      }),
      quickLoan({ code: 'cash', annualInterestPpm: 144_000, amountMaxMinor: 1_000_000 }),
      creditLine({
        method: 'equal_installments',
        installmentCounts: [3, 6, 12],
        annualInterestPpm: 108_000,
        line: {
          limitMinMinor: 50_000,
          limitMaxMinor: 800_000,
          validityMonths: 12,
          agreements: lineAgreements(publicUrl, 'f'),
        },
        capabilities: { ...everything, merchantSubsidy: false, creditLine: true },
      }),
    ],
    agreements: agreements(publicUrl, 'c'),
  }),
}

const guoqi: LenderProfile = {
  code: 'guoqi',
  port: 8794,
  quoteDelayMs: 60,
  terms: (publicUrl) => ({
    lender: {
      legalName: text('过期示范小额贷款有限公司', 'Lapsed Demonstration Micro-loan Co., Ltd.'),
      licenceType: 'micro_loan',
      licenceNumber: 'M-0000-000004',
      regulator: text('示范市地方金融管理局', 'Demonstration Municipal Financial Administration'),
      licenceValidThrough: '2025-12-31',
      complaintPhone: '400-000-0004',
      complaintUrl: `${publicUrl}/complaints`,
    },
    products: [
      product({
        code: 'tempting',
        capabilities: { ...everything, settlementCertificate: false },
        name: text('超低分期', 'Tempting installments'),
        method: 'equal_installments',
        installmentCounts: [3, 6, 12],
        annualInterestPpm: 12_000,
      }),
    ],
    agreements: agreements(publicUrl, 'd'),
  }),
}

export const profiles: Record<LenderCode, LenderProfile> = { huaxin, lezhong, suyi, guoqi }
