import type { Autopay, AutopayOffer, AutopayState } from '@miaoguo/shared/repayment/autopay'
import { id } from './builders'

const card = {
  issuerName: { zhCN: '中国农业银行', en: 'Agricultural Bank of China' },
  lastFour: '0018',
}

export const aPaper = (): AutopayOffer => ({
  paper: {
    version: 'autopay/1',
    loanReference: 'HX-0001',
    lenderName: { zhCN: '华信示范银行股份有限公司', en: 'Huaxin Model Bank' },
    card,
    currency: 'CNY',
    mostPerDayMinor: 43_571,
    firstOn: '2026-12-24',
    firstMinor: 43_571,
    sentences: [
      { zhCN: '您授权机构在到期日扣收当期。', en: 'You authorise the lender to take it.' },
      { zhCN: '您可以随时结束。', en: 'You can end it at any time.' },
    ],
  },
  digest: `sha256:${'b'.repeat(64)}`,
})

export const anAutopay = (it: Partial<Autopay> = {}): Autopay => ({
  id: id('mnd_000001'),
  loanId: id('ln_000001'),
  status: 'active',
  card,
  ...aPaper(),
  agreedAt: '2026-12-01T02:00:00.000Z',
  end: null,
  endedAt: null,
  lastCollection: null,
  ...it,
})

export const anAutopayState = (it: Partial<AutopayState> = {}): AutopayState => ({
  loanId: id('ln_000001'),
  able: true,
  autopay: null,
  next: null,
  currency: 'CNY',
  cards: [{ id: id('crd_000001'), ...card }],
  ...it,
})
