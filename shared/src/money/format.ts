import { oneOf, within } from '../problem/refuse.ts'
import { Currency, currencyDecimals, type Money } from './money.ts'

export type Locale = 'zh-CN' | 'en'

const symbols = { CNY: '¥', USD: '$', EUR: '€', GBP: '£', JPY: 'JP¥', KWD: 'KD ' } as const

const currencies = Currency.options
const rateMaxPpm = 1e15

/** Digits in groups of three, by hand: Intl is not dependable on a phone. */
const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')

/**
 * The text of an amount with its currency's own decimals, the same in both languages. Refuses what is
 * no whole number of units and a currency we do not know (`terms_invalid`).
 * @example formatMoney({ amountMinor: 123456, currency: 'CNY' }) // => ¥1,234.56
 */
export function formatMoney(amount: Money): string {
  oneOf('currency', amount.currency, currencies)
  within('amountMinor', amount.amountMinor, [-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER])
  const decimals = currencyDecimals[amount.currency]
  const sign = amount.amountMinor < 0 ? '-' : ''
  const digits = String(Math.abs(amount.amountMinor)).padStart(decimals + 1, '0')
  const whole = `${sign}${symbols[amount.currency]}${grouped(digits.slice(0, digits.length - decimals))}`
  return decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`
}

/**
 * Minor units from a text a person wrote: digits, an optional symbol, groups of three and at most the
 * currency's own decimals. Null when it is anything else, or too large to count exactly.
 * @example parseMoney('1,234.5', 'CNY') // => 123450
 */
export function parseMoney(text: string, currency: Currency): number | null {
  oneOf('currency', currency, currencies)
  const decimals = currencyDecimals[currency]
  const symbol = symbols[currency].trim()
  const bare = text.trim().replace(/^-/, '')
  const digits = bare.startsWith(symbol) ? bare.slice(symbol.length).trim() : bare
  const match = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(digits)
  const whole = match?.[1]?.replace(/,/g, '')
  const rest = match?.[2] ?? ''
  if (whole === undefined || rest.length > decimals) return null
  const minor = Number(whole + rest.padEnd(decimals, '0'))
  if (!Number.isSafeInteger(minor)) return null
  return text.trim().startsWith('-') && minor !== 0 ? -minor : minor
}

/**
 * A rate as a percentage with two decimals, half up, or with as many as are asked for, one to four. Refuses a rate
 * that is no whole number from 0 (`terms_invalid`).
 * @example formatRate(156000) // => 15.60%
 * @example formatRate(129500, 1) // => 13.0%
 */
export function formatRate(ratePpm: number, decimals: 1 | 2 | 3 | 4 = 2): string {
  within('decimals', decimals, [1, 4])
  within('ratePpm', ratePpm, [0, rateMaxPpm])
  const one = 10 ** decimals
  const step = 10_000 / one
  const parts = Math.floor((ratePpm + step / 2) / step)
  return `${grouped(String(Math.floor(parts / one)))}.${String(parts % one).padStart(decimals, '0')}%`
}
