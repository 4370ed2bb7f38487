import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { MissedTrip } from '@miaoguo/shared/offer/offer'
import { aCheckout, anOfferRequest, id, token } from '../../../../test/builders'
import { fakeServer, ok, route } from '../../../../test/fake-server'
import { signedIn } from '../../../../test/phone'
import { renderPage } from '../../../../test/render-page'
import OffersPage from './index'

test('a trip nobody lends against says which day stands in the way and what can be done, and blames nobody', async () => {
  signedIn()
  const missed: MissedTrip = {
    lenderId: id('len_000001'),
    legalName: { zhCN: '示范机构1', en: 'Lender 1 Ltd' },
    productName: { zhCN: '旅行分期', en: 'Trip installments' },
    reason: {
      code: 'trip_too_far',
      dayOn: '2027-05-28',
      boundMinor: null,
      rule: null,
      remedies: [
        { code: 'ask_from', dayOn: '2026-12-03', boundMinor: null },
        { code: 'depart_until', dayOn: '2027-05-28', boundMinor: null },
        { code: 'other_means', dayOn: null, boundMinor: null },
      ],
    },
  }
  const request = anOfferRequest({ offers: [], lenders: [], missedTrips: [missed] })
  fakeServer({
    [route.checkout]: ok(aCheckout({ scenario: 'travel' })),
    [route.ask]: ok(request, 201),
  })
  const page = await renderPage(OffersPage, { token })
  await waitFor(() => expect(page.all('.missed-trip')).toHaveLength(1))
  expect(page.text()).toContain('暂时没有可用的方案')
  const said = page.one('.missed-trip').textContent ?? ''
  for (const words of ['2027年5月28日及以前出发', '2026年12月3日及以后再来', '订单仍然保留'])
    expect(said).toContain(words)
  expect(page.all('#back-to-shop')).toHaveLength(1)
  fireEvent.click(page.one('#switch-language'))
  await waitFor(() => expect(page.text()).toContain('Trip installments: not for this trip'))
  expect(page.text()).toContain('ask again on 3 Dec 2026 or later')
})

test('an order of a difference says so, names the one it adds to, and that its loan stays as agreed', async () => {
  signedIn()
  const amends = { merchantReference: 'R-1000', amountMinor: 500_000 }
  fakeServer({
    [route.checkout]: ok(aCheckout({ scenario: 'travel', amends })),
    [route.ask]: ok(anOfferRequest(), 201),
  })
  const page = await renderPage(OffersPage, { token })
  await waitFor(() => page.one('#order-amends'))
  const said = page.one('#order-amends').textContent ?? ''
  for (const words of ['补差价', 'R-1000', '¥5,000.00', '不会改变']) expect(said).toContain(words)
})
