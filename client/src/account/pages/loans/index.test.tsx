import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aBill, id } from '../../../../test/builders'
import { fakeServer, ok, refusal, route, silence } from '../../../../test/fake-server'
import { moves, signedIn } from '../../../../test/phone'
import { renderPage } from '../../../../test/render-page'
import LoansPage from './index'

test('each bill shows its shop, lender, next due date and amount, and opens', async () => {
  signedIn()
  fakeServer({ [route.loans]: ok({ items: [aBill()], nextCursor: null }) })
  const page = await renderPage(LoansPage)
  await waitFor(() => expect(page.all('.loan-card')).toHaveLength(1))
  for (const shown of [
    '山野集',
    '华信示范银行股份有限公司',
    '2026年12月24日',
    '¥435.71',
    '¥1,307.12',
    '8.90%',
    '还款中',
  ]) {
    expect(page.one('.loan-card').textContent).toContain(shown)
  }
  fireEvent.keyDown(page.one('.loan-card'), { key: 'Enter' })
  await waitFor(() =>
    expect(moves).toEqual(['navigateTo /account/pages/loan/index?loan=ln_000001']),
  )
})

test('a paid-off bill says that nothing is due', async () => {
  signedIn()
  const paid = aBill({ status: 'paid_off', nextDueOn: null, nextDueMinor: 0, outstandingMinor: 0 })
  fakeServer({ [route.loans]: ok({ items: [paid], nextCursor: null }) })
  const page = await renderPage(LoansPage)
  await waitFor(() => expect(page.text()).toContain('暂无应还'))
  expect(page.text()).toContain('已结清')
})

test('older bills come on demand, and a failed try can be repeated', async () => {
  signedIn()
  const server = fakeServer({
    [route.loans]: [
      ok({ items: [aBill()], nextCursor: 'c2' }),
      'offline',
      ok({ items: [aBill({ id: id('ln_000002') })], nextCursor: null }),
    ],
  })
  const page = await renderPage(LoansPage)
  await waitFor(() => page.one('#more-loans'))
  fireEvent.click(page.one('#more-loans'))
  await waitFor(() => expect(page.one('#more-loans').textContent).toBe('重试'))
  fireEvent.click(page.one('#more-loans'))
  await waitFor(() => expect(page.all('.loan-card')).toHaveLength(2))
  expect(server.seen.at(-1)?.path).toContain('cursor=c2')
  expect(page.has('#more-loans')).toBe(false)
})

test('waiting, nothing yet, no line, and not signed in each have their own face', async () => {
  signedIn()
  fakeServer({ [route.loans]: silence })
  const waiting = await renderPage(LoansPage)
  expect(waiting.text()).toContain('正在加载')
  await waiting.unload()
  fakeServer({ [route.loans]: ok({ items: [], nextCursor: null }) })
  const empty = await renderPage(LoansPage)
  await waitFor(() => empty.one('#no-loans'))
  await empty.unload()
  fakeServer({
    [route.loans]: [
      'offline',
      refusal('internal_error'),
      ok({ items: [aBill()], nextCursor: null }),
    ],
  })
  const lost = await renderPage(LoansPage)
  await waitFor(() => expect(lost.text()).toContain('网络未连接'))
  fireEvent.click(lost.one('#retry'))
  await waitFor(() => expect(lost.text()).toContain('出了点问题'))
  fireEvent.click(lost.one('#retry'))
  await waitFor(() => expect(lost.all('.loan-card')).toHaveLength(1))
})

test('a signed-out borrower signs in first', async () => {
  fakeServer({})
  const page = await renderPage(LoansPage)
  await waitFor(() => page.one('#sign-in'))
  expect(page.text()).toContain('登录后查看账单')
})
