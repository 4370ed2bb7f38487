import type { CheckoutLine } from '@miaoguo/shared/checkout/checkout'
import type { Itinerary } from '@miaoguo/shared/checkout/itinerary'

/** What is bought: for lenders that lend against a basket or a trip. Others are not told. */
export type Purchase = {
  merchantReference: string
  lines: CheckoutLine[]
  /** ISO 3166 code of the country the purchase is made in. */
  country: string
  itinerary?: Itinerary
}

/** An order of a checkout as such lenders hear of it. Loans are made in China, and so are purchases. */
export const purchaseOf = (
  it: Pick<Purchase, 'merchantReference' | 'lines'>,
  itinerary?: Itinerary,
): Purchase => ({
  merchantReference: it.merchantReference,
  lines: it.lines,
  ...(itinerary ? { itinerary } : {}),
  country: 'CN',
})
