import type { Applicant, BankCard } from '@miaoguo/shared/applicant/applicant'
import type { CashTerms } from '@miaoguo/shared/checkout/cash'
import { aCheckout, id, token } from './builders'

export const aCard = (it: Partial<BankCard> = {}): BankCard => ({
  id: id('crd_000001'),
  issuerName: { zhCN: '中国农业银行', en: 'Agricultural Bank of China' },
  lastFour: '8018',
  boundAt: '2026-11-24T02:00:00.000Z',
  ...it,
})

export const nobodyYet: Applicant = { identity: null, cards: [] }

export const somebody = (...cards: BankCard[]): Applicant => ({
  identity: {
    nameMasked: '*梅',
    idNumberMasked: '110***********0025',
    student: false,
    studentSaidAt: '2026-11-24T02:00:00.000Z',
    verifiedAt: '2026-11-24T02:00:00.000Z',
  },
  cards,
})

export const someTerms = (): CashTerms => ({
  range: {
    currency: 'CNY',
    amountMinMinor: 50_000,
    amountMaxMinor: 3_000_000,
    choices: [
      { installmentCount: 3, method: 'equal_installments' },
      { installmentCount: 6, method: 'equal_installments' },
      { installmentCount: 6, method: 'interest_only' },
    ],
  },
})

export const cashOrder = (it: Parameters<typeof aCheckout>[0] = {}) =>
  aCheckout({
    scenario: 'cash',
    merchantName: '秒过应急小额',
    merchantReference: 'cash-000001',
    amountMinor: 300_000,
    lines: [],
    returnUrl: 'https://miaoguo.test/#/pages/home/index',
    ...it,
  })

export const anOpening = () => ({ token, checkout: cashOrder() })
