import type { ShownPromotion } from './promotion.ts'

export type Locale = 'zh-CN' | 'en'

const symbols: Record<string, string> = {
  CNY: '¥',
  USD: '$',
  EUR: '€',
  GBP: '£',
  JPY: 'JP¥',
  KWD: 'KD ',
}
const decimals: Record<string, number> = { JPY: 0, KWD: 3 }
const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')

/** As shared/money/format writes it; repeated here because the widget carries no schemas. */
export function moneyText(amountMinor: number, currency: string): string {
  const places = decimals[currency] ?? 2
  const digits = String(amountMinor).padStart(places + 1, '0')
  const whole = (symbols[currency] ?? '') + grouped(digits.slice(0, digits.length - places))
  return places === 0 ? whole : `${whole}.${digits.slice(-places)}`
}

/** A rate as a percentage with two decimals, half up. */
export function rateText(ratePpm: number): string {
  const hundredths = Math.floor((ratePpm + 50) / 100)
  const rest = String(hundredths % 100).padStart(2, '0')
  return `${grouped(String(Math.floor(hundredths / 100)))}.${rest}%`
}

export type Words = {
  label: string
  /** After a booking, where the terms come without having been looked for. */
  lead: string
  installment: string
  rate: string
  cost: string
  lender: string
}

/** The five things a shopper is told; none of them is shown without the others. What a shop pays is said where it pays. */
export function wordsOf(it: ShownPromotion, locale: Locale): Words {
  const each = moneyText(it.installmentMinor, it.currency)
  const cost = moneyText(it.totalCostMinor, it.currency)
  const rate = rateText(it.annualRatePpm)
  const n = it.installmentCount
  const paid = it.subsidy && moneyText(it.subsidy.subsidyMinor, it.currency)
  const free = it.totalCostMinor === 0
  // Where a shop pays the interest row by row, what is left is not the same each time.
  const equal = it.installmentMinor * n - it.amountMinor - it.totalCostMinor < n
  if (locale === 'en') {
    const convention = it.annualRateConvention === 'simple' ? 'simple' : 'compound'
    return {
      label: 'Pay in installments',
      lead: 'Installments for this order',
      installment: paid
        ? `${equal ? '' : '≤ '}${each} × ${n}${free ? ', no interest' : ' installments'}`
        : `From ${each} × ${n} installments`,
      rate: `Annual rate (${convention}) ${rate}`,
      cost: `Total cost ${cost}`,
      lender: `${it.lenderName.en}${paid ? ` · the shop pays ${paid} of the cost` : ''} · subject to approval`,
    }
  }
  const convention = it.annualRateConvention === 'simple' ? '单利' : '复利'
  return {
    label: '分期付款',
    lead: '这笔订单可以分期支付',
    installment: paid
      ? `${n} 期${free ? '免息' : ''} ${equal ? `${each} × ${n}` : `每期不超过 ${each}`}`
      : `${each} × ${n} 期起`,
    rate: `年化利率（${convention}）${rate}`,
    cost: `总成本 ${cost}`,
    lender: `由${it.lenderName.zhCN}提供${paid ? `，商家承担息费 ${paid}` : ''} · 以贷款机构审批为准`,
  }
}
