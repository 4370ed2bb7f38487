import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { nobodyYet, somebody } from '../../../../test/cash-builders'
import { fakeServer, ok, refusal, route, silence } from '../../../../test/fake-server'
import { aLine, anOffering, noticeDigest } from '../../../../test/line-builders'
import { moves, signedIn } from '../../../../test/phone'
import { renderPage } from '../../../../test/render-page'
import ApplyForLinePage from './index'

const query = { lender: 'len_000003' }
type Page = Awaited<ReturnType<typeof renderPage>>
const open = async (more: Parameters<typeof fakeServer>[0] = {}, known: unknown = somebody()) => {
  signedIn()
  const server = fakeServer({
    [route.lineOfferings]: ok({ items: [anOffering()] }),
    [route.applicant]: ok(known),
    [route.applyForLine]: ok(aLine(), 201),
    ...more,
  })
  const page = await renderPage(ApplyForLinePage, query)
  await waitFor(() => expect(page.text()).toContain('会告知该机构的信息'))
  return { server, page }
}
const boxes = (page: Page) => page.all('.consent-item')
/** The box itself, wherever the platform keeps it. */
const tickAll = (page: Page): void =>
  boxes(page).forEach((it) => void fireEvent.click(it.querySelector('input') ?? it))
const submit = (page: Page) => page.one('#apply-line') as HTMLButtonElement

test('who decides, on what terms, and what is told stands before any yes; nothing is ticked', async () => {
  const { page } = await open()
  for (const shown of [
    '速易示范小额贷款有限公司',
    'B-3',
    '国家金融监督管理总局',
    '2029年3月31日',
    '¥500.00 – ¥8,000.00',
    '10.80%',
    '单利',
    '12 个月',
    '除利息外没有其他费用',
    '真实姓名',
    '身份证号',
    '*梅',
    '只告知这一家机构',
    '循环额度合同',
  ])
    expect(page.text()).toContain(shown)
  expect(page.all('.check-on')).toHaveLength(0)
  expect(submit(page).disabled).toBe(true)
  expect(submit(page).textContent).toBe('请逐项勾选后提交')
})

test('a yes to each is sent once, to exactly what was shown, and leads to the line', async () => {
  const { server, page } = await open()
  tickAll(page)
  await waitFor(() => expect(submit(page).disabled).toBe(false))
  fireEvent.click(submit(page))
  fireEvent.click(submit(page))
  await waitFor(() => expect(moves).toEqual(['redirectTo /line/pages/view/index?line=crl_000001']))
  const sent = server.to(route.applyForLine)
  expect(sent).toHaveLength(1)
  expect(JSON.parse(sent[0]?.body ?? '')).toEqual({
    lenderId: 'len_000003',
    productCode: 'line',
    noticeDigest,
    purposes: ['loan_agreement', 'share_identity_with_lender', 'credit_bureau_query'],
  })
})

test('who has not said who they are is led there, and nothing can be ticked before', async () => {
  const { page } = await open({}, nobodyYet)
  expect(boxes(page)).toHaveLength(0)
  expect(page.has('#apply-line')).toBe(false)
  fireEvent.click(page.one('#to-applicant'))
  await waitFor(() => expect(moves).toEqual(['navigateTo /cash/pages/applicant/index']))
})

test('after a lost line it is asked again under the same key', async () => {
  const { server, page } = await open({ [route.applyForLine]: ['offline', ok(aLine(), 201)] })
  tickAll(page)
  await waitFor(() => expect(submit(page).disabled).toBe(false))
  fireEvent.click(submit(page))
  await waitFor(() => expect(page.text()).toContain('不会重复申请'))
  fireEvent.click(submit(page))
  await waitFor(() => expect(moves).toHaveLength(1))
  expect(new Set(server.keys(route.applyForLine)).size).toBe(1)
})

test.each([
  ['credit_line_exists', '您在该机构已有额度'],
  ['credit_line_not_offered', '这个额度现在不能申请'],
  ['rate_limited', '操作太频繁'],
] as const)('%s is told in its place', async (code, words) => {
  const { page } = await open({ [route.applyForLine]: refusal(code) })
  tickAll(page)
  await waitFor(() => expect(submit(page).disabled).toBe(false))
  fireEvent.click(submit(page))
  await waitFor(() => expect(page.text()).toContain(words))
})

test('what nobody offers any more leads back; waiting has its own face', async () => {
  signedIn()
  fakeServer({ [route.lineOfferings]: ok({ items: [] }), [route.applicant]: ok(somebody()) })
  const gone = await renderPage(ApplyForLinePage, query)
  await waitFor(() => gone.one('#line-gone'))
  await gone.unload()
  fakeServer({ [route.lineOfferings]: silence, [route.applicant]: silence })
  const waiting = await renderPage(ApplyForLinePage, query)
  expect(waiting.text()).toContain('正在加载')
})
