import type { LenderQuote } from '@miaoguo/shared/contract/lender/open-lender'
import { keepsKind, kindOf, productKinds } from '@miaoguo/shared/lender/product-kind'
import type { Currency } from '@miaoguo/shared/money/money'
import type { SubsidyAsked } from '@miaoguo/shared/offer/quote'
import type { CalendarDate, Instant } from '@miaoguo/shared/time/calendar-date'
import { daysBetween } from '@miaoguo/shared/time/due-dates'
import type { Published } from '../lenders/registry.ts'
import { firstDueOnOf } from './judge-product.ts'
import { priceOf, schedulesAgree, type Price } from './price.ts'
import { wasAsked } from './subsidised.ts'

/** What was asked of the lender. */
export type Asked = {
  amountMinor: number
  currency: Currency
  today: CalendarDate
  now: Instant
  subsidies?: readonly SubsidyAsked[] | undefined
  /** The line that was named, and the rate that was agreed when it was opened. */
  line?: { id: string; annualInterestPpm: number } | undefined
}

export type Disagreement =
  | 'product_unknown'
  | 'quote_off_question'
  | 'quote_off_kind'
  | 'quote_off_line'
  | 'first_due_out_of_range'
  | 'terms_impossible'
  | 'schedule_mismatch'

export type Verdict =
  | { agreed: true; published: Published; price: Price }
  | { agreed: false; reason: Disagreement }

/** A first due date may lie this far ahead. */
const firstDueDaysMax = 62

/** Computes a quote again from its terms. The lender's figures are believed only when ours are the same to the fen. */
export function verifyQuote(
  quote: LenderQuote,
  listed: readonly Published[],
  asked: Asked,
): Verdict {
  const refuse = (reason: Disagreement): Verdict => ({ agreed: false, reason })
  const published = listed.find((it) => it.product.code === quote.productCode)
  if (!published) return refuse('product_unknown')
  const { product } = published
  const answersQuestion =
    quote.principalMinor === asked.amountMinor &&
    quote.currency === asked.currency &&
    quote.drawnOn === asked.today &&
    quote.method === product.method &&
    product.installmentCounts.includes(quote.installmentCount) &&
    wasAsked(quote, asked.subsidies ?? [])
  if (!answersQuestion) return refuse('quote_off_question')
  // What a product promises of its days and costs, its quotes keep.
  const promised =
    product.firstDueDays === undefined || firstDueOnOf(product, quote.drawnOn) === quote.firstDueOn
  if (!promised) return refuse('first_due_out_of_range')
  if (!keepsKind({ ...quote, kind: product.kind, installmentCounts: [quote.installmentCount] }))
    return refuse('quote_off_kind')
  if (!fitsLine(quote, productKinds[kindOf(product)].needsLine, asked.line))
    return refuse('quote_off_line')
  const firstDueDays = daysBetween(quote.drawnOn, quote.firstDueOn)
  if (firstDueDays < 1 || firstDueDays > firstDueDaysMax) return refuse('first_due_out_of_range')
  const price = priceOf(quote)
  if (!price) return refuse('terms_impossible')
  const paid = quote.subsidy?.subsidyMinor ?? 0
  return schedulesAgree(price.schedule, quote.schedule) && price.subsidyMinor === paid
    ? { agreed: true, published, price }
    : refuse('schedule_mismatch')
}

/** What is drawn from a line names that line, at the rate agreed for it; everything else names none. */
function fitsLine(quote: LenderQuote, needsLine: boolean, line: Asked['line']): boolean {
  if (!needsLine) return quote.creditLineReference === undefined
  return (
    line !== undefined &&
    quote.creditLineReference === line.id &&
    quote.annualInterestPpm === line.annualInterestPpm
  )
}
