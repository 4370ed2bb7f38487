import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fakeServer, ok, refusal, route } from '../../../../test/fake-server'
import { aDetail, aLine } from '../../../../test/line-builders'
import { moves, signedIn } from '../../../../test/phone'
import { renderPage } from '../../../../test/render-page'
import CloseLinePage from './index'

const query = { line: 'crl_000001' }
const unused = { usedMinor: 0, availableMinor: 800_000, loans: [] }
const open = async (more: Parameters<typeof fakeServer>[0]) => {
  signedIn()
  const server = fakeServer(more)
  const page = await renderPage(CloseLinePage, query)
  await waitFor(() => expect(page.text()).toContain('关闭额度'))
  return { server, page }
}

test('what follows is said before; one tap closes it, and how it ended is shown', async () => {
  const { server, page } = await open({
    [route.line]: [ok(aDetail(unused)), ok(aDetail({ ...unused, status: 'closed' }))],
    [route.closeLine]: ok(aLine({ usedMinor: 0, status: 'closed' })),
  })
  await waitFor(() => page.one('#close-line'))
  for (const shown of ['不能再用这个额度借款', '仍按原计划偿还', '关闭不收费'])
    expect(page.text()).toContain(shown)
  fireEvent.click(page.one('#close-line'))
  fireEvent.click(page.one('#close-line'))
  await waitFor(() => page.one('#line-closed'))
  expect(server.to(route.closeLine)).toHaveLength(1)
  fireEvent.click(page.one('#to-lines'))
  await waitFor(() => expect(moves).toEqual(['redirectTo /line/pages/lines/index']))
})

test('what is in use stands in the way, with the way out', async () => {
  const { page } = await open({ [route.line]: ok(aDetail()) })
  await waitFor(() => page.one('#line-in-use'))
  expect(page.text()).toContain('还有 ¥1,200.00 在使用')
  expect(page.has('#close-line')).toBe(false)
  fireEvent.click(page.one('#to-bills'))
  await waitFor(() => expect(moves).toEqual(['navigateTo /account/pages/bills/index']))
})

test('a lender that has not confirmed is waited for; a refusal is told beside the button', async () => {
  const { page } = await open({
    [route.line]: [ok(aDetail(unused)), ok(aDetail({ ...unused, closing: true }))],
    [route.closeLine]: [refusal('credit_line_in_use'), ok(aLine({ usedMinor: 0, closing: true }))],
  })
  await waitFor(() => page.one('#close-line'))
  fireEvent.click(page.one('#close-line'))
  await waitFor(() => expect(page.text()).toContain('还有借款没有还清'))
  fireEvent.click(page.one('#close-line'))
  await waitFor(() => expect(page.text()).toContain('正在等待确认'))
  expect(page.has('#close-line')).toBe(false)
})
