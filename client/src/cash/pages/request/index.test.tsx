import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aSession, token } from '../../../../test/builders'
import { aCard, anOpening, nobodyYet, somebody, someTerms } from '../../../../test/cash-builders'
import { fakeServer, ok, refusal, route, silence } from '../../../../test/fake-server'
import { moves, signedIn } from '../../../../test/phone'
import { renderPage } from '../../../../test/render-page'
import { useCash } from '../../../features/request-cash/cash-store'
import RequestPage from './index'

type Page = Awaited<ReturnType<typeof renderPage>>
const open = async (more: Parameters<typeof fakeServer>[0] = {}, known = somebody(aCard())) => {
  signedIn()
  const server = fakeServer({
    [route.cashTerms]: ok(someTerms()),
    [route.applicant]: ok(known),
    [route.openCash]: ok(anOpening(), 201),
    ...more,
  })
  const page = await renderPage(RequestPage)
  return { server, page }
}
const press = (page: Page, selector: string) => fireEvent.click(page.one(selector))
const fillAmount = (page: Page, value: string) =>
  fireEvent.change(page.one('#cash-amount input'), { target: { value } })
const amountIn = (page: Page) => (page.one('#cash-amount input') as HTMLInputElement).value

function fillIn(page: Page): void {
  fillAmount(page, '3000')
  press(page, '#count-6')
  press(page, '#method-interest_only')
  press(page, '#card-8018')
}

test('nothing is chosen beforehand; what is missing is said beside it and nothing is sent', async () => {
  const { page, server } = await open()
  await waitFor(() => page.one('#cash-amount'))
  expect(page.all('.choice-on')).toHaveLength(0)
  expect(amountIn(page)).toBe('')
  expect(page.text()).toContain('可借 ¥500.00 至 ¥30,000.00')
  press(page, '#see-offers')
  await waitFor(() => expect(page.text()).toContain('请选择一张卡'))
  expect(page.text()).toContain('请输入 ¥500.00 至 ¥30,000.00 之间的金额')
  expect(page.text()).toContain('请选择一项')
  expect(server.to(route.openCash)).toHaveLength(0)
})

test('an amount nobody lends is said after the field is left, not while typing', async () => {
  const { page } = await open()
  await waitFor(() => page.one('#cash-amount'))
  fillAmount(page, '3')
  expect(page.all('.field-wrong')).toHaveLength(0)
  fireEvent.blur(page.one('#cash-amount input'))
  await waitFor(() => expect(page.all('.field-wrong')).toHaveLength(1))
  fillAmount(page, '3,000.50')
  fireEvent.blur(page.one('#cash-amount input'))
  await waitFor(() => expect(useCash.getState().amountLeft).toBe(true))
  expect(page.all('.field-wrong')).toHaveLength(0)
})

test('a wish is sent once and leads to its offers', async () => {
  const { page, server } = await open()
  await waitFor(() => page.one('#cash-amount'))
  fillIn(page)
  press(page, '#see-offers')
  press(page, '#see-offers')
  await waitFor(() =>
    expect(moves).toEqual([`navigateTo /checkout/pages/offers/index?token=${token}`]),
  )
  const sent = server.to(route.openCash)
  expect(sent).toHaveLength(1)
  expect(JSON.parse(sent[0]?.body ?? '')).toEqual({
    amountMinor: 300_000,
    cardId: 'crd_000001',
    installmentCount: 6,
    method: 'interest_only',
  })
})

test('any length and any way is an answer too, and where there is one way it is said', async () => {
  const { page, server } = await open()
  await waitFor(() => page.one('#cash-amount'))
  fillAmount(page, '3000')
  press(page, '#card-8018')
  press(page, '#count-3')
  await waitFor(() => expect(page.text()).toContain('还款方式：等额本息'))
  expect(page.has('#method-any')).toBe(false)
  press(page, '#count-any')
  press(page, '#see-offers')
  await waitFor(() => expect(page.text()).toContain('请选择一项'))
  press(page, '#method-any')
  press(page, '#see-offers')
  await waitFor(() => expect(server.to(route.openCash)).toHaveLength(1))
  expect(JSON.parse(server.to(route.openCash)[0]?.body ?? '')).toEqual({
    amountMinor: 300_000,
    cardId: 'crd_000001',
  })
})

test('a way that a length does not have is not kept when the length changes', async () => {
  const { page } = await open()
  await waitFor(() => page.one('#cash-amount'))
  press(page, '#count-6')
  press(page, '#method-interest_only')
  press(page, '#count-3')
  press(page, '#count-6')
  expect(page.all('#method-interest_only.choice-on')).toHaveLength(0)
})

test('after a lost line the same wish has the same key, so that one request is opened', async () => {
  const { page, server } = await open({ [route.openCash]: ['offline', ok(anOpening(), 201)] })
  await waitFor(() => page.one('#cash-amount'))
  fillIn(page)
  press(page, '#see-offers')
  await waitFor(() => expect(page.text()).toContain('网络未连接'))
  press(page, '#see-offers')
  await waitFor(() => expect(moves).toHaveLength(1))
  expect(new Set(server.keys(route.openCash)).size).toBe(1)
})

test('an amount and a length wait while name and card are filled in', async () => {
  const first = await open({}, nobodyYet)
  await waitFor(() => first.page.one('#applicant-missing'))
  expect(first.page.has('#see-offers')).toBe(false)
  fillAmount(first.page, '3000')
  press(first.page, '#count-6')
  press(first.page, '#to-applicant')
  await waitFor(() => expect(moves).toEqual(['navigateTo /cash/pages/applicant/index']))
  await first.page.unload()
  const { page } = await open()
  await waitFor(() => expect(amountIn(page)).toBe('3000'))
  expect(page.all('#count-6.choice-on')).toHaveLength(1)
  expect(page.all('.choice-on')).toHaveLength(1)
  await page.unload()
  const nameOnly = await open({}, somebody())
  await waitFor(() => expect(nameOnly.page.text()).toContain('还差一张收款卡'))
})

test('limits that changed, a card that is gone and a busy server are told where they belong', async () => {
  const { page } = await open({
    [route.openCash]: [
      refusal('amount_out_of_range'),
      refusal('rate_limited'),
      refusal('not_found'),
    ],
    [route.applicant]: [
      ok(somebody(aCard())),
      ok(somebody(aCard({ id: 'crd_000002' as never, lastFour: '1111' }))),
    ],
  })
  await waitFor(() => page.one('#cash-amount'))
  fillIn(page)
  press(page, '#see-offers')
  await waitFor(() => expect(page.one('#cash-amount').textContent).toContain('之间的金额'))
  press(page, '#see-offers')
  await waitFor(() => expect(page.text()).toContain('操作太频繁'))
  press(page, '#see-offers')
  await waitFor(() => expect(page.text()).toContain('这张卡已解绑，请重新选择'))
  expect(page.all('#card-1111.choice-on')).toHaveLength(0)
  expect(amountIn(page)).toBe('3000')
  expect(moves).toEqual([])
})

test('nobody lends today, waiting, and offline have their own faces', async () => {
  const none = await open({ [route.cashTerms]: ok({ range: null }) })
  await waitFor(() => none.page.one('#nobody-lends'))
  await none.page.unload()
  const waiting = await open({ [route.cashTerms]: silence })
  expect(waiting.page.text()).toContain('正在加载')
  await waiting.page.unload()
  const { page } = await open({ [route.cashTerms]: ['offline', ok(someTerms())] })
  await waitFor(() => expect(page.text()).toContain('网络未连接'))
  press(page, '#retry')
  await waitFor(() => page.one('#cash-amount'))
})

test('who is signed out signs in here and goes on here', async () => {
  fakeServer({
    [route.cashTerms]: ok(someTerms()),
    [route.applicant]: ok(nobodyYet),
    [route.signIn]: ok(aSession(), 201),
  })
  const page = await renderPage(RequestPage)
  await waitFor(() => page.one('#sign-in'))
  expect(page.text()).toContain('登录不代表申请借款')
  fireEvent.change(page.one('#phone input'), { target: { value: '13800138000' } })
  fireEvent.change(page.one('#code input'), { target: { value: '246810' } })
  press(page, '#sign-in')
  await waitFor(() => page.one('#cash-amount'))
})

test('no rate stands on this page, and that none comes alone is said', async () => {
  const { page } = await open()
  await waitFor(() => page.one('#see-offers'))
  expect(page.text()).not.toContain('%')
  expect(page.text()).toContain('旁边一定写明年化利率')
})
