import { firstCapabilities, type LenderCapabilities } from '@miaoguo/shared/lender/capabilities'
import type { Deps } from '../deps.ts'

/**
 * What can be done with loans of a product, as its lender says now; undefined when the lender or the product is not
 * known here any more: then the lender is asked, and decides.
 */
export function capabilitiesOf(
  deps: Deps,
  it: { lenderId: string; productCode: string },
): LenderCapabilities | undefined {
  const entry = deps.lenders.byId(it.lenderId)
  const known = [...(entry?.terms.products ?? []), ...(entry?.remembered ?? [])]
  const product = known.find((that) => that.code === it.productCode)
  return product && (product.capabilities ?? firstCapabilities)
}
