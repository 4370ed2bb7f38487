import * as z from 'zod/mini'

/** Decimal places of each currency we speak; the minor unit is 10^-decimals (ISO 4217). */
export const currencyDecimals = { CNY: 2, USD: 2, EUR: 2, GBP: 2, JPY: 0, KWD: 3 } as const

export const Currency = z.enum(['CNY', 'USD', 'EUR', 'GBP', 'JPY', 'KWD'])
export type Currency = z.infer<typeof Currency>

/** Integer minor units, zero or more, below 10^12 so that every product stays a safe integer. */
export const AmountMinor = z.int().check(z.minimum(0), z.maximum(999_999_999_999))

/** An amount of money in integer minor units of its currency. */
export const Money = z.strictObject({ amountMinor: AmountMinor, currency: Currency })
export type Money = z.infer<typeof Money>

/** `money(1250, 'CNY')` is ¥12.50. */
export const money = (amountMinor: number, currency: Currency): Money => ({ amountMinor, currency })

/** `cny(1250)` is ¥12.50. */
export const cny = (amountMinor: number): Money => money(amountMinor, 'CNY')
