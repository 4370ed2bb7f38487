import { fireEvent, waitFor } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import * as a from '../../../../test/console-builders'
import { fakeServer, ok, refusal } from '../../../../test/fake-server'
import { renderPage } from '../../../../test/render-page'
import { useConsole } from '../../../features/console/console-store'
import DeskPage from './index'

const { path, atConsole } = a
const one = { view: 'orders', order: 'chk_000001' }
const type = (input: HTMLElement, value: string) => fireEvent.change(input, { target: { value } })
const before = a.anOrderDetail({ authorization: a.anAuthorization() })
const after = a.anOrderDetail({
  authorization: a.anAuthorization({
    status: 'captured',
    remainingMinor: 0,
    capturedMinor: 128_800,
    refundableMinor: 128_800,
    expiresAt: null,
    daysLeft: null,
  }),
})
const change = {
  outcome: 'succeeded',
  operation: null,
  authorization: { ...a.anAuthorization(), daysLeft: undefined },
}
const impact = {
  authorizationId: 'aut_000001',
  currency: 'CNY',
  amountMinor: 20_000,
  basis: 'lender',
  reducesPrincipalMinor: 20_000,
  toBorrowerMinor: 0,
  interestReturnedMinor: 321,
  feeReturnedMinor: 0,
  installments: [
    {
      dueOn: '2027-02-24',
      before: { principalMinor: 20_000, interestMinor: 321, feeMinor: 0, totalMinor: 20_321 },
      after: null,
      totalByMinor: -20_321,
    },
  ],
}

beforeEach(() => useConsole.setState({ state: { phase: 'loading' }, mode: 'test' }))

test('a hold says on its row and page how many days are left', async () => {
  atConsole('support')
  fakeServer({
    [path.orders]: ok({
      items: [a.anOrder({ status: 'authorized', authorization: a.anAuthorization() })],
      nextCursor: null,
    }),
    [path.order]: ok(before),
  })
  const list = await renderPage(DeskPage, { view: 'orders' })
  await waitFor(() => expect(list.one('.grid').textContent).toContain('授权还有 29 天'))
  await list.unload()
  const page = await renderPage(DeskPage, one)
  await waitFor(() => expect(page.text()).toContain('授权还有 29 天'))
  // Who only helps shoppers moves no money.
  expect([page.has('#capture'), page.has('#preview-refund')]).toEqual([false, false])
})

test('a capture is looked over, sent once however often it is tapped, and shown as it then is', async () => {
  atConsole('finance')
  const server = fakeServer({
    [path.order]: [ok(before), ok(after)],
    [path.capture]: ok(change, 201),
  })
  const page = await renderPage(DeskPage, one)
  await waitFor(() => page.one('#capture'))
  type(page.one('#capture-amount'), '788.01')
  expect(page.text()).toContain('请输入不超过 ¥788.00 的金额')
  expect(page.one('#capture').hasAttribute('disabled')).toBe(true)
  type(page.one('#capture-amount'), '700')
  fireEvent.click(page.one('#capture'))
  expect(page.text()).toContain('将请款 ¥700.00')
  expect(page.text()).toContain('还可请款 ¥88.00')
  expect(server.to(path.capture)).toEqual([])
  fireEvent.click(page.one('#capture'))
  fireEvent.click(page.one('#capture'))
  await waitFor(() => expect(page.has('#capture')).toBe(false))
  expect(server.to(path.capture).map((it) => it.body)).toEqual(['{"amountMinor":70000}'])
})

test('a lost line is asked again under the same key, and a refusal is said in words', async () => {
  atConsole('owner')
  const server = fakeServer({
    [path.order]: ok(before),
    [path.capture]: ['offline', refusal('operation_pending')],
  })
  const page = await renderPage(DeskPage, one)
  await waitFor(() => page.one('#capture'))
  for (const said of ['网络未连接', '上一步还在确认中']) {
    fireEvent.click(page.one('#capture'))
    fireEvent.click(page.one('#capture'))
    await waitFor(() => expect(page.text()).toContain(said))
  }
  const keys = server.to(path.capture).map((it) => it.headers['idempotency-key'])
  expect(keys).toHaveLength(2)
  expect(new Set(keys).size).toBe(1)
})

test('a refund is previewed before there is a button for it, and another amount needs another preview', async () => {
  atConsole('finance')
  const server = fakeServer({
    [path.order]: [ok(before), ok(after)],
    [path.previewRefund]: [refusal('amount_disputed'), ok(impact)],
    [path.refund]: ok(
      {
        id: 'rfd_000001',
        authorizationId: 'aut_000001',
        checkoutId: 'chk_000001',
        merchantReference: 'R-1001',
        status: 'succeeded',
        currency: 'CNY',
        amountMinor: 20_000,
        failure: null,
        createdAt: '2026-11-24T02:00:00.000Z',
        settledAt: null,
      },
      201,
    ),
  })
  const page = await renderPage(DeskPage, one)
  await waitFor(() => page.one('#preview-refund'))
  expect(page.has('#refund')).toBe(false)
  fireEvent.click(page.one('#preview-refund'))
  await waitFor(() => expect(page.text()).toContain('其中一部分在争议中'))
  type(page.one('#refund-amount'), '200')
  fireEvent.click(page.one('#preview-refund'))
  await waitFor(() => page.one('#refund-impact'))
  for (const shown of ['¥3.21', '2027年2月24日', '¥203.21', '确认退款 ¥200.00'])
    expect(page.text()).toContain(shown)
  type(page.one('#refund-amount'), '201')
  expect(page.has('#refund')).toBe(false)
  type(page.one('#refund-amount'), '200')
  fireEvent.click(page.one('#preview-refund'))
  await waitFor(() => page.one('#refund'))
  fireEvent.click(page.one('#refund'))
  fireEvent.click(page.one('#refund'))
  await waitFor(() => expect(server.to(path.refund)).toHaveLength(1))
  expect(server.to(path.refund)[0]?.body).toBe('{"amountMinor":20000}')
})
