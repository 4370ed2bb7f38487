import type { Relief } from '@miaoguo/shared/loan/relief'
import type { ServiceRequest } from '@miaoguo/shared/loan/service-request'
import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { id } from '../../../../test/builders'
import { fakeServer, ok, refusal, route, silence } from '../../../../test/fake-server'
import { signedIn } from '../../../../test/phone'
import { renderPage } from '../../../../test/render-page'
import HelpPage from './index'

const query = { loan: 'ln_000001' }
const aRow = (number: number, dueOn: string, feeMinor = 0) => ({
  number,
  dueOn,
  principalMinor: 40_000,
  interestMinor: 720,
  feeMinor,
  totalMinor: 40_720 + feeMinor,
  paidMinor: 0,
})
const digest = `sha256:${'b'.repeat(64)}`
const aRelief = (it: Partial<Relief> = {}): Relief => ({
  status: 'offered',
  digest,
  decidedAt: null,
  paper: {
    version: 'relief/1',
    loanReference: 'ln-000001',
    reliefReference: 'RL000001',
    kind: 'defer',
    periods: 2,
    currency: 'CNY',
    offeredOn: '2026-11-29',
    validThrough: '2026-12-06',
    before: [aRow(1, '2026-12-15'), aRow(2, '2027-01-15')],
    after: [aRow(1, '2027-02-15'), aRow(2, '2027-03-15'), aRow(3, '2027-04-15', 5)],
    effect: {
      toPay: { beforeMinor: 81_440, afterMinor: 122_165 },
      cost: { beforeMinor: 1_440, afterMinor: 2_165 },
      installmentsLeft: { before: 2, after: 3 },
      nextInstallment: { beforeMinor: 40_720, afterMinor: 40_720 },
      nextDue: { beforeOn: '2026-12-15', afterOn: '2027-02-15' },
      lastDue: { beforeOn: '2027-01-15', afterOn: '2027-04-15' },
      changedRows: 3,
    },
  },
  ...it,
})
const aRequest = (relief: Partial<Relief> = {}): ServiceRequest => ({
  id: id('srq_000001'),
  loanId: id('ln_000001'),
  kind: 'hardship',
  topic: 'defer',
  text: '本月住院，希望推迟一期。',
  status: 'answered',
  lenderReference: 'TS01',
  answerBy: '2026-12-14',
  outcome: 'granted',
  answer: '同意您的申请。',
  createdAt: '2026-11-29T02:00:00.000Z',
  receivedAt: '2026-11-29T02:00:01.000Z',
  answeredAt: '2026-11-29T03:00:00.000Z',
  relief: aRelief(relief),
})
const page = (...items: ServiceRequest[]) => ok({ items, nextCursor: null })
const shown = async (routes: Parameters<typeof fakeServer>[0]) => {
  signedIn()
  const server = fakeServer({ [route.serviceRequests]: page(aRequest()), ...routes })
  const help = await renderPage(HelpPage, query)
  await waitFor(() => help.one('#relief-srq_000001'))
  return { server, help }
}

test('what is owed now and with the plan stand side by side, with the difference in plain numbers', async () => {
  const { help } = await shown({})
  for (const text of [
    '暂停 2 期，之后再还',
    '暂停期间不计利息',
    '¥814.40 → ¥1,221.65',
    '¥14.40 → ¥21.65',
    '¥407.20（不变）',
    '2026年12月15日 → 2027年2月15日',
    '2 期 → 3 期',
    '方案有效至 2026年12月6日（含当天）',
    '不接受不收任何费用',
  ])
    expect(help.text()).toContain(text)
  const rows = help.all('.relief-row').map((row) => row.textContent ?? '')
  expect(rows).toHaveLength(3)
  expect(rows[0]).toContain('2026年12月15日 ¥407.20')
  expect(rows[0]).toContain('2027年2月15日 ¥407.20')
  // The third row is new: nothing stands beside it.
  expect(rows[2]).toContain('—无—')
})

test('nothing is chosen beforehand, and neither answer weighs more than the other', async () => {
  const { help, server } = await shown({})
  const looks = ['#accept-srq_000001', '#refuse-srq_000001'].map((it) => help.one(it).className)
  expect(looks[0]).toBe(looks[1])
  expect(help.all('.button-primary')).toHaveLength(0)
  expect(server.to(route.acceptRelief)).toHaveLength(0)
})

test('accepted with two taps it is sent once, with the digest of what was shown', async () => {
  const { help, server } = await shown({
    [route.acceptRelief]: ok(
      aRequest({ status: 'accepted', decidedAt: '2026-11-29T04:00:00.000Z' }),
    ),
  })
  fireEvent.click(help.one('#accept-srq_000001'))
  fireEvent.click(help.one('#accept-srq_000001'))
  fireEvent.click(help.one('#refuse-srq_000001'))
  await waitFor(() => expect(help.text()).toContain('方案已生效'))
  const sent = server.to(route.acceptRelief)
  expect(sent.map((it) => JSON.parse(it.body ?? ''))).toEqual([{ digest }])
  expect(server.to(route.refuseRelief)).toHaveLength(0)
  expect(help.all('#accept-srq_000001')).toHaveLength(0)
})

test('refused, everything is as before', async () => {
  const { help } = await shown({ [route.refuseRelief]: ok(aRequest({ status: 'refused' })) })
  fireEvent.click(help.one('#refuse-srq_000001'))
  await waitFor(() => expect(help.text()).toContain('您没有接受这份方案'))
  expect(help.text()).toContain('没有产生任何费用')
})

test('an acceptance that the lender has not confirmed says so, and can be looked at again', async () => {
  const { help } = await shown({
    [route.serviceRequests]: [
      page(aRequest({ status: 'accepting' })),
      page(aRequest({ status: 'accepted' })),
    ],
  })
  expect(help.text()).toContain('正在等机构入账')
  fireEvent.click(help.one('#look-srq_000001'))
  await waitFor(() => expect(help.text()).toContain('方案已生效'))
})

test('a lost line keeps both answers, and asks again under the same key', async () => {
  const { help, server } = await shown({
    [route.acceptRelief]: ['offline', ok(aRequest({ status: 'accepted' }))],
  })
  fireEvent.click(help.one('#accept-srq_000001'))
  await waitFor(() => expect(help.text()).toContain('网络未连接'))
  fireEvent.click(help.one('#accept-srq_000001'))
  await waitFor(() => expect(help.text()).toContain('方案已生效'))
  expect(new Set(server.keys(route.acceptRelief)).size).toBe(1)
})

test('a loan that has changed since is not changed by it', async () => {
  const { help } = await shown({ [route.acceptRelief]: refusal('relief_changed') })
  fireEvent.click(help.one('#accept-srq_000001'))
  await waitFor(() => expect(help.text()).toContain('这笔借款有了变化'))
})

test('while an answer is on its way both are at rest', async () => {
  const { help } = await shown({ [route.acceptRelief]: silence })
  fireEvent.click(help.one('#accept-srq_000001'))
  await waitFor(() => expect(help.text()).toContain('正在提交'))
  expect((help.one('#refuse-srq_000001') as HTMLButtonElement).disabled).toBe(true)
})

test.each([
  ['expired', '方案已过有效期'],
  ['declined', '机构没有按这份方案调整'],
] as const)('%s has its own words, and nothing to press', async (status, text) => {
  const { help } = await shown({ [route.serviceRequests]: page(aRequest({ status })) })
  expect(help.text()).toContain(text)
  expect(help.all('#accept-srq_000001')).toHaveLength(0)
})
