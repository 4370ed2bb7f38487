import type { OfferSubsidy } from '@miaoguo/shared/campaign/campaign'
import type { LenderQuote } from '@miaoguo/shared/contract/lender/open-lender'
import { formatMoney } from '@miaoguo/shared/money/format'
import type { SubsidyAsked } from '@miaoguo/shared/offer/quote'
import type { StoredCampaign } from '../campaigns/store.ts'
import { remainingOf } from '../campaigns/views.ts'
import type { LenderEntry, Published } from '../lenders/registry.ts'
import type { Price } from './price.ts'
import type { NewOffer } from './store.ts'

/** What a merchant pays for this order, and in whose name. */
export type Subsidising = { merchantName: string; running: readonly StoredCampaign[] }

export const canCarrySubsidy = ({ product }: Pick<Published, 'product'>): boolean =>
  product.capabilities?.merchantSubsidy === true

/** The campaigns a lender is asked to quote with; none when none of its products can. */
export function subsidiesFor(
  entry: LenderEntry,
  { running, listed }: { running: readonly StoredCampaign[]; listed: readonly Published[] },
): { subsidies?: SubsidyAsked[] } {
  if (!listed.some(canCarrySubsidy)) return {}
  const subsidies = running
    .filter((it) => it.lenderIds === null || it.lenderIds.includes(entry.id))
    .map(
      (it): SubsidyAsked => ({
        campaignReference: it.id,
        interestPpm: it.interestPpm,
        feePpm: it.feePpm,
        ...(it.productCodes ? { productCodes: it.productCodes } : {}),
        ...(it.installmentCounts ? { installmentCounts: it.installmentCounts } : {}),
      }),
    )
  return subsidies.length > 0 ? { subsidies } : {}
}

type Subsidised = Pick<LenderQuote, 'productCode' | 'installmentCount' | 'currency' | 'subsidy'>

/** Whether a quote's subsidy is one that was asked for, as it was asked. */
export function wasAsked(quote: Subsidised, asked: readonly SubsidyAsked[]): boolean {
  const { subsidy } = quote
  if (!subsidy) return true
  return asked.some(
    (it) =>
      it.campaignReference === subsidy.campaignReference &&
      it.interestPpm === subsidy.interestPpm &&
      it.feePpm === subsidy.feePpm &&
      (it.productCodes?.includes(quote.productCode) ?? true) &&
      (it.installmentCounts?.includes(quote.installmentCount) ?? true),
  )
}

/** What the offer says of who pays; undefined when the budget has not so much left, or nothing is paid. */
export function subsidyOf(
  quote: Subsidised,
  { price, by }: { price: Price; by: Subsidising },
): OfferSubsidy | undefined {
  const campaign = by.running.find((it) => it.id === quote.subsidy?.campaignReference)
  const { subsidyMinor } = price
  if (!campaign || subsidyMinor < 1 || subsidyMinor > remainingOf(campaign)) return undefined
  const amount = formatMoney({ amountMinor: subsidyMinor, currency: quote.currency })
  const { merchantName } = by
  return {
    campaignId: campaign.id,
    name: campaign.name,
    merchantName,
    subsidyMinor,
    fullCostMinor: price.totalCostMinor + subsidyMinor,
    text: {
      zhCN: `${campaign.name}：${merchantName} 向机构承担 ${amount}；这里的金额和年化利率都是您实际承担的`,
      en: `${campaign.name}: ${merchantName} pays ${amount} to the lender; the amounts and the annual rate here are your own`,
    },
  }
}

/** Of the same plan of a lender with and without a subsidy, only the cheapest is offered. */
export function withoutDearer(offers: readonly NewOffer[]): NewOffer[] {
  const planOf = ({ quote }: NewOffer): string => `${quote.productCode} ${quote.installmentCount}`
  return offers.filter((it) =>
    offers.every(
      (that) =>
        that === it ||
        planOf(that) !== planOf(it) ||
        (it.quote.subsidy === undefined && that.quote.subsidy === undefined) ||
        that.offer.totalCostMinor >= it.offer.totalCostMinor,
    ),
  )
}
