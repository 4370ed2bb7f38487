import { expect, test } from 'vitest'
import { anOffer, id } from '../../../test/builders'
import { sortOffers } from './sort-offers'

test('equal offers stand in the same order on every phone, whatever order they came in', () => {
  const a = anOffer(1, { id: id('ofr_00000a') })
  const b = anOffer(2, { id: id('ofr_00000b') })
  expect(sortOffers([b, a], 'total_cost')).toEqual(sortOffers([a, b], 'total_cost'))
})

test('between equal total costs the smaller installment stands first, and the other way round', () => {
  const small = anOffer(1, { totalCostMinor: 100, largestInstallmentMinor: 10 })
  const large = anOffer(2, { totalCostMinor: 100, largestInstallmentMinor: 20 })
  expect(sortOffers([large, small], 'total_cost')[0]).toBe(small)
  const cheap = anOffer(3, { totalCostMinor: 50, largestInstallmentMinor: 20 })
  expect(sortOffers([large, cheap], 'installment')[0]).toBe(cheap)
})

test('sorting leaves the answer of the server as it is', () => {
  const offers = [anOffer(1, { totalCostMinor: 2 }), anOffer(2, { totalCostMinor: 1 })]
  sortOffers(offers, 'total_cost')
  expect(offers.map((it) => it.totalCostMinor)).toEqual([2, 1])
})
