import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aDisclosure, aSheet, id, inMinutes, token } from '../../../../test/builders'
import { fakeServer, ok, refusal, route } from '../../../../test/fake-server'
import { moves, signedIn } from '../../../../test/phone'
import { renderPage } from '../../../../test/render-page'
import DisclosurePage from './index'

const query = { token, offer: 'ofr_000001' }
const patient = { timeout: 4000 }
const button = (page: { one(selector: string): HTMLElement }) =>
  page.one('#confirm-sheet') as HTMLButtonElement

test('the whole cost sheet is on the screen: costs, collectors, default costs, schedule, rights, agreements', async () => {
  signedIn()
  fakeServer({ [route.disclose]: ok(aDisclosure(), 201) })
  const page = await renderPage(DisclosurePage, query)
  await waitFor(() => page.one('[role="dialog"]'))
  for (const shown of [
    '综合融资成本明示表',
    '8.90%',
    '¥19.12',
    '¥1,307.12',
    '¥1,288.00',
    '利息',
    '华信示范银行',
    '按月计息',
    '担保费',
    '安保担保公司',
    '0.50%',
    '除上表所列项目外，不收取任何其他费用',
    '逾期罚息',
    '约定利率的 1.5 倍',
    '华信示范银行股份有限公司',
    'B-1',
    '国家金融监督管理总局',
    '可随时提前还款',
    '七日内可无理由取消',
    '4000000001',
    '个人消费借款合同',
    'sha256:',
  ]) {
    expect(page.text()).toContain(shown)
  }
  const rows = page.all('.installment-row').map((it) => it.textContent)
  expect(rows).toHaveLength(3)
  expect(rows[0]).toContain('2026年12月24日')
  expect(rows[0]).toContain('本金 ¥429.33 · 利息 ¥6.00 · 费用 ¥0.38')
})

test('what is repaid stands as one bar, every cost at its true length, and is told in words', async () => {
  signedIn()
  fakeServer({ [route.disclose]: ok(aDisclosure(), 201) })
  const page = await renderPage(DisclosurePage, query)
  const bar = await waitFor(() => page.one('.split'))
  const sheet = aSheet()
  expect(bar.getAttribute('aria-label')).toBe(
    '应还总额的构成：借款本金 ¥1,288.00，利息 ¥17.97，担保费 ¥1.15',
  )
  const lengths = page.all('.split-bar > *').map((it) => Number(it.style.flexGrow))
  expect(lengths).toEqual([sheet.amountFinancedMinor, ...sheet.costs.map((it) => it.totalMinor)])
  expect(lengths.reduce((sum, it) => sum + it, 0)).toBe(sheet.totalOfPaymentsMinor)
})

test('the sheet cannot be confirmed before its reading time has passed, nor twice', async () => {
  signedIn()
  const server = fakeServer({
    [route.disclose]: ok(aDisclosure({ minimumReadingSeconds: 1 }), 201),
    [route.confirm]: ok(aDisclosure({ confirmedAt: inMinutes(0) })),
  })
  const page = await renderPage(DisclosurePage, query)
  await waitFor(() => expect(button(page).disabled).toBe(true))
  expect(button(page).textContent).toContain('1 秒')
  fireEvent.click(button(page))
  expect(server.to(route.confirm)).toHaveLength(0)
  await waitFor(() => expect(button(page).disabled).toBe(false), patient)
  fireEvent.click(button(page))
  fireEvent.click(button(page))
  await waitFor(() =>
    expect(moves).toEqual([
      `redirectTo /checkout/pages/consent/index?token=${token}&offer=ofr_000001`,
    ]),
  )
  expect(server.to(route.confirm)).toHaveLength(1)
})

test('coming back to an unconfirmed sheet starts its reading time again', async () => {
  signedIn()
  fakeServer({ [route.disclose]: ok(aDisclosure({ minimumReadingSeconds: 1 }), 201) })
  const page = await renderPage(DisclosurePage, query)
  await waitFor(() => expect(button(page).disabled).toBe(false), patient)
  await page.show()
  await waitFor(() => expect(button(page).disabled).toBe(true))
})

test('a server that finds the reading too short makes the reader wait, not leave', async () => {
  signedIn()
  fakeServer({
    [route.disclose]: ok(aDisclosure({ minimumReadingSeconds: 0 }), 201),
    [route.confirm]: refusal('disclosure_reading_time_unmet'),
  })
  const page = await renderPage(DisclosurePage, query)
  await waitFor(() => expect(button(page).disabled).toBe(false))
  fireEvent.click(button(page))
  await waitFor(() => expect(page.text()).toContain('请再读一会儿'))
  expect(button(page).disabled).toBe(true)
})

test('a lost line keeps the sheet open, and the second try carries the same key', async () => {
  signedIn()
  const server = fakeServer({
    [route.disclose]: ok(aDisclosure({ minimumReadingSeconds: 0 }), 201),
    [route.confirm]: ['offline', ok(aDisclosure({ confirmedAt: inMinutes(0) }))],
  })
  const page = await renderPage(DisclosurePage, query)
  await waitFor(() => expect(button(page).disabled).toBe(false))
  fireEvent.click(button(page))
  await waitFor(() => expect(page.text()).toContain('网络未连接'))
  fireEvent.click(button(page))
  await waitFor(() => expect(moves).toHaveLength(1))
  const [first, second] = server.keys(route.confirm)
  expect(first).toBe(second)
})

test('a sheet that was confirmed before goes straight to signing', async () => {
  signedIn()
  fakeServer({ [route.disclose]: ok(aDisclosure({ confirmedAt: inMinutes(-1) }), 201) })
  await renderPage(DisclosurePage, query)
  await waitFor(() => expect(moves[0]).toContain('/checkout/pages/consent/index'))
})

test('a sheet confirmed for one offer says nothing about the next one', async () => {
  signedIn()
  const other = aDisclosure({ offerId: id('ofr_000002'), minimumReadingSeconds: 5 })
  fakeServer({
    [route.disclose]: [ok(aDisclosure({ confirmedAt: inMinutes(-1) }), 201), ok(other, 201)],
  })
  const first = await renderPage(DisclosurePage, query)
  await waitFor(() => expect(moves).toHaveLength(1))
  await first.unload()
  const next = await renderPage(DisclosurePage, { token, offer: 'ofr_000002' })
  await waitFor(() => expect(button(next).disabled).toBe(true))
  expect(moves).toHaveLength(1)
})

test.each([
  ['offer_expired', '报价已过期'],
  ['offer_withdrawn', '该机构暂时不能提供方案'],
  ['checkout_expired', '订单已过期'],
  ['not_found', '找不到这项内容'],
] as const)('%s is told in plain words, with the way back to the offers', async (code, words) => {
  signedIn()
  fakeServer({ [route.disclose]: refusal(code) })
  const page = await renderPage(DisclosurePage, query)
  await waitFor(() => expect(page.text()).toContain(words))
  expect(page.text()).toContain('req_test01')
  fireEvent.click(page.one('#to-offers'))
  await waitFor(() =>
    expect(moves).toEqual([`redirectTo /checkout/pages/offers/index?token=${token}`]),
  )
})

test('a sheet without default costs says that there are none', async () => {
  signedIn()
  fakeServer({ [route.disclose]: ok(aDisclosure({ sheet: aSheet({ contingentCosts: [] }) }), 201) })
  const page = await renderPage(DisclosurePage, query)
  await waitFor(() => expect(page.text()).toContain('仅在违约或挪用时产生的成本无。'))
})

test('a session that ended on the way asks to sign in again, here', async () => {
  fakeServer({ [route.disclose]: ok(aDisclosure(), 201) })
  const page = await renderPage(DisclosurePage, query)
  await waitFor(() => page.one('#sign-in'))
  signedIn()
  await waitFor(() => page.one('#confirm-sheet'))
})
