import type { Offer } from '@miaoguo/shared/offer/offer'

export type Sorting = 'total_cost' | 'installment'

const keys = {
  total_cost: (it: Offer) => [it.totalCostMinor, it.largestInstallmentMinor],
  installment: (it: Offer) => [it.largestInstallmentMinor, it.totalCostMinor],
} satisfies Record<Sorting, (it: Offer) => number[]>

/** Cheapest first by the chosen figure, then by the other, then by id: the same order on every phone. */
export function sortOffers(offers: readonly Offer[], sorting: Sorting): Offer[] {
  const key = keys[sorting]
  return [...offers].sort((a, b) => {
    const [a1 = 0, a2 = 0] = key(a)
    const [b1 = 0, b2 = 0] = key(b)
    return a1 - b1 || a2 - b2 || (a.id < b.id ? -1 : 1)
  })
}
