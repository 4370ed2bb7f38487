import { currencyDecimals, type Money } from './money.ts'

export type Locale = 'zh-CN' | 'en'

const symbols = { CNY: '¥', USD: '$', EUR: '€', GBP: '£', JPY: 'JP¥', KWD: 'KD ' } as const

/** Digits in groups of three, by hand: Intl is not dependable on a phone. */
const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')

/**
 * The text of an amount with its currency's own decimals, the same in both languages.
 * @example formatMoney({ amountMinor: 123456, currency: 'CNY' }) // => ¥1,234.56
 */
export function formatMoney(amount: Money): string {
  const decimals = currencyDecimals[amount.currency]
  const digits = String(amount.amountMinor).padStart(decimals + 1, '0')
  const whole = grouped(digits.slice(0, digits.length - decimals))
  const symbol = symbols[amount.currency]
  return decimals === 0 ? `${symbol}${whole}` : `${symbol}${whole}.${digits.slice(-decimals)}`
}

/**
 * A rate as a percentage with two decimals, half up.
 * @example formatRate(156000) // => 15.60%
 */
export function formatRate(ratePpm: number): string {
  const hundredths = Math.floor((ratePpm + 50) / 100)
  return `${grouped(String(Math.floor(hundredths / 100)))}.${String(hundredths % 100).padStart(2, '0')}%`
}
