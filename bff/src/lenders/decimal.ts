import { currencyDecimals, type Currency } from '@miaoguo/shared/money/money'

/** Minor units of a decimal amount as lenders write it; undefined for what is no amount in this currency. */
export function minorOf(amount: number | string, currency: Currency): number | undefined {
  // A double prints as the shortest decimal that is itself, so two places come back as two places.
  const match = /^(\d{1,10})(?:\.(\d{1,12}))?$/.exec(String(amount))
  if (!match) return undefined
  const decimals = currencyDecimals[currency]
  const fraction = (match[2] ?? '').replace(/0+$/, '')
  if (fraction.length > decimals) return undefined
  return Number(`${match[1]}${fraction.padEnd(decimals, '0')}`)
}

/** The decimal text of minor units: 12050 of CNY is "120.50". */
export function decimalOf(amountMinor: number, currency: Currency): string {
  const decimals = currencyDecimals[currency]
  const digits = String(amountMinor).padStart(decimals + 1, '0')
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}
