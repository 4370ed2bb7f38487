import { MerchantScenario } from '@miaoguo/shared/checkout/checkout'
import type { OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { campaignContract } from '@miaoguo/shared/contract/merchant/campaigns'
import { mayBeOfferedIn } from '@miaoguo/shared/lender/product-kind'
import type { Deps } from '../deps.ts'
import type { Published } from '../lenders/registry.ts'

/** What a campaign can be for today: listed products that cost something, carry a subsidy and stand behind orders. */
export const carriersOf = (deps: Pick<Deps, 'lenders' | 'today'>): Published[] =>
  deps.lenders
    .published(deps.today())
    .filter(
      ({ product }) =>
        product.capabilities?.merchantSubsidy === true &&
        (product.annualInterestPpm > 0 || product.fees.length > 0) &&
        MerchantScenario.options.some((it) => mayBeOfferedIn(product, it)),
    )

/** Said with the lenders' legal names, so that a merchant knows whom it pays. */
export async function listCampaignProducts(
  deps: Deps,
): Promise<OutputOf<(typeof campaignContract)['products']>> {
  return {
    items: carriersOf(deps).map(({ entry, product }) => ({
      lenderId: entry.id,
      lenderName: entry.identity.legalName,
      productCode: product.code,
      productName: product.name,
      currency: product.currency,
      installmentCounts: product.installmentCounts,
      amountMinMinor: product.amountMinMinor,
      amountMaxMinor: product.amountMaxMinor,
    })),
  }
}
