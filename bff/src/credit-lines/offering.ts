import { canonicalJson } from '@miaoguo/shared/disclosure/canonical-json'
import { sha256 } from '@miaoguo/shared/disclosure/sha256'
import type { CreditLineNotice, CreditLineOffering } from '@miaoguo/shared/credit-line/notice'
import { kindOf, productKinds } from '@miaoguo/shared/lender/product-kind'
import type { LineTerms, ProductTerms } from '@miaoguo/shared/lender/terms'
import type { BorrowerFacts } from '@miaoguo/shared/policy/policy'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import type { LenderRegistry, Published } from '../lenders/registry.ts'
import { firstDueOnOf, termsOf } from '../offers/judge-product.ts'
import { priceOf, type Price } from '../offers/price.ts'
import { refusedByRule } from '../offers/refused-by-rule.ts'

export type Offered = { published: Published; offering: CreditLineOffering }

/**
 * The lines lenders publish for a day that no rule keeps from this person: what may be drawn is judged as every offer
 * is, over a whole limit and for each number of installments.
 */
export function offeringsOf(
  registry: LenderRegistry,
  { today, borrower }: { today: CalendarDate; borrower: BorrowerFacts },
): Offered[] {
  return registry.published(today).flatMap((published): Offered[] => {
    const { product } = published
    const { line } = product
    const grants = productKinds[kindOf(product)].needsLine && product.capabilities?.creditLine
    if (!grants || !line) return []
    const plans = product.installmentCounts.map((count) => planOf(product, { line, count, today }))
    const allowed = plans.every(
      ({ price, terms }) =>
        price !== undefined &&
        refusedByRule({ ...published, price, quote: terms, borrower }, today).length === 0,
    )
    return allowed ? [{ published, offering: offeringOf(published, line, today) }] : []
  })
}

function planOf(
  product: ProductTerms,
  it: { line: LineTerms; count: number; today: CalendarDate },
): { terms: ReturnType<typeof termsOf>; price: Price | undefined } {
  const { currency } = product
  const asked = { amountMinor: it.line.limitMaxMinor, currency, today: it.today }
  const terms = termsOf(product, asked, it.count)
  return { terms, price: priceOf(terms) }
}

function offeringOf(
  { entry, product }: Published,
  line: LineTerms,
  today: CalendarDate,
): CreditLineOffering {
  const { annualInterestPpm, fees, method, installmentCounts, lateFeePpmPerDay } = product
  const terms = { annualInterestPpm, fees, method, installmentCounts, lateFeePpmPerDay }
  const notice: CreditLineNotice = {
    version: 'credit-line-notice/1',
    lender: entry.identity,
    licenceValidThrough: entry.licenceValidThrough,
    productCode: product.code,
    productName: product.name,
    currency: product.currency,
    ...line,
    ...terms,
    annualRatePpm: dearestRateOf(product, line.limitMaxMinor, today),
    annualRateConvention: 'simple',
    prepayment: product.prepayment,
    tells: ['phone', 'name', 'id_number'],
    agreements: line.agreements ?? entry.terms.agreements,
  }
  return { notice, noticeDigest: `sha256:${sha256(canonicalJson(notice))}` }
}

type Terms = Pick<ProductTerms, 'annualInterestPpm' | 'fees' | 'method' | 'installmentCounts'> &
  Pick<ProductTerms, 'firstDueDays'>

/** All costs of the dearest plan for an amount drawn on a day, by the year in parts per million. */
export function dearestRateOf(terms: Terms, amountMinor: number, today: CalendarDate): number {
  const rates = terms.installmentCounts.map((count) => {
    const price = priceOf({
      ...terms,
      ...drawn(terms, { amountMinor, today }),
      installmentCount: count,
    })
    return price?.annualRatePpm ?? 0
  })
  return Math.max(...rates)
}

function drawn(
  { firstDueDays }: Terms,
  { amountMinor, today }: { amountMinor: number; today: CalendarDate },
): { principalMinor: number; drawnOn: CalendarDate; firstDueOn: CalendarDate } {
  const firstDueOn = firstDueOnOf({ firstDueDays }, today)
  return { principalMinor: amountMinor, drawnOn: today, firstDueOn }
}
