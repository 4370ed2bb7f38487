import { fireEvent, waitFor } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import * as a from '../../../../test/console-builders'
import { fakeServer, ok, refusal } from '../../../../test/fake-server'
import { renderPage } from '../../../../test/render-page'
import { useConsole } from '../../../features/console/console-store'
import DeskPage from './index'

const { path, atConsole } = a
const type = (input: HTMLElement, value: string) => fireEvent.change(input, { target: { value } })
const listed = ok({ items: [a.aCampaign()], nextCursor: null })

beforeEach(() => useConsole.setState({ state: { phase: 'loading' }, mode: 'test' }))

test('a budget is a bar and its numbers, and says who pays what', async () => {
  atConsole('finance')
  fakeServer({ [path.campaigns]: listed })
  const page = await renderPage(DeskPage, { view: 'campaigns' })
  await waitFor(() => page.one('.budget-bar'))
  expect(page.one('.budget-spent').getAttribute('width')).toBe('250000')
  expect(page.one('.budget-reserved').getAttribute('x')).toBe('250000')
  for (const shown of ['已用 ¥2,500.00', '已预留 ¥1,000.00', '剩余 ¥6,500.00，共 ¥10,000.00'])
    expect(page.text()).toContain(shown)
  expect(page.text()).toContain('利息 100.00%，费用 0.00%')
})

test('a campaign is written in percent and yuan, and sent in parts and fen; a refusal is said in words', async () => {
  atConsole('owner')
  const server = fakeServer({
    [path.campaigns]: listed,
    [path.createCampaign]: [refusal('campaign_without_lender'), ok(a.aCampaign(), 201)],
  })
  const page = await renderPage(DeskPage, { view: 'campaigns' })
  await waitFor(() => page.one('#new-campaign'))
  fireEvent.click(page.one('#new-campaign'))
  expect(page.one('#create-campaign').hasAttribute('disabled')).toBe(true)
  for (const [name, text] of Object.entries({
    name: '双十二',
    startsOn: '2026-12-10',
    endsOn: '2026-12-12',
    interest: '50',
    budget: '1,000.50',
    counts: '3, 6',
  }))
    type(page.one(`#campaign-${name}`), text)
  fireEvent.click(page.one('#create-campaign'))
  await waitFor(() => expect(page.text()).toContain('没有机构支持这样的贴息'))
  fireEvent.click(page.one('#create-campaign'))
  await waitFor(() => page.one('#new-campaign'))
  expect(JSON.parse(server.to(path.createCampaign)[1]?.body ?? '{}')).toEqual({
    name: '双十二',
    currency: 'CNY',
    startsOn: '2026-12-10',
    endsOn: '2026-12-12',
    interestPpm: 500_000,
    feePpm: 0,
    budgetMinor: 100_050,
    installmentCounts: [3, 6],
  })
})

test('pausing is one tap, ending asks once more', async () => {
  atConsole('owner')
  const server = fakeServer({
    [path.campaigns]: listed,
    [path.pauseCampaign]: ok(a.aCampaign({ status: 'paused' })),
    [path.endCampaign]: ok(a.aCampaign({ status: 'ended' })),
  })
  const page = await renderPage(DeskPage, { view: 'campaigns' })
  await waitFor(() => page.one('.budget'))
  fireEvent.click(page.getByText('暂停'))
  await waitFor(() => expect(server.to(path.pauseCampaign)).toHaveLength(1))
  fireEvent.click(page.getByText('结束'))
  expect(page.text()).toContain('确认结束？')
  expect(server.to(path.endCampaign)).toEqual([])
  fireEvent.click(page.getByText('结束'))
  await waitFor(() => expect(server.to(path.endCampaign)).toHaveLength(1))
})
