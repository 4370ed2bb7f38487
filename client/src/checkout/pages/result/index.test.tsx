import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aLoan, anApplication, token } from '../../../../test/builders'
import { fakeServer, ok, refusal, route, silence } from '../../../../test/fake-server'
import { moves, signedIn } from '../../../../test/phone'
import { renderPage } from '../../../../test/render-page'
import ResultPage from './index'

const query = { token, application: 'app_000001' }
const pending = anApplication({ status: 'pending', loanId: null, decidedAt: null })
const patient = { timeout: 4000 }

test('an approval tells the first due date and amount, and the way to the bill and the shop', async () => {
  signedIn()
  fakeServer({ [route.application]: ok(anApplication()), [route.loan]: ok(aLoan()) })
  const page = await renderPage(ResultPage, query)
  await waitFor(() => page.one('#result-approved'))
  await waitFor(() => expect(page.text()).toContain('首次还款日 2026年12月24日，应还 ¥435.71'))
  expect(page.has('#back-to-shop')).toBe(true)
  fireEvent.click(page.one('#to-bills'))
  await waitFor(() =>
    expect(moves).toEqual(['navigateTo /account/pages/loan/index?loan=ln_000001']),
  )
})

test('a decline gives the lender’s reasons and another way', async () => {
  signedIn()
  const declined = anApplication({
    status: 'declined',
    loanId: null,
    declineReasons: ['credit_history', 'limit_reached'],
  })
  fakeServer({ [route.application]: ok(declined) })
  const page = await renderPage(ResultPage, query)
  await waitFor(() => page.one('#result-declined'))
  expect(page.text()).toContain('征信记录')
  expect(page.text()).toContain('可借额度')
  expect(page.has('#back-to-shop')).toBe(true)
  fireEvent.click(page.one('#choose-again'))
  await waitFor(() =>
    expect(moves).toEqual([`redirectTo /checkout/pages/offers/index?token=${token}`]),
  )
})

test('a pending decision is waited for and becomes the approval by itself', async () => {
  signedIn()
  const server = fakeServer({
    [route.application]: [ok(pending), ok(pending), ok(anApplication())],
    [route.loan]: ok(aLoan()),
  })
  const page = await renderPage(ResultPage, query)
  await waitFor(() => page.one('#result-pending'))
  expect(page.text()).toContain('您可以离开此页')
  await waitFor(() => page.one('#result-approved'), patient)
  expect(server.to(route.application)[1]?.path).toContain('wait=true')
})

test('a lender that says it is deciding is told of in other words than an answer on its way', async () => {
  signedIn()
  const deciding = anApplication({
    status: 'pending',
    loanId: null,
    decidedAt: null,
    underReviewSince: '2026-11-24T02:00:00.000Z',
  })
  fakeServer({ [route.application]: [ok(deciding), silence] })
  const page = await renderPage(ResultPage, query)
  await waitFor(() => page.one('#result-pending'))
  expect(page.text()).toContain('正在审核您的申请，可能需要几个小时')
})

test('a line lost while waiting says so and goes on asking', async () => {
  signedIn()
  fakeServer({
    [route.application]: [ok(pending), 'offline', ok(anApplication())],
    [route.loan]: ok(aLoan()),
  })
  const page = await renderPage(ResultPage, query)
  await waitFor(() => expect(page.text()).toContain('正在重新连接'))
  await waitFor(() => page.one('#result-approved'), patient)
})

test('leaving the page ends the asking', async () => {
  signedIn()
  const server = fakeServer({ [route.application]: [ok(pending), silence] })
  const page = await renderPage(ResultPage, query)
  await waitFor(() => expect(server.to(route.application)).toHaveLength(2))
  await page.unload()
  expect(server.to(route.application)).toHaveLength(2)
})

test('an application that is another’s is not found, and a lost line can be tried again', async () => {
  signedIn()
  fakeServer({
    [route.application]: [refusal('not_found'), 'offline', ok(anApplication())],
    [route.loan]: ok(aLoan()),
  })
  const page = await renderPage(ResultPage, query)
  await waitFor(() => expect(page.text()).toContain('找不到这项内容'))
  fireEvent.click(page.one('#retry'))
  await waitFor(() => expect(page.text()).toContain('网络未连接'))
  fireEvent.click(page.one('#retry'))
  await waitFor(() => page.one('#result-approved'))
})

test('an approval of terms agreed on the lender’s page says where they are, and names no bill here', async () => {
  signedIn()
  const there = anApplication({ loanId: null, termsAtLender: true })
  fakeServer({ [route.application]: ok(there) })
  const page = await renderPage(ResultPage, query)
  await waitFor(() => page.one('#result-approved'))
  expect(page.text()).toContain('秒过没有这些信息')
  expect(page.has('#to-bills')).toBe(false)
  expect(page.has('#back-to-shop')).toBe(true)
})
