import type { OfferSubsidy } from '@miaoguo/shared/campaign/campaign'
import type { LenderRegistry } from '../lenders/registry.ts'
import { bySmallest, candidatesFor, promised } from './eligibility.ts'
import { termsOf, type Asked, type Candidate } from './judge-product.ts'
import { priceOf } from './price.ts'
import { subsidiesFor, subsidyOf, wasAsked, type Subsidising } from './subsidised.ts'

/** A plan at what its shopper pays of it, and what the merchant pays. */
export type SubsidisedCandidate = Candidate & { subsidy: OfferSubsidy }

/**
 * The smallest installment among the plans that the merchant's running campaigns make cheaper than what would be shown
 * without them. They are found, priced and held against the budget as the checkout's offers are.
 */
export function bestSubsidised(
  registry: LenderRegistry,
  asked: Asked,
  { by, plain }: { by: Subsidising; plain: Candidate },
): SubsidisedCandidate | undefined {
  if (by.running.length === 0) return undefined
  return promised(candidatesFor(registry, asked))
    .flatMap((it) => subsidisedOf(it, asked, by))
    .filter((it) => it.price.totalCostMinor < plain.price.totalCostMinor)
    .toSorted(bySmallest)[0]
}

/** A plan under each campaign that is for it, as its lender would be asked to quote it. */
function subsidisedOf(it: Candidate, asked: Asked, by: Subsidising): SubsidisedCandidate[] {
  const { product, count } = it
  const { subsidies = [] } = subsidiesFor(it.entry, { running: by.running, listed: [it] })
  return subsidies.flatMap((split) => {
    const { campaignReference, interestPpm, feePpm } = split
    const terms = termsOf(product, asked, count)
    const price = priceOf({ ...terms, subsidy: { interestPpm, feePpm } })
    if (!price) return []
    const { subsidyMinor } = price
    const quote = {
      productCode: product.code,
      installmentCount: count,
      currency: product.currency,
      subsidy: { campaignReference, interestPpm, feePpm, subsidyMinor },
    }
    const subsidy = wasAsked(quote, [split]) ? subsidyOf(quote, { price, by }) : undefined
    return subsidy ? [{ ...it, price, subsidy }] : []
  })
}
