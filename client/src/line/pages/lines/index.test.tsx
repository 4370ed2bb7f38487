import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aLender, aSession } from '../../../../test/builders'
import { fakeServer, ok, route, silence } from '../../../../test/fake-server'
import { aLine, anOffering, lowered, nothing } from '../../../../test/line-builders'
import { moves, signedIn } from '../../../../test/phone'
import { renderPage } from '../../../../test/render-page'
import LinesPage from './index'

const open = async (lines: unknown[], offerings: unknown[] = []) => {
  signedIn()
  const server = fakeServer({
    [route.lines]: ok({ items: lines }),
    [route.lineOfferings]: ok({ items: offerings }),
  })
  const page = await renderPage(LinesPage)
  await waitFor(() => expect(page.text()).toContain('额度是一家持牌机构'))
  return { page, server }
}
const ringOf = (page: { one(selector: string): HTMLElement }) =>
  page.one('.limit').getAttribute('aria-label')

test('limit, used and rest are told in words and as a ring, beside the annual rate and the last day', async () => {
  const { page } = await open([aLine()])
  expect(ringOf(page)).toBe('额度 ¥8,000.00，已用 ¥1,200.00，可用 ¥6,800.00')
  for (const shown of ['10.80%', '单利', '2027年11月24日', '可使用', '速易示范小额贷款有限公司'])
    expect(page.text()).toContain(shown)
  fireEvent.click(page.one('.line-open'))
  await waitFor(() => expect(moves).toEqual(['navigateTo /line/pages/view/index?line=crl_000001']))
})

test.each([
  ['lowered', aLine(lowered), '额度已低于已用金额', '不需要提前偿还'],
  ['suspended', aLine({ status: 'suspended', availableMinor: 0 }), '已暂停', '按原计划偿还'],
  [
    'applied',
    aLine({ status: 'applied', ...nothing, readAt: null }),
    '等待机构决定',
    '只会提交一次',
  ],
  ['closing', aLine({ usedMinor: 0, closing: true }), '已提出关闭', '等待确认'],
  ['away', aLine({ lenderAway: true }), '已暂停', '目前不能放款'],
] as const)('a line that is %s says so, and what follows', async (_, line, title, text) => {
  const { page } = await open([line])
  expect(page.text()).toContain(title)
  expect(page.text()).toContain(text)
})

test('without a line it is said plainly, and every lender’s terms have the same button, none before another but by cost', async () => {
  const dearer = { lender: aLender(2, '乐众示范消费金融有限公司'), annualRatePpm: 118_800 }
  const { page } = await open([], [anOffering(), anOffering(dearer)])
  expect(page.has('#no-lines')).toBe(true)
  expect(page.text()).toContain('不申请也可以在结账时使用其他方案')
  expect(page.all('.line-terms').map((it) => it.textContent)).toEqual(['查看条款', '查看条款'])
  fireEvent.click(page.one('.line-terms'))
  await waitFor(() =>
    expect(moves).toEqual(['navigateTo /line/pages/apply/index?lender=len_000003']),
  )
})

test('where nobody grants one, that is said; what has ended stands below with how it ended', async () => {
  const ended = [
    aLine({ status: 'declined', ...nothing, declineReasons: ['credit_history'] }),
    aLine({ id: 'crl_000002' as never, status: 'closed', usedMinor: 0, availableMinor: 0 }),
    aLine({ id: 'crl_000003' as never, status: 'expired', availableMinor: 0 }),
  ]
  const { page } = await open(ended)
  expect(page.has('#nobody-grants')).toBe(true)
  expect(page.all('.line-status').map((it) => it.textContent)).toEqual([
    '未获批准',
    '已关闭',
    '已到期',
  ])
  expect(page.has('.limit')).toBe(false)
})

test('waiting and offline have their own faces, and the line mends itself', async () => {
  signedIn()
  fakeServer({ [route.lines]: silence, [route.lineOfferings]: silence })
  const waiting = await renderPage(LinesPage)
  expect(waiting.text()).toContain('正在加载')
  await waiting.unload()
  fakeServer({
    [route.lines]: ['offline', ok({ items: [aLine()] })],
    [route.lineOfferings]: ok({ items: [] }),
  })
  const page = await renderPage(LinesPage)
  await waitFor(() => expect(page.text()).toContain('网络未连接'))
  fireEvent.click(page.one('#retry'))
  await waitFor(() => expect(ringOf(page)).toContain('¥8,000.00'))
})

test('who is signed out signs in here and goes on here', async () => {
  fakeServer({
    [route.lines]: ok({ items: [] }),
    [route.lineOfferings]: ok({ items: [] }),
    [route.signIn]: ok(aSession(), 201),
  })
  const page = await renderPage(LinesPage)
  await waitFor(() => page.one('#sign-in'))
  expect(page.text()).toContain('登录不代表申请借款')
  fireEvent.change(page.one('#phone input'), { target: { value: '13800138000' } })
  fireEvent.change(page.one('#code input'), { target: { value: '246810' } })
  fireEvent.click(page.one('#sign-in'))
  await waitFor(() => page.one('#nobody-grants'))
})

test('in English', async () => {
  const { page } = await open([aLine(lowered)])
  fireEvent.click(page.one('#switch-language'))
  await waitFor(() => expect(page.text()).toContain('The limit is below what you have used'))
  expect(ringOf(page)).toBe('Limit ¥600.00, used ¥1,200.00, available ¥0.00')
})
