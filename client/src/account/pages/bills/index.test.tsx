import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { id } from '../../../../test/builders'
import { fakeServer, ok, refusal, route, silence } from '../../../../test/fake-server'
import { moves, signedIn } from '../../../../test/phone'
import { renderPage } from '../../../../test/render-page'
import { aBillRow, someBills } from '../../../../test/repay-builders'
import BillsPage from './index'

const other = { loanId: id<never>('ln_000002'), lenderName: { zhCN: '速易小贷', en: 'Suyi' } }

test('bills of all lenders stand by their day; a row opens its loan, and the oldest of each loan can be paid', async () => {
  signedIn()
  fakeServer({
    [route.bills]: ok(
      someBills([
        aBillRow({ state: 'due' }),
        aBillRow({ ...other, state: 'due' }),
        aBillRow({ number: 2, dueOn: '2027-01-24' }),
      ]),
    ),
  })
  const page = await renderPage(BillsPage)
  await waitFor(() => expect(page.all('.bill')).toHaveLength(3))
  expect(page.all('.bill-date').map((it) => it.textContent)).toEqual([
    '2026年12月24日',
    '2027年1月24日',
  ])
  for (const shown of [
    '山野集',
    '华信示范银行股份有限公司',
    '第 1 期，共 3 期',
    '¥435.71',
    '本月应还',
  ])
    expect(page.one('.bill').textContent).toContain(shown)
  expect(page.all('.bill-pay').map((it) => it.getAttribute('aria-label'))).toEqual([
    '还这笔：山野集，华信示范银行股份有限公司',
    '还这笔：山野集，速易小贷',
  ])
  fireEvent.keyDown(page.one('.bill'), { key: 'Enter' })
  await waitFor(() =>
    expect(moves).toEqual(['navigateTo /account/pages/loan/index?loan=ln_000001']),
  )
  fireEvent.click(page.all('.bill-pay')[1] as HTMLElement)
  await waitFor(() =>
    expect(moves[1]).toBe('navigateTo /account/pages/repay/index?loan=ln_000002&kind=installment'),
  )
})

test('what is overdue is said first and plainly, with how many and how much', async () => {
  signedIn()
  const totals = [
    {
      currency: 'CNY',
      overdueMinor: 60_000,
      overdueCount: 2,
      byMonthEndMinor: 103_571,
      byMonthEndCount: 3,
      lateMinor: 1_250,
      overdueDays: 12,
    },
  ]
  const late = aBillRow({ state: 'overdue', paidMinor: 3_571, outstandingMinor: 40_000 })
  fakeServer({ [route.bills]: ok(someBills([late], { totals })) })
  const page = await renderPage(BillsPage)
  await waitFor(() => page.one('.bill-overdue-note'))
  expect(page.text()).toContain('已逾期 2 期，共 ¥600.00')
  expect(page.text()).toContain('最早的一期已逾期 12 天。其中罚息 ¥12.50')
  expect(page.text()).toContain('申请延后还款')
  expect(page.text()).toContain('2026年12月31日 前应还')
  expect(page.text()).toContain('¥1,035.71')
  expect(page.one('.bill').textContent).toContain('其中已还 ¥35.71')
  const text = page.text()
  expect(text.indexOf('已逾期 2 期')).toBeLessThan(text.indexOf('前应还'))
})

test('paid bills are another list, the day they were closed beside them', async () => {
  signedIn()
  const paid = aBillRow({
    state: 'paid',
    paidMinor: 43_571,
    outstandingMinor: 0,
    paidOn: '2026-12-20',
  })
  const server = fakeServer({ [route.bills]: [ok(someBills([])), ok(someBills([paid]))] })
  const page = await renderPage(BillsPage)
  await waitFor(() => expect(page.text()).toContain('没有待还账单'))
  fireEvent.click(page.one('#bills-paid'))
  await waitFor(() => expect(page.text()).toContain('2026年12月20日 还清'))
  expect(server.to(route.bills)[1]?.path).toContain('which=paid')
  expect(page.has('.bill-pay')).toBe(false)
})

test('later bills come on demand, and a failed try can be repeated', async () => {
  signedIn()
  const server = fakeServer({
    [route.bills]: [
      ok(someBills([aBillRow()], { nextCursor: 'c2' })),
      'offline',
      ok(someBills([aBillRow({ number: 2, dueOn: '2027-01-24' })])),
    ],
  })
  const page = await renderPage(BillsPage)
  await waitFor(() => page.one('#more-bills'))
  fireEvent.click(page.one('#more-bills'))
  await waitFor(() => expect(page.one('#more-bills').textContent).toBe('重试'))
  fireEvent.click(page.one('#more-bills'))
  await waitFor(() => expect(page.all('.bill')).toHaveLength(2))
  expect(server.seen.at(-1)?.path).toContain('cursor=c2')
})

test('waiting, no line, a failure of ours and not signed in each have their own face', async () => {
  signedIn()
  fakeServer({ [route.bills]: silence })
  const waiting = await renderPage(BillsPage)
  expect(waiting.text()).toContain('正在加载')
  await waiting.unload()
  fakeServer({
    [route.bills]: ['offline', refusal('internal_error'), ok(someBills([aBillRow()]))],
  })
  const lost = await renderPage(BillsPage)
  await waitFor(() => expect(lost.text()).toContain('网络未连接'))
  fireEvent.click(lost.one('#retry'))
  await waitFor(() => expect(lost.text()).toContain('出了点问题'))
  fireEvent.click(lost.one('#retry'))
  await waitFor(() => expect(lost.all('.bill')).toHaveLength(1))
})

test('a signed-out borrower signs in first', async () => {
  fakeServer({})
  const page = await renderPage(BillsPage)
  await waitFor(() => page.one('#sign-in'))
  expect(page.text()).toContain('登录后查看账单')
})

test('reminders are off until they are chosen, and stay as they were when the choice was not kept', async () => {
  signedIn()
  const settings = { sms: false, phoneMasked: '139****8000', platform: null }
  const server = fakeServer({
    [route.bills]: ok(someBills([aBillRow({})])),
    [route.reminders]: ok(settings),
    [route.changeReminders]: ['offline', ok({ ...settings, sms: true })],
  })
  const page = await renderPage(BillsPage)
  const box = () => page.one('.remind-me input') as HTMLInputElement
  await waitFor(() => expect(box().checked).toBe(false))
  expect(page.text()).toContain('139****8000')
  fireEvent.click(box())
  await waitFor(() => expect(page.text()).toContain('网络未连接'))
  expect(box().checked).toBe(false)
  fireEvent.click(box())
  await waitFor(() => expect(box().checked).toBe(true))
  expect(server.to(route.changeReminders).map((it) => it.body)).toEqual([
    '{"sms":true}',
    '{"sms":true}',
  ])
})

test('who has no phone here, or whose choice cannot be read, is asked nothing', async () => {
  signedIn()
  fakeServer({
    [route.bills]: ok(someBills([aBillRow({})])),
    [route.reminders]: ok({ sms: false, phoneMasked: null, platform: null }),
  })
  const page = await renderPage(BillsPage)
  await waitFor(() => expect(page.all('.bill')).toHaveLength(1))
  expect(page.all('.remind-me')).toHaveLength(0)
})

test('what a lender takes by itself is said on the bill, which can still be paid by hand', async () => {
  signedIn()
  fakeServer({ [route.bills]: ok(someBills([aBillRow({ autopay: true }), aBillRow(other)])) })
  const page = await renderPage(BillsPage)
  await waitFor(() => expect(page.all('.bill')).toHaveLength(2))
  expect(page.all('.bill').map((it) => it.textContent?.includes('到期当天自动扣款'))).toEqual([
    true,
    false,
  ])
  expect(page.all('.bill-pay')).toHaveLength(2)
})
