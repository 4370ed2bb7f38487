import { buildPrecontractSheet } from '@miaoguo/shared/disclosure/precontract'
import type { CostSheet } from '@miaoguo/shared/disclosure/disclosure'
import { buildCostSheet, type SheetFacts } from '@miaoguo/shared/disclosure/sheet'
import { LenderId } from '@miaoguo/shared/id/id'
import type { ProductFee } from '@miaoguo/shared/lender/terms'
import type { Currency } from '@miaoguo/shared/money/money'
import type { Jurisdiction } from '@miaoguo/shared/policy/policy'
import { amortize } from '@miaoguo/shared/schedule/amortize'
import type { AmortizationMethod } from '@miaoguo/shared/schedule/installment'

const both = (zhCN: string, en: string) => ({ zhCN, en })

/** What differs from one sheet to the next. */
export type SheetTerms = {
  principalMinor: number
  method: AmortizationMethod
  installmentCount: number
  annualInterestPpm: number
  fees: ProductFee[]
  drawnOn: string
  firstDueOn: string
}

export const guarantee: ProductFee = {
  name: both('担保费', 'Guarantee fee'),
  collector: both('示范融资担保有限公司', 'Demonstration Guaranty Co., Ltd.'),
  charged: 'upfront',
  ratePpm: 5_000,
}
const currencies = { CN: 'CNY', EU: 'EUR', UK: 'GBP', US: 'USD' } as const

/** Loans as each jurisdiction sells them: level with a fee, level, interest-free in four, declining. */
export const sheetTerms: Record<Jurisdiction, SheetTerms> = {
  CN: {
    principalMinor: 120_000,
    method: 'equal_principal',
    installmentCount: 3,
    annualInterestPpm: 120_000,
    fees: [guarantee],
    drawnOn: '2026-08-31',
    firstDueOn: '2026-09-30',
  },
  EU: {
    principalMinor: 120_000,
    method: 'equal_installments',
    installmentCount: 12,
    annualInterestPpm: 99_000,
    fees: [guarantee],
    drawnOn: '2026-11-24',
    firstDueOn: '2026-12-24',
  },
  UK: {
    principalMinor: 24_000,
    method: 'interest_free',
    installmentCount: 4,
    annualInterestPpm: 0,
    fees: [],
    drawnOn: '2026-11-24',
    firstDueOn: '2026-12-24',
  },
  US: {
    principalMinor: 100_000,
    method: 'equal_installments',
    installmentCount: 6,
    annualInterestPpm: 150_000,
    fees: [guarantee],
    drawnOn: '2026-11-24',
    firstDueOn: '2026-12-24',
  },
}

/** What a sheet of such terms is made of. */
export function quotedFacts(it: SheetTerms, currency: Currency): SheetFacts {
  return {
    lender: {
      id: LenderId.parse('len_0000000001'),
      legalName: both('示范贷款人', 'Demonstration Lender'),
      licenceType: 'bank',
      licenceNumber: 'B-1',
      regulator: both('示范监管机构', 'Demonstration Authority'),
      complaintPhone: '+00 0000 000001',
      complaintUrl: 'https://lender.example/complaints',
    },
    terms: {
      agreements: [
        {
          name: both('借款合同', 'Loan agreement'),
          url: 'https://lender.example/loan',
          digest: `sha256:${'0'.repeat(64)}`,
        },
      ],
    },
    product: {
      code: 'any',
      name: both('分期', 'Installments'),
      method: it.method,
      currency,
      installmentCounts: [Math.min(it.installmentCount, 60)],
      amountMinMinor: 1,
      amountMaxMinor: 20_000_000,
      annualInterestPpm: it.annualInterestPpm,
      fees: it.fees,
      lateFeePpmPerDay: 500,
      prepayment: both('可随时提前还款，不收违约金', 'Prepay at any time, free of charge'),
      coolingOffDays: 14,
      effectiveFrom: '2026-08-01',
    },
    quote: {
      ...it,
      quoteReference: 'quote-1',
      productCode: 'any',
      currency,
      schedule: amortize(it),
      expiresAt: '2026-11-24T08:00:00.000Z',
    },
    merchantName: '山野集 Shan Ye',
    merchantReference: 'order-1',
  }
}

/** The paper of a jurisdiction for a loan. */
export function sheetOf(jurisdiction: Jurisdiction, it = sheetTerms[jurisdiction]): CostSheet {
  const facts = quotedFacts(it, currencies[jurisdiction])
  if (jurisdiction === 'CN') return buildCostSheet(facts)
  return buildPrecontractSheet({
    ...facts,
    jurisdiction,
    purchase: { name: both('徒步背包', 'Hiking backpack'), cashPriceMinor: it.principalMinor },
    lenderAddress: both('示范城示范路 1 号', '1 Demonstration Road, Demoville'),
    creditIntermediary: {
      name: both('秒过', 'Miaoguo'),
      contact: both('https://miaoguo.example', 'https://miaoguo.example'),
    },
    ...(jurisdiction === 'EU'
      ? {
          disputeBody: both(
            '示范消费者仲裁委员会，https://adr.example',
            'Demonstration Consumer Arbitration Board, https://adr.example',
          ),
        }
      : {}),
  })
}
