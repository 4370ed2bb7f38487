import { fireEvent, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import * as a from '../../../../test/console-builders'
import { fakeServer, ok, refusal, silence } from '../../../../test/fake-server'
import { moves } from '../../../../test/phone'
import { renderPage } from '../../../../test/render-page'
import { useConsole } from '../../../features/console/console-store'
import DeskPage from './index'

const { path, atConsole } = a
const nothing = ok({ items: [], nextCursor: null })
const type = (input: HTMLElement, value: string) => fireEvent.change(input, { target: { value } })

beforeEach(() => useConsole.setState({ state: { phase: 'loading' }, mode: 'test' }))

/** Every list: what it asks, how it is empty, and one item of it. */
const lists = [
  ['orders', path.orders, a.anOrder(), 'R-1001', '没有符合条件的订单'],
  [
    'failures',
    path.failures,
    {
      checkoutId: 'chk_000001',
      merchantReference: 'R-1001',
      status: 'open',
      createdAt: '2026-11-24T02:00:00.000Z',
      failure: { code: 'loan_declined', correlationId: 'hx-77', at: '2026-11-24T02:00:00.000Z' },
    },
    'hx-77',
    '没有失败的订单',
  ],
  ['disputes', path.disputes, a.aDispute(), '还有 6 天', '没有争议'],
  ['campaigns', path.campaigns, a.aCampaign(), '剩余 ¥6,500.00', '还没有贴息活动'],
  ['settlements', path.settlements, a.aSettlement(), '−¥812.34', '还没有结算'],
  ['deliveries', path.deliveries, a.aDelivery(), 'checkout.paid', '最近 30 天没有回调记录'],
  [
    'requests',
    path.requests,
    {
      id: 'req_000001',
      method: 'POST',
      route: '/v1/checkouts',
      status: 422,
      code: 'amounts_do_not_add_up',
      apiKeyId: 'key_000001',
      idempotencyKey: null,
      replayed: false,
      createdAt: '2026-11-24T02:00:00.000Z',
    },
    'amounts_do_not_add_up',
    '最近 30 天没有请求',
  ],
] as const

describe.each(lists)('the list of %s', (view, asked, item, shown, empty) => {
  beforeEach(() => atConsole())

  test('waiting, empty, without a line and refused each have their own face', async () => {
    fakeServer({ [asked]: silence })
    const waiting = await renderPage(DeskPage, { view })
    expect(waiting.text()).toContain('正在加载')
    await waiting.unload()
    fakeServer({ [asked]: nothing })
    const bare = await renderPage(DeskPage, { view })
    await waitFor(() => expect(bare.one('#nothing').textContent).toContain(empty))
    await bare.unload()
    fakeServer({
      [asked]: ['offline', refusal('internal_error'), ok({ items: [item], nextCursor: null })],
    })
    const lost = await renderPage(DeskPage, { view })
    await waitFor(() => expect(lost.text()).toContain('网络未连接'))
    fireEvent.click(lost.one('#retry'))
    await waitFor(() => expect(lost.text()).toContain('出了点问题'))
    fireEvent.click(lost.one('#retry'))
    await waitFor(() => expect(lost.one('.grid').textContent).toContain(shown))
    expect(lost.has('#more')).toBe(false)
  })

  test('more comes on demand, and a failed try can be repeated', async () => {
    const next = JSON.parse(JSON.stringify(item).replaceAll('000001', '000002')) as object
    const server = fakeServer({
      [asked]: [
        ok({ items: [item], nextCursor: 'c2' }),
        'offline',
        ok({ items: [next], nextCursor: null }),
      ],
    })
    const page = await renderPage(DeskPage, { view })
    await waitFor(() => page.one('#more'))
    fireEvent.click(page.one('#more'))
    await waitFor(() => expect(page.one('#more').textContent).toBe('重试'))
    fireEvent.click(page.one('#more'))
    await waitFor(() => expect(page.has('#more')).toBe(false))
    expect(server.seen.at(-1)?.path).toContain('cursor=c2')
    expect(page.all('.grid-row')).toHaveLength(2)
  })
})

describe('orders', () => {
  beforeEach(() => atConsole('support'))

  test('are looked for by reference and status, and opened', async () => {
    const server = fakeServer({ [path.orders]: ok({ items: [a.anOrder()], nextCursor: null }) })
    const page = await renderPage(DeskPage, { view: 'orders' })
    await waitFor(() => expect(page.text()).toContain('还款中 · 华信示范银行 · 3 期'))
    expect(page.text()).toContain('¥1,288.00')
    type(page.one('#search'), 'R-10 %')
    fireEvent.click(page.one('#do-search'))
    await waitFor(() => expect(server.seen.at(-1)?.path).toContain('reference=R-10&'))
    fireEvent.change(page.one('#status'), { target: { value: 'paid' } })
    await waitFor(() => expect(server.seen.at(-1)?.path).toContain('status=paid'))
    await waitFor(() => page.one('.row-link'))
    fireEvent.click(page.one('.row-link'))
    await waitFor(() =>
      expect(moves).toEqual(['navigateTo /console/pages/desk/index?view=orders&order=chk_000001']),
    )
  })

  test('of the other mode are asked for when the mode is switched, and a late answer is dropped', async () => {
    let late: (reply: ReturnType<typeof ok>) => void = () => {}
    const server = fakeServer({
      'GET /v1/console/test/orders': () => new Promise((resolve) => (late = resolve)),
      'GET /v1/console/live/orders': ok({
        items: [a.anOrder({ merchantReference: 'LIVE-1' })],
        nextCursor: null,
      }),
    })
    const page = await renderPage(DeskPage, { view: 'orders' })
    fireEvent.click(page.one('.console-mode-live'))
    await waitFor(() => expect(page.text()).toContain('LIVE-1'))
    late(ok({ items: [a.anOrder({ merchantReference: 'TEST-1' })], nextCursor: null }))
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(page.text()).not.toContain('TEST-1')
    expect(server.seen).toHaveLength(2)
  })

  test('one order shows how far its shopper came, and the failure to ask about', async () => {
    const failure = {
      code: 'lender_timeout' as const,
      correlationId: 'corr-9',
      at: '2026-11-24T02:00:00.000Z',
    }
    fakeServer({ [path.order]: ok(a.anOrderDetail({ lastFailure: failure })) })
    const page = await renderPage(DeskPage, { view: 'orders', order: 'chk_000001' })
    await waitFor(() => expect(page.text()).toContain('徒步背包 × 2'))
    for (const shown of ['−¥112.00', '机构超时未答复', 'corr-9', '8.90%', 'ln_000001'])
      expect(page.text()).toContain(shown)
    fireEvent.click(page.one('#to-list'))
    await waitFor(() => expect(moves).toEqual(['redirectTo /console/pages/desk/index?view=orders']))
  })

  test('an order nobody asked credit for says so, and one that is not there too', async () => {
    fakeServer({
      [path.order]: [ok(a.anOrderDetail({ credit: null, applications: [] })), refusal('not_found')],
    })
    const page = await renderPage(DeskPage, { view: 'orders', order: 'chk_000001' })
    await waitFor(() => expect(page.text()).toContain('还没有向机构申请'))
    await page.unload()
    const gone = await renderPage(DeskPage, { view: 'orders', order: 'chk_000001' })
    await waitFor(() => gone.one('[role="alert"]'))
  })
})

test('a settlement says how its net comes about, and is saved as a file', async () => {
  atConsole('finance')
  const saved: Blob[] = []
  URL.createObjectURL = (it) => `blob:${saved.push(it as Blob)}`
  URL.revokeObjectURL = () => {}
  const line = {
    lineReference: 'line-1',
    kind: 'refund',
    direction: 'from_merchant',
    amountMinor: 200_000,
    currency: 'CNY',
    checkoutId: 'chk_000001',
    merchantReference: 'R-1001',
    loanId: 'ln_000001',
  }
  fakeServer({
    [path.settlement]: ok({ ...a.aSettlement(), lines: [line] }),
    [path.settlementFile]: ['offline', ok({ fileName: 'settlement.csv', csv: 'a,b\r\n' })],
  })
  const page = await renderPage(DeskPage, { view: 'settlements', settlement: 'stl_000001' })
  await waitFor(() => expect(page.text()).toContain('净额−¥812.34'))
  expect(page.one('.grid').textContent).toContain('−¥2,000.00')
  fireEvent.click(page.one('#download'))
  await waitFor(() => page.one('.action [role="alert"]'))
  expect(saved).toEqual([])
  fireEvent.click(page.one('#download'))
  await waitFor(() => expect(saved).toHaveLength(1))
  expect(saved[0]?.size).toBe(3 + 5)
})
