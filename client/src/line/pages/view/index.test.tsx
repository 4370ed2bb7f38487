import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fakeServer, ok, refusal, route } from '../../../../test/fake-server'
import { aDetail, lowered, nothing } from '../../../../test/line-builders'
import { moves, signedIn } from '../../../../test/phone'
import { renderPage } from '../../../../test/render-page'
import LinePage from './index'

const query = { line: 'crl_000001' }
const patient = { timeout: 5000 }
const open = async (...answers: Parameters<typeof ok>[0][]) => {
  signedIn()
  const server = fakeServer({ [route.line]: answers.map((it) => ok(it)) })
  const page = await renderPage(LinePage, query)
  await waitFor(() => expect(page.text()).toContain('变动记录'))
  return { page, server }
}

test('ring, rate, day of the reading, loans, history and what was agreed to', async () => {
  const { page } = await open(aDetail())
  for (const shown of [
    '可用',
    '¥6,800.00',
    '10.80%',
    '机构于',
    '山野集',
    '待还本金 ¥1,200.00（借款 ¥1,200.00）',
    '等待机构决定 → 可使用',
    '由机构变更',
    '身份证号',
    'sha256:bbbb',
    'B-3',
  ])
    expect(page.text()).toContain(shown)
  fireEvent.click(page.one('.line-loan-open'))
  await waitFor(() =>
    expect(moves).toEqual(['navigateTo /account/pages/loan/index?loan=ln_000001']),
  )
})

test('a lowered limit is told with from, to, since when and by whom', async () => {
  const since = '2026-11-25T02:00:00.000Z'
  const { page } = await open(
    aDetail({
      ...lowered,
      changes: [{ what: 'limit', fromMinor: 800_000, toMinor: 60_000, since, by: 'lender' }],
    }),
  )
  expect(page.has('#line-lowered')).toBe(true)
  expect(page.text()).toContain('额度 ¥8,000.00 → ¥600.00')
  expect(page.one('.line-change-when').textContent).toContain('2026年11月25日')
})

test('a no says why, and nothing else is asked of anybody', async () => {
  const { page } = await open(
    aDetail({ status: 'declined', ...nothing, declineReasons: ['credit_history'], loans: [] }),
  )
  expect(page.one('#line-declined').textContent).toContain('征信记录未能批准')
  expect(page.has('#to-close')).toBe(false)
  expect(page.has('.limit')).toBe(false)
})

test('while the lender decides it is asked again, and the page goes on by itself', async () => {
  const { page } = await open(aDetail({ status: 'applied', ...nothing, loans: [] }), aDetail())
  expect(page.text()).toContain('等待机构决定')
  await waitFor(() => page.one('.limit'), patient)
  expect(page.has('#to-close')).toBe(true)
})

test.each(['suspended', 'expired', 'closed'] as const)(
  'a line that is %s says what becomes of what is owed',
  async (status) => {
    const { page } = await open(aDetail({ status, availableMinor: 0 }))
    expect(page.one(`#line-${status}`).textContent).toContain('按原计划偿还')
    expect(page.has('#to-close')).toBe(status === 'suspended')
  },
)

test('another’s line is not there', async () => {
  signedIn()
  fakeServer({ [route.line]: refusal('not_found') })
  const page = await renderPage(LinePage, query)
  await waitFor(() => page.one('#to-home'))
})
