import { fireEvent, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import { id } from '../../../../test/builders'
import * as a from '../../../../test/console-builders'
import { fakeServer, ok, refusal } from '../../../../test/fake-server'
import { signedIn } from '../../../../test/phone'
import { renderPage } from '../../../../test/render-page'
import { useConsole } from '../../../features/console/console-store'
import { readStored } from '../../../platform/storage'
import DeskPage from './index'

const { path, atConsole } = a
const type = (input: HTMLElement, value: string) => fireEvent.change(input, { target: { value } })

beforeEach(() => useConsole.setState({ state: { phase: 'loading' }, mode: 'test' }))

describe('signing in', () => {
  test('a wrong login is said before anything is sent; a code brings the console', async () => {
    const server = fakeServer({
      [path.code]: ok({ expiresInSeconds: 300, retryAfterSeconds: 60 }, 202),
      [path.signIn]: [refusal('login_code_invalid'), ok(a.aConsoleSession(), 201)],
      [path.funnel]: ok(a.aFunnel()),
    })
    const page = await renderPage(DeskPage)
    await waitFor(() => page.one('#login'))
    type(page.one('#login'), 'somebody')
    fireEvent.click(page.one('#send-code'))
    expect(page.text()).toContain('请输入 11 位手机号或邮箱地址')
    expect(server.seen).toEqual([])
    type(page.one('#login'), 'Owner@Shop.Example')
    fireEvent.click(page.one('#send-code'))
    await waitFor(() => expect(page.text()).toContain('如果该账号已登记'))
    expect(server.to(path.code)[0]?.body).toBe('{"login":"owner@shop.example"}')
    type(page.one('#code'), '24681')
    fireEvent.click(page.one('#sign-in'))
    expect(page.text()).toContain('请输入 6 位数字验证码')
    type(page.one('#code'), '246811')
    fireEvent.keyDown(page.one('#code'), { key: 'Enter' })
    await waitFor(() => expect(page.text()).toContain('验证码'))
    await waitFor(() => expect(page.one('#sign-in').hasAttribute('disabled')).toBe(false))
    type(page.one('#code'), '246810')
    fireEvent.click(page.one('#sign-in'))
    await waitFor(() => page.one('#view-overview'))
    expect(readStored('console-token')).toBe('mcs_token')
    await waitFor(() =>
      expect(server.to(path.funnel)[0]?.headers['authorization']).toBe('Bearer mcs_token'),
    )
  })

  test('a shopper’s session is not asked with, and a session that ended says so', async () => {
    signedIn()
    const server = fakeServer({ [path.me]: refusal('session_expired') })
    const page = await renderPage(DeskPage)
    await waitFor(() => page.one('#login'))
    expect(server.seen).toEqual([])
    await page.unload()
    atConsole()
    fakeServer({ [path.funnel]: refusal('session_expired') })
    const ended = await renderPage(DeskPage)
    await waitFor(() => ended.one('#login'))
    expect(ended.text()).toContain('请重新登录')
    expect(readStored('console-token')).toBeNull()
  })

  test('signing out forgets the token', async () => {
    atConsole()
    fakeServer({ [path.funnel]: ok(a.aFunnel()), [path.signOut]: ok({ revoked: true }) })
    const page = await renderPage(DeskPage)
    fireEvent.click(page.one('#sign-out'))
    await waitFor(() => page.one('#login'))
    expect(readStored('console-token')).toBeNull()
  })
})

test.each([
  [
    'owner',
    'overview orders failures disputes settlements campaigns keys webhooks deliveries requests users',
  ],
  ['finance', 'overview orders disputes settlements campaigns'],
  ['support', 'orders failures disputes'],
  ['developer', 'overview orders failures keys webhooks deliveries requests'],
] as const)(
  'a %s sees their own sections, and an address of another leads to the first',
  async (role, views) => {
    atConsole(role)
    fakeServer({})
    const page = await renderPage(DeskPage, { view: 'nonsense' })
    const tabs = page.all('.console-tab').map((it) => it.id.slice(5))
    expect(tabs.join(' ')).toBe(views)
    expect(page.one('[aria-current="page"]').id).toBe(`view-${views.split(' ')[0]}`)
  },
)

describe('the funnel', () => {
  beforeEach(() => atConsole('finance'))

  test('says every number in text, beside its bars, in both languages', async () => {
    fakeServer({ [path.funnel]: ok(a.aFunnel()) })
    const page = await renderPage(DeskPage)
    await waitFor(() => page.one('.stages'))
    const rows = page.all('.stage').map((it) => it.textContent)
    expect(rows).toEqual(['展示90', '打开12', '看到方案9', '同意6', '批准4', '放款3'])
    expect(page.one('.days').getAttribute('aria-label')).toBe(
      '2 天内共打开 12 单，放款 3 单，每日数字见下表',
    )
    expect(page.all('.days-table tbody tr').map((it) => it.textContent)).toEqual([
      '2026年11月23日4051',
      '2026年11月24日5072',
    ])
    expect(page.text()).toContain('机构未批准2')
    fireEvent.click(page.one('#switch-language'))
    await waitFor(() => expect(page.text()).toContain('Declined by the lender2'))
    expect(page.all('.stage')[1]?.textContent).toBe('Opened12')
  })

  test('bars are as long as their numbers', async () => {
    fakeServer({ [path.funnel]: ok(a.aFunnel()) })
    const page = await renderPage(DeskPage)
    await waitFor(() => page.one('.stages'))
    expect(page.all('.stage-bar rect').map((it) => it.getAttribute('width'))).toEqual(
      [100, 75, 50, 100 / 3, 25].map(String),
    )
    const tall = page.all('.day-opened').map((it) => Number(it.getAttribute('height')))
    expect(tall[1]).toBe(38)
    expect(tall[0]).toBeCloseTo((38 * 5) / 7)
  })

  test('without a number it says how numbers come', async () => {
    const none = { shown: 0, opened: 0, offers: 0, consented: 0, approved: 0, captured: 0 }
    fakeServer({ [path.funnel]: ok(a.aFunnel({ total: none, days: [], failures: [] })) })
    const page = await renderPage(DeskPage)
    await waitFor(() => expect(page.one('#nothing').textContent).toContain('还没有数据'))
  })
})

describe('for developers', () => {
  test('a new key is shown once, and revoking asks again in its place', async () => {
    atConsole('developer')
    const server = fakeServer({
      [path.keys]: ok({ items: [a.aKey()] }),
      [path.createKey]: ok({ ...a.aKey(), key: 'sk_test_whole' }, 201),
      [path.revokeKey]: refusal('key_last_active'),
    })
    const page = await renderPage(DeskPage, { view: 'keys' })
    await waitFor(() => expect(page.text()).toContain('sk_test_…abcd'))
    fireEvent.click(page.one('#new-secret'))
    await waitFor(() => expect(page.one('#shown-once').textContent).toBe('sk_test_whole'))
    fireEvent.click(page.one('#kept'))
    expect(page.text()).not.toContain('sk_test_whole')
    fireEvent.click(page.getByText('吊销'))
    expect(server.to(path.revokeKey)).toEqual([])
    fireEvent.click(page.getByText('取消'))
    fireEvent.click(page.getByText('吊销'))
    fireEvent.click(page.getByText('吊销'))
    await waitFor(() => page.one('.action [role="alert"]'))
    expect(server.to(path.revokeKey)).toHaveLength(1)
  })

  test('an address is added with its secret shown once; a wrong one is said at once', async () => {
    atConsole('developer')
    const endpoint = {
      id: 'whe_000001',
      kind: 'fixed',
      url: 'https://shop.example/hooks',
      description: '',
      eventTypes: null,
      status: 'enabled',
      disabledReason: null,
      createdAt: '2026-11-24T02:00:00.000Z',
      secretHints: [],
    }
    const server = fakeServer({
      [path.endpoints]: ok({ items: [] }),
      [path.createEndpoint]: [
        refusal('url_not_allowed'),
        ok({ ...endpoint, secret: 'whsec_once' }, 201),
      ],
    })
    const page = await renderPage(DeskPage, { view: 'webhooks' })
    type(page.one('#new-url'), 'shop.example')
    fireEvent.click(page.one('#add-url'))
    expect(page.text()).toContain('请输入 https:// 开头的地址')
    expect(server.to(path.createEndpoint)).toEqual([])
    type(page.one('#new-url'), 'https://shop.example/hooks')
    fireEvent.click(page.one('#add-url'))
    await waitFor(() => page.one('.filters .problem-line'))
    fireEvent.click(page.one('#add-url'))
    await waitFor(() => expect(server.to(path.createEndpoint)).toHaveLength(2))
  })

  test('a delivery shows each attempt, and is sent again', async () => {
    atConsole('developer')
    const server = fakeServer({
      [path.delivery]: ok(a.aDeliveryLog()),
      [path.replay]: ok({ deliveries: [a.aDelivery({ cause: 'replay' })] }, 202),
    })
    const page = await renderPage(DeskPage, { view: 'deliveries', delivery: 'dlv_000001' })
    await waitFor(() => expect(page.text()).toContain('database is gone'))
    expect(page.text()).toContain('没有答复 · timeout')
    fireEvent.click(page.one('#replay'))
    await waitFor(() => expect(server.to(path.replay)[0]?.path).toContain('/evt_000001/'))
  })
})

test('an owner adds and removes people; the last owner stays', async () => {
  atConsole()
  const { user } = a.aConsoleSession()
  const server = fakeServer({
    [path.users]: ok({ items: [user] }),
    [path.addUser]: [refusal('login_taken'), ok({ ...user, id: id('mus_000002') }, 201)],
    [path.removeUser]: refusal('last_owner'),
  })
  const page = await renderPage(DeskPage, { view: 'users' })
  await waitFor(() => expect(page.text()).toContain('o***@shop.example'))
  type(page.one('#new-name'), '小周')
  type(page.one('#new-login'), 'zhou@shop.example')
  fireEvent.click(page.one('#add-user'))
  await waitFor(() => expect(page.text()).toContain('该手机号或邮箱已被使用'))
  fireEvent.click(page.one('#add-user'))
  await waitFor(() => expect(server.to(path.users)).toHaveLength(2))
  fireEvent.click(page.getByText('移除', { selector: 'button' }))
  fireEvent.click(page.getByText('移除', { selector: 'button' }))
  await waitFor(() => expect(page.text()).toContain('不能移除最后一位店主'))
})

test('the console opens from a kept token, and says when it cannot', async () => {
  const { writeStored } = await import('../../../platform/storage')
  writeStored('console-token', 'mcs_token')
  const { token: _, expiresAt: __, ...me } = a.aConsoleSession('finance')
  fakeServer({ [path.me]: ['offline', ok(me)], [path.funnel]: ok(a.aFunnel()) })
  const page = await renderPage(DeskPage)
  await waitFor(() => expect(page.text()).toContain('网络未连接'))
  fireEvent.click(page.one('#retry'))
  await waitFor(() => page.one('.stages'))
})
