import type { SettlementDetail } from '@miaoguo/shared/merchant/settlement'
import { currencyDecimals, type Currency } from '@miaoguo/shared/money/money'

/** What a spreadsheet would take for a formula (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r]/

/** One cell by RFC 4180; a text that begins like a formula gets an apostrophe, so that it stays a text. */
export function cell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** An amount as a decimal with a point and no grouping: 1234 fen are `12.34`, 1234 yen are `1234`. */
export function decimal(amountMinor: number, currency: Currency): string {
  const decimals = currencyDecimals[currency]
  const digits = String(Math.abs(amountMinor)).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const sign = amountMinor < 0 ? '-' : ''
  return decimals === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-decimals)}`
}

const header = [
  'settlement_id',
  'settled_on',
  'payout_on',
  'lender',
  'line_reference',
  'kind',
  'direction',
  'merchant_reference',
  'checkout_id',
  'loan_id',
  'currency',
  'amount',
  'amount_minor',
]

/** A settlement's lines as a file. What is taken from the merchant is negative, so that a column adds up to the net. */
export function toCsv(it: SettlementDetail): string {
  const rows = it.lines.map((line) => {
    const signed = line.direction === 'to_merchant' ? line.amountMinor : -line.amountMinor
    const texts = [
      it.id,
      it.settledOn,
      it.payoutOn,
      it.lenderName.zhCN,
      line.lineReference,
      line.kind,
      line.direction,
      line.merchantReference,
      line.checkoutId,
      line.loanId,
      line.currency,
    ]
    // Our own figures are numbers, minus sign and all; everything else is somebody's text.
    return [...texts.map(cell), decimal(signed, line.currency), String(signed)].join(',')
  })
  return [header.join(','), ...rows].map((row) => `${row}\r\n`).join('')
}
