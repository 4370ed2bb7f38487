import { assess } from '@miaoguo/shared/policy/assess'
import { cnPolicy } from '@miaoguo/shared/policy/cn'
import type { BorrowerFacts, BrokenRule } from '@miaoguo/shared/policy/policy'
import type { LenderQuote } from '@miaoguo/shared/contract/lender/open-lender'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import type { Published } from '../lenders/registry.ts'
import type { Price } from './price.ts'

type Offered = Published & {
  /** What is known of who asks; nothing where a merchant or a product page asks. */
  borrower?: BorrowerFacts

  price: Price
  quote: Pick<LenderQuote, 'principalMinor' | 'drawnOn' | 'fees'>
}

/** The rules that keep an offer from being shown today, with their sources; none for one that may be shown. */
export function refusedByRule(
  { entry, product, listing, price, quote, borrower = {} }: Offered,
  today: CalendarDate,
): BrokenRule[] {
  const offer = {
    licenceType: entry.identity.licenceType,
    licenceValidThrough: entry.licenceValidThrough,
    lenderStatus: entry.status,
    principalMinor: quote.principalMinor,
    currency: product.currency,
    method: product.method,
    annualRatePpm: price.annualRatePpm,
    drawnOn: quote.drawnOn,
    lastDueOn: price.schedule.at(-1)?.dueOn ?? quote.drawnOn,
    installmentCount: price.schedule.length,
    totalCostMinor: price.totalCostMinor,
    coolingOffDays: product.coolingOffDays,
    collectors: quote.fees.map((fee) => fee.collector.zhCN),
    listedCollectors: [entry.identity.legalName, ...listing.collectors].map((name) => name.zhCN),
  }
  const assessment = assess({ offer, borrower }, cnPolicy, today)
  return assessment.allowed ? [] : assessment.broken
}
