import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { aChoice, aHandoff, anOfferRequest, id, token } from '../../../../test/builders'
import { fakeServer, ok, refusal, route } from '../../../../test/fake-server'
import { moves, signedIn } from '../../../../test/phone'
import { renderPage } from '../../../../test/render-page'
import { rememberOffers, rememberOrderOf } from '../../../session/remembered'
import HandoffPage from './index'

const lender = aChoice().notice.lender.id
const handoff = aHandoff()
const chosen = () => {
  signedIn()
  rememberOffers(token, id('orq_000001'))
}
const watch = ok(anOfferRequest({ handoffs: [aChoice()] }))

test('before she leaves she is told to where, what is not checked here and what is shared; going and staying stand side by side', async () => {
  chosen()
  const server = fakeServer({ [route.watch]: watch })
  const page = await renderPage(HandoffPage, { token, lender })
  await waitFor(() => page.one('#leave'))
  for (const shown of ['您将离开秒过', '秒过没有核验', '订单金额、订单号、商品明细', '¥1,288.00'])
    expect(page.text()).toContain(shown)
  // Nothing left while she was reading.
  expect(server.to(route.leave)).toHaveLength(0)
  fireEvent.click(page.one('#stay'))
  await waitFor(() =>
    expect(moves).toEqual([`redirectTo /checkout/pages/offers/index?token=${token}`]),
  )
})

test('her yes is to exactly this notice, and takes her to the lender’s page', async () => {
  chosen()
  const assign = vi.fn()
  vi.stubGlobal('location', { ...window.location, assign })
  const server = fakeServer({ [route.watch]: watch, [route.leave]: ok(handoff, 201) })
  const page = await renderPage(HandoffPage, { token, lender })
  await waitFor(() => page.one('#leave'))
  fireEvent.click(page.one('#leave'))
  await waitFor(() => page.one('#handoff-gone'))
  expect(JSON.parse(server.to(route.leave)[0]?.body ?? '')).toEqual({
    lenderId: lender,
    noticeDigest: aChoice().noticeDigest,
  })
  expect(assign).toHaveBeenCalledWith(handoff.leaveUrl)
  vi.unstubAllGlobals()
})

test('a lender that cannot be reached keeps her here, with the reason beside the button', async () => {
  chosen()
  fakeServer({ [route.watch]: watch, [route.leave]: refusal('lender_unavailable') })
  const page = await renderPage(HandoffPage, { token, lender })
  await waitFor(() => page.one('#leave'))
  fireEvent.click(page.one('#leave'))
  await waitFor(() => expect(page.text()).toContain('暂时联系不上机构'))
  expect(page.has('#leave')).toBe(true)
})

test('back with an agreement she is shown the decision of the lender', async () => {
  signedIn()
  rememberOrderOf(id('hnd_000001'), token)
  const agreed = aHandoff({ state: 'agreed', leaveUrl: null, applicationId: id('app_000001') })
  fakeServer({ [route.comeBack]: ok(agreed) })
  await renderPage(HandoffPage, { id: 'hnd_000001' })
  await waitFor(() =>
    expect(moves).toEqual([
      `redirectTo /checkout/pages/result/index?application=app_000001&token=${token}`,
    ]),
  )
})

test.each([
  ['away', '还没有办理完成'],
  ['refused', '没有办理成功'],
  ['expired', '机构页面已关闭'],
  ['overtaken', '这笔订单已经结束'],
  ['contradicted', '结果与订单不符'],
] as const)('back with %s she is told so, and how to go on', async (state, words) => {
  signedIn()
  rememberOrderOf(id('hnd_000001'), token)
  const leaveUrl = state === 'away' ? handoff.leaveUrl : null
  fakeServer({ [route.comeBack]: ok(aHandoff({ state, leaveUrl })) })
  const page = await renderPage(HandoffPage, { id: 'hnd_000001' })
  await waitFor(() => page.one(`#handoff-${state}`))
  expect(page.text()).toContain(words)
  expect(page.has('#go-again')).toBe(state === 'away')
  expect(page.has('#back-to-shop')).toBe(true)
  fireEvent.click(page.one('#to-offers'))
  await waitFor(() =>
    expect(moves).toEqual([`redirectTo /checkout/pages/offers/index?token=${token}`]),
  )
})

test('a lender that says no before there is a page gives its reasons here, and no page to go to', async () => {
  chosen()
  const refused = aHandoff({ state: 'refused', leaveUrl: null, declineReasons: ['trip_too_soon'] })
  fakeServer({ [route.watch]: watch, [route.leave]: ok(refused, 201) })
  const page = await renderPage(HandoffPage, { token, lender })
  await waitFor(() => page.one('#leave'))
  fireEvent.click(page.one('#leave'))
  await waitFor(() => page.one('#handoff-refused'))
  expect(page.text()).toContain('出行')
  expect(page.has('#go-again')).toBe(false)
})
