import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { OfferSubsidy } from '@miaoguo/shared/campaign/campaign'
import {
  aCheckout,
  aChoice,
  aSession,
  anAnswer,
  anOffer,
  anOfferRequest,
  id,
  inMinutes,
  token,
} from '../../../../test/builders'
import { fakeServer, ok, refusal, route, silence } from '../../../../test/fake-server'
import { moves, signedIn } from '../../../../test/phone'
import { renderPage } from '../../../../test/render-page'
import OffersPage from './index'

const open = { [route.checkout]: ok(aCheckout()) }

test('every offer shows its lender, installment, count, first due date, total cost and annual rate', async () => {
  signedIn()
  fakeServer({ ...open, [route.ask]: ok(anOfferRequest(), 201) })
  const page = await renderPage(OffersPage, { token })
  await waitFor(() => expect(page.all('.offer')).toHaveLength(1))
  const offer = page.one('.offer').textContent
  for (const shown of [
    '示范机构1',
    '¥435.71',
    '× 3 期',
    '2026年12月24日',
    '¥19.12',
    '8.90%',
    '单利',
    '¥1,307.12',
  ]) {
    expect(offer).toContain(shown)
  }
})

test('a plan the merchant pays a part of says who pays, beside what the shopper pays and its annual rate', async () => {
  signedIn()
  const subsidy: OfferSubsidy = {
    campaignId: id('cmp_000001'),
    name: '免息节',
    merchantName: '山野集',
    subsidyMinor: 1_912,
    fullCostMinor: 1_912,
    text: { zhCN: '免息节：山野集 向机构承担 ¥19.12', en: 'Free: the shop pays ¥19.12' },
  }
  const offers = [anOffer(1, { totalCostMinor: 0, annualRatePpm: 0, subsidy }), anOffer(2)]
  fakeServer({ ...open, [route.ask]: ok(anOfferRequest({ offers }), 201) })
  const page = await renderPage(OffersPage, { token })
  await waitFor(() => expect(page.all('.offer')).toHaveLength(2))
  expect(page.all('.offer-subsidy').map((it) => it.textContent)).toEqual([subsidy.text.zhCN])
  expect(page.one('.offer').textContent).toContain('0.00%')
})

test('paying later says when and in how many parts, that it costs nothing, and still shows its rate of 0.00%', async () => {
  signedIn()
  const free = { kind: 'checkout_bnpl' as const, totalCostMinor: 0, annualRatePpm: 0 }
  const offers = [
    anOffer(1, { ...free, method: 'single_payment', installmentCount: 1 }),
    anOffer(2, { ...free, method: 'interest_free', installmentCount: 4 }),
    anOffer(3, { kind: 'installments' }),
  ]
  fakeServer({ ...open, [route.ask]: ok(anOfferRequest({ offers }), 201) })
  const page = await renderPage(OffersPage, { token })
  await waitFor(() => expect(page.all('.offer')).toHaveLength(3))
  const said = page.all('.offer-later').map((it) => it.textContent ?? '')
  expect(said.map((it) => it.split('：')[0]).sort()).toEqual([
    '2026年12月24日一次付清',
    '分 4 次付',
  ])
  for (const one of said) expect(one).toContain('逾期才有费用')
  expect(
    page
      .all('.offer-annual-rate')
      .slice(0, 2)
      .map((it) => it.textContent),
  ).toEqual(['0.00% (单利)', '0.00% (单利)'])
  fireEvent.click(page.one('#switch-language'))
  await waitFor(() => expect(page.text()).toContain('Pay in 4'))
  expect(page.text()).toContain('Pay once, on 24 Dec 2026')
})

test('a rate by the day stands in one sentence with its annual rate, and only where the server sends it', async () => {
  signedIn()
  const offers = [
    anOffer(1, { kind: 'quick_loan', annualRatePpm: 90_000, dailyRatePpm: 250 }),
    anOffer(2),
  ]
  fakeServer({ ...open, [route.ask]: ok(anOfferRequest({ offers }), 201) })
  const page = await renderPage(OffersPage, { token })
  await waitFor(() => expect(page.all('.offer')).toHaveLength(2))
  expect(page.all('.offer-daily').map((it) => it.textContent)).toEqual([
    '日利率 0.0250%，折合年化 9.00%（单利）',
  ])
  fireEvent.click(page.one('#switch-language'))
  await waitFor(() =>
    expect(page.one('.offer-daily').textContent).toBe(
      '0.0250% a day, which is 9.00% a year (simple)',
    ),
  )
})

test('offers stand by total cost and can be sorted by installment; none is chosen for the shopper', async () => {
  signedIn()
  const offers = [
    anOffer(1, { totalCostMinor: 900, largestInstallmentMinor: 50_000 }),
    anOffer(2, { totalCostMinor: 100, largestInstallmentMinor: 60_000 }),
    anOffer(3, { totalCostMinor: 500, largestInstallmentMinor: 20_000 }),
  ]
  fakeServer({ ...open, [route.ask]: ok(anOfferRequest({ offers }), 201) })
  const page = await renderPage(OffersPage, { token })
  await waitFor(() => expect(page.all('.offer')).toHaveLength(3))
  const order = () => page.all('.offer-lender').map((it) => it.textContent)
  expect(order()).toEqual(['示范机构2', '示范机构3', '示范机构1'])
  fireEvent.click(page.one('#sort-installment'))
  await waitFor(() => expect(order()).toEqual(['示范机构3', '示范机构1', '示范机构2']))
  expect(page.all('.offer [aria-checked="true"], .offer [aria-selected="true"]')).toHaveLength(0)
})

test('a lender still thinking has its row, and its late offer arrives by itself', async () => {
  signedIn()
  const early = anOfferRequest({
    complete: false,
    lenders: [anAnswer(1, 'offered'), anAnswer(2, 'asking')],
  })
  const late = anOfferRequest({
    version: 2,
    offers: [anOffer(1), anOffer(2)],
    lenders: [anAnswer(1, 'offered'), anAnswer(2, 'offered')],
  })
  let tell = () => {}
  const server = fakeServer({
    ...open,
    [route.ask]: ok(early, 201),
    [route.watch]: () => new Promise((resolve) => (tell = () => resolve(ok(late)))),
  })
  const page = await renderPage(OffersPage, { token })
  await waitFor(() => expect(page.text()).toContain('仍在询问'))
  expect(server.to(route.watch)[0]?.path).toContain('after=1')
  tell()
  await waitFor(() => expect(page.all('.offer')).toHaveLength(2))
  expect(page.text()).not.toContain('仍在询问')
})

test('lenders that made no offer are named with the reason', async () => {
  signedIn()
  const lenders = [anAnswer(1, 'declined'), anAnswer(2, 'unavailable'), anAnswer(3, 'dropped')]
  fakeServer({ ...open, [route.ask]: ok(anOfferRequest({ offers: [], lenders }), 201) })
  const page = await renderPage(OffersPage, { token })
  await waitFor(() => expect(page.text()).toContain('暂时没有可用的方案'))
  for (const words of ['未向您提供方案', '暂时联系不上', '报价未通过核验'])
    expect(page.text()).toContain(words)
  expect(page.has('#back-to-shop')).toBe(true)
})

test('a signed-out shopper signs in on the spot, and the offers follow', async () => {
  const server = fakeServer({
    ...open,
    [route.code]: ok({ expiresInSeconds: 300, retryAfterSeconds: 60 }, 202),
    [route.signIn]: ok(aSession(), 201),
    [route.ask]: ok(anOfferRequest(), 201),
  })
  const page = await renderPage(OffersPage, { token })
  await waitFor(() => page.one('#phone'))
  fireEvent.change(page.one('#phone input'), { target: { value: '138 0013 8000' } })
  fireEvent.click(page.one('#send-code'))
  await waitFor(() => expect(page.text()).toContain('60 秒后可重发'))
  fireEvent.change(page.one('#code input'), { target: { value: '246810' } })
  fireEvent.click(page.one('#sign-in'))
  await waitFor(() => expect(page.all('.offer')).toHaveLength(1))
  expect(JSON.parse(server.to(route.signIn)[0]?.body ?? '')).toEqual({
    platform: 'h5',
    phone: '13800138000',
    oneTimeCode: '246810',
  })
})

test('choosing an offer opens its cost sheet once, however often it is tapped', async () => {
  signedIn()
  fakeServer({ ...open, [route.ask]: ok(anOfferRequest(), 201) })
  const page = await renderPage(OffersPage, { token })
  await waitFor(() => page.one('.offer-choose'))
  fireEvent.click(page.one('.offer-choose'))
  fireEvent.click(page.one('.offer-choose'))
  await waitFor(() => expect(moves).toHaveLength(1))
  expect(moves[0]).toBe(
    `navigateTo /checkout/pages/disclosure/index?token=${token}&offer=ofr_000001`,
  )
})

test('an offer whose time has passed cannot be chosen, and asking again brings new ones', async () => {
  signedIn()
  const lapsed = anOfferRequest({ offers: [anOffer(1, { expiresAt: inMinutes(-1) })] })
  const server = fakeServer({
    ...open,
    [route.ask]: [
      ok(lapsed, 201),
      ok(anOfferRequest({ id: id('orq_000002'), offers: [anOffer(2)] }), 201),
    ],
  })
  const page = await renderPage(OffersPage, { token })
  await waitFor(() => expect(page.one('.offer-choose')).toHaveProperty('disabled', true))
  expect(page.text()).toContain('报价已过期')
  fireEvent.click(page.one('#ask-again'))
  await waitFor(() => expect(page.text()).toContain('示范机构2'))
  const [first, second] = server.keys(route.ask)
  expect(first).not.toBe(second)
})

test('coming back after a reload finds the same offers without asking the lenders again', async () => {
  signedIn()
  const server = fakeServer({
    ...open,
    [route.ask]: ok(anOfferRequest(), 201),
    [route.watch]: ok(anOfferRequest()),
  })
  const first = await renderPage(OffersPage, { token })
  await waitFor(() => expect(first.all('.offer')).toHaveLength(1))
  await first.unload()
  const second = await renderPage(OffersPage, { token })
  await waitFor(() => expect(second.all('.offer')).toHaveLength(1))
  expect(server.to(route.ask)).toHaveLength(1)
})

test('asking over a lost line is asked again with the same key', async () => {
  signedIn()
  const server = fakeServer({ ...open, [route.ask]: ['offline', ok(anOfferRequest(), 201)] })
  const page = await renderPage(OffersPage, { token })
  await waitFor(() => expect(page.text()).toContain('网络未连接'))
  fireEvent.click(page.one('#retry'))
  await waitFor(() => expect(page.all('.offer')).toHaveLength(1))
  const [first, second] = server.keys(route.ask)
  expect(first).toBe(second)
})

test.each([
  ['expired', '这笔订单已过期'],
  ['cancelled', '商户已取消这笔订单'],
  ['paid', '这笔订单已付款'],
  ['pending', '正在等待机构确认'],
] as const)('an order that is %s says so and shows the way back', async (status, words) => {
  signedIn()
  const server = fakeServer({ [route.checkout]: ok(aCheckout({ status })) })
  const page = await renderPage(OffersPage, { token })
  await waitFor(() => expect(page.text()).toContain(words))
  expect(page.has('#back-to-shop')).toBe(true)
  expect(server.to(route.ask)).toHaveLength(0)
})

test('a token that is not ours, or no token at all, is a designed dead end', async () => {
  fakeServer({ [route.checkout]: refusal('not_found') })
  const foreign = await renderPage(OffersPage, { token })
  await waitFor(() => expect(foreign.text()).toContain('找不到这项内容'))
  const none = await renderPage(OffersPage)
  await waitFor(() => expect(none.text()).toContain('找不到这项内容'))
})

test('waiting for the lenders is said in words, not only shown as grey', async () => {
  signedIn()
  fakeServer({ ...open, [route.ask]: silence })
  const page = await renderPage(OffersPage, { token })
  await waitFor(() => expect(page.text()).toContain('正在向持牌机构询价'))
})

test('the language switch turns the whole page to English and back', async () => {
  signedIn()
  fakeServer({ ...open, [route.ask]: ok(anOfferRequest(), 201) })
  const page = await renderPage(OffersPage, { token })
  await waitFor(() => expect(page.all('.offer')).toHaveLength(1))
  fireEvent.click(page.one('#switch-language'))
  await waitFor(() => expect(page.text()).toContain('Total cost (interest and fees)'))
  expect(page.text()).toContain('24 Dec 2026')
  expect(page.text()).toContain('Lender 1 Ltd')
  fireEvent.click(page.one('#switch-language'))
  await waitFor(() => expect(page.text()).toContain('总成本（利息和费用）'))
})

test('a lender that shows its terms elsewhere stands apart from the offers, with no figure, and leads to what is told first', async () => {
  signedIn()
  fakeServer({ ...open, [route.ask]: ok(anOfferRequest({ handoffs: [aChoice()] }), 201) })
  const page = await renderPage(OffersPage, { token })
  await waitFor(() => expect(page.all('.handoff-choice')).toHaveLength(1))
  expect(page.one('.handoff-choice').textContent).not.toMatch(/[¥%]/)
  expect(page.text()).toContain('无法核验')
  fireEvent.click(page.one('.handoff-choose'))
  await waitFor(() =>
    expect(moves).toEqual([
      `navigateTo /checkout/pages/handoff/index?token=${token}&lender=${aChoice().notice.lender.id}`,
    ]),
  )
})
