import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { anOffer, anOfferRequest, id, token } from '../../../../test/builders'
import { aCard, cashOrder, somebody } from '../../../../test/cash-builders'
import { fakeServer, ok, route } from '../../../../test/fake-server'
import { moves, signedIn } from '../../../../test/phone'
import { renderPage } from '../../../../test/render-page'
import { rememberCard } from '../../../session/remembered'
import OffersPage from './index'

const shopWords = ['商户选择', '返回商户', '商品明细', '订单号', '分期方案']

test('cash reads as money to one’s own card, and its daily rate never stands without the annual one', async () => {
  signedIn()
  const offer = anOffer(1, { kind: 'quick_loan', dailyRatePpm: 250, annualRatePpm: 90_000 })
  fakeServer({
    [route.checkout]: ok(cashOrder()),
    [route.ask]: ok(anOfferRequest({ offers: [offer] }), 201),
  })
  const page = await renderPage(OffersPage, { token })
  await waitFor(() => page.one('.offer'))
  for (const shown of ['¥3,000.00', '申请编号 cash-000001', '您绑定的银行卡', '选择借款方案'])
    expect(page.text()).toContain(shown)
  for (const shop of shopWords) expect(page.text()).not.toContain(shop)
  expect(page.one('.offer-daily').textContent).toMatch(/0\.0250%.*年化 9\.00%/)
})

test('the card it was asked to be paid to is named', async () => {
  signedIn()
  rememberCard(token, aCard().id)
  fakeServer({
    [route.checkout]: ok(cashOrder()),
    [route.ask]: ok(anOfferRequest(), 201),
    [route.applicant]: ok(somebody(aCard({ id: id('crd_000002'), lastFour: '1111' }), aCard())),
  })
  const page = await renderPage(OffersPage, { token })
  await waitFor(() => expect(page.text()).toContain('您的中国农业银行卡（尾号 8018）'))
})

test('where nobody offers cash the way is back to the wish or home, not to a shop', async () => {
  signedIn()
  fakeServer({
    [route.checkout]: ok(cashOrder()),
    [route.ask]: ok(anOfferRequest({ offers: [] }), 201),
  })
  const page = await renderPage(OffersPage, { token })
  await waitFor(() => page.one('#no-cash-offers'))
  for (const shop of shopWords) expect(page.text()).not.toContain(shop)
  expect(page.has('#back-to-shop')).toBe(false)
  fireEvent.click(page.one('#done'))
  await waitFor(() => expect(moves).toEqual(['reLaunch /pages/home/index']))
})

test.each([
  ['paid', '这笔借款已放款'],
  ['pending', '正在等待机构确认'],
  ['expired', '这次申请已过期'],
] as const)('cash that is %s says so without a shop', async (status, words) => {
  signedIn()
  fakeServer({ [route.checkout]: ok(cashOrder({ status })) })
  const page = await renderPage(OffersPage, { token })
  await waitFor(() => page.one(`#order-${status}`))
  expect(page.text()).toContain(words)
  for (const shop of shopWords) expect(page.text()).not.toContain(shop)
  expect(page.has('#done')).toBe(true)
})
