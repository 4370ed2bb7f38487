import { firstCapabilities, type LenderCapabilities } from '@miaoguo/shared/lender/capabilities'
import type { ProductTerms } from '@miaoguo/shared/lender/terms'
import type { Deps } from '../deps.ts'

/**
 * What can be done with loans of a product, as its lender says now; undefined when the lender or the product is not
 * known here any more: then the lender is asked, and decides.
 */
export function capabilitiesOf(
  deps: Deps,
  it: { lenderId: string; productCode: string },
): LenderCapabilities | undefined {
  const product = productOf(deps, it)
  return product && (product.capabilities ?? firstCapabilities)
}

/** A product, as its lender publishes it now or did before. */
export function productOf(
  deps: Deps,
  it: { lenderId: string; productCode: string },
): ProductTerms | undefined {
  const entry = deps.lenders.byId(it.lenderId)
  const known = [...(entry?.terms.products ?? []), ...(entry?.remembered ?? [])]
  return known.find((that) => that.code === it.productCode)
}
