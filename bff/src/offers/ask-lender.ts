import type { OfferSubsidy } from '@miaoguo/shared/campaign/campaign'
import type { LenderQuote, ProductTerms } from '@miaoguo/shared/contract/lender/open-lender'
import { kindOf, mayBeOfferedIn, productKinds } from '@miaoguo/shared/lender/product-kind'
import { OfferId } from '@miaoguo/shared/id/id'
import { brokenByTrip } from '@miaoguo/shared/lender/trip-rule'
import type { LenderAnswer, Offer } from '@miaoguo/shared/offer/offer'
import type { BorrowerFacts } from '@miaoguo/shared/policy/policy'
import { dailyRateOf } from '@miaoguo/shared/rate/daily-rate'
import type { StoredCheckout } from '../checkouts/store.ts'
import type { Deps } from '../deps.ts'
import type { QuoteQuestion } from '../lenders/lender.ts'
import { listedOf, type LenderEntry, type Published } from '../lenders/registry.ts'
import type { OwnLine } from './line-store.ts'
import { tripOutlasted } from './judge-product.ts'
import { priceOf, type Price } from './price.ts'
import { recordDropped, rulesOf, type DroppedQuote } from './record-dropped.ts'
import { refusedByRule } from './refused-by-rule.ts'
import type { NewOffer } from './store.ts'
import { subsidiesFor, subsidyOf, withoutDearer, type Subsidising } from './subsidised.ts'
import { verifyQuote } from './verify-quote.ts'

/** What one lender's answer came to; `rules` are those that kept offers from being shown, when all were. */
export type Arrival = {
  entry: LenderEntry
  state: LenderAnswer['state']
  offers: NewOffer[]
  rules: string[]
}

type Asking = {
  question: QuoteQuestion
  order: Pick<StoredCheckout, 'captureMode' | 'wish'>
  borrower: BorrowerFacts
  by: Subsidising
  /** The borrower's line at this lender that leaves enough. */
  line: OwnLine | undefined
}

/** Asks one lender and keeps of its answer what we computed too. One quote that disagrees makes it an outage. */
export async function askLender(
  deps: Deps,
  entry: LenderEntry,
  { question, order, borrower, by, line }: Asking,
): Promise<Arrival> {
  const listed = listedOf(entry, question.today).filter(
    ({ product }) => mayBeOfferedIn(product, question.scenario) && mayBeDrawn(product, line),
  )
  const subsidies = subsidiesFor(entry, { running: by.running, listed })
  const asked = await entry.lender.quote({
    ...heardBy(listed, question),
    ...subsidies,
    ...(line ? { creditLineReference: line.id } : {}),
  })
  const about = {
    lender: entry.code,
    correlationId: asked.correlationId,
    requestReference: question.requestReference,
  }
  const nothing = (state: LenderAnswer['state']): Arrival => ({
    entry,
    state,
    offers: [],
    rules: [],
  })
  if (!asked.ok) {
    deps.log.warn({ ...about, reason: asked.reason }, 'lender outage')
    return nothing('unavailable')
  }
  if (asked.value.decision === 'declined') return nothing('declined')
  // Terms shown elsewhere cannot be disclosed here, so nothing is offered.
  if (asked.value.decision === 'handoff') return nothing('dropped')
  const now = deps.now()
  const offers: NewOffer[] = []
  const dropped: DroppedQuote[] = []
  let besideWish = 0
  for (const quote of asked.value.quotes) {
    const verdict = verifyQuote(quote, listed, { ...question, ...subsidies, now, line })
    if (!verdict.agreed) {
      deps.log.error({ ...about, reason: verdict.reason }, 'lender outage')
      return nothing('unavailable')
    }
    const { published, price } = verdict
    if (order.captureMode === 'manual' && !canHold(published)) continue
    if (!isWished(order.wish, quote)) {
      besideWish += 1
      continue
    }
    if (!fitsTrip(published, question, price)) continue
    // A rule of what a loan may cost holds whoever pays for it.
    const whole = quote.subsidy ? priceOf({ ...quote, subsidy: undefined }) : price
    const subsidy = quote.subsidy && subsidyOf(quote, { price, by })
    if (!whole || (quote.subsidy && !subsidy)) continue
    const broken = refusedByRule({ ...published, price: whole, quote, borrower }, question.today)
    if (broken.length > 0) dropped.push({ quoteReference: quote.quoteReference, broken })
    else if (quote.expiresAt > now)
      offers.push({ quote, offer: offerOf(deps, published, { quote, price, subsidy, line }) })
  }
  await recordDropped(deps, { ...about, lenderId: entry.id }, dropped)
  // It made an offer, but none of the kind that was asked for.
  if (offers.length === 0 && dropped.length === 0 && besideWish > 0) return nothing('declined')
  return offers.length > 0
    ? { entry, state: 'offered', offers: withoutDearer(offers), rules: [] }
    : { ...nothing('dropped'), rules: rulesOf(dropped) }
}

/** What is drawn under a line is offered to who has that line. */
const mayBeDrawn = (product: ProductTerms, line: OwnLine | undefined): boolean =>
  !productKinds[kindOf(product)].needsLine || line?.productCode === product.code

/** Whether terms are for as long, and repaid, as was asked. */
const isWished = (wish: StoredCheckout['wish'], quote: LenderQuote): boolean =>
  (wish?.installmentCount ?? quote.installmentCount) === quote.installmentCount &&
  (wish?.method ?? quote.method) === quote.method

/** The days of a trip are told only to who has a rule of them. */
function heardBy(listed: readonly Published[], { trip, ...rest }: QuoteQuestion): QuoteQuestion {
  return trip && listed.some(({ product }) => product.trip) ? { ...rest, trip } : rest
}

/** A lender may forget its own rule in a quote; the merchant was told of it, and so it holds. */
const fitsTrip = (
  published: Published,
  { trip, today }: QuoteQuestion,
  { schedule }: Price,
): boolean =>
  !published.product.trip ||
  (brokenByTrip(published.product.trip, trip, today).length === 0 &&
    tripOutlasted(published, trip, schedule).length === 0)

/** Whether an approved amount can be held until the merchant captures it. */
export const canHold = ({ product }: Pick<Published, 'product'>): boolean =>
  product.capabilities?.manualCapture === true

function offerOf(
  deps: Deps,
  { entry, product, listing }: Published,
  {
    quote,
    price,
    subsidy,
    line,
  }: {
    quote: LenderQuote
    price: Price
    subsidy: OfferSubsidy | undefined
    line: OwnLine | undefined
  },
): Offer {
  return {
    id: OfferId.parse(deps.newId('offer')),
    lender: entry.identity,
    productName: product.name,
    kind: kindOf(product),
    currency: quote.currency,
    principalMinor: quote.principalMinor,
    installmentCount: quote.installmentCount,
    method: quote.method,
    firstInstallmentMinor: price.firstInstallmentMinor,
    largestInstallmentMinor: price.largestInstallmentMinor,
    firstDueOn: quote.firstDueOn,
    totalCostMinor: price.totalCostMinor,
    totalOfPaymentsMinor: price.totalOfPaymentsMinor,
    annualRatePpm: price.annualRatePpm,
    annualRateConvention: 'simple',
    ...(productKinds[kindOf(product)].showsDailyRate
      ? { dailyRatePpm: dailyRateOf(price.annualRatePpm) }
      : {}),
    expiresAt: quote.expiresAt,
    ...(subsidy ? { subsidy } : {}),
    ...(line && quote.creditLineReference
      ? { creditLine: { id: line.id, availableMinor: line.availableMinor } }
      : {}),
    ...(listing.funders.length > 0 ? { funders: listing.funders } : {}),
  }
}
