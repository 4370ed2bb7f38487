import type { ServiceRequest } from '@miaoguo/shared/loan/service-request'
import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { id } from '../../../../test/builders'
import { fakeServer, ok, refusal, route, silence } from '../../../../test/fake-server'
import { signedIn } from '../../../../test/phone'
import { renderPage } from '../../../../test/render-page'
import HelpPage from './index'

const query = { loan: 'ln_000001' }
const aRequest = (it: Partial<ServiceRequest> = {}): ServiceRequest => ({
  id: id('srq_000001'),
  loanId: id('ln_000001'),
  kind: 'hardship',
  topic: 'defer',
  text: '本月住院，希望推迟一期。',
  status: 'filed',
  lenderReference: null,
  answerBy: '2026-12-14',
  outcome: null,
  answer: null,
  createdAt: '2026-11-29T02:00:00.000Z',
  receivedAt: null,
  answeredAt: null,
  relief: null,
  ...it,
})
const page = (...items: ServiceRequest[]) => ok({ items, nextCursor: null })

test('nothing is chosen beforehand, and what is missing is said beside it', async () => {
  signedIn()
  const server = fakeServer({ [route.serviceRequests]: page() })
  const help = await renderPage(HelpPage, query)
  await waitFor(() => help.one('#kind-hardship'))
  expect(help.all('.choice-on')).toHaveLength(0)
  expect(help.all('#send-request')).toHaveLength(0)
  fireEvent.click(help.one('#kind-complaint'))
  expect(help.all('.choice-on')).toHaveLength(1)
  fireEvent.click(help.one('#send-request'))
  await waitFor(() => expect(help.text()).toContain('请选择一项'))
  fireEvent.click(help.one('#topic-cost'))
  fireEvent.click(help.one('#send-request'))
  await waitFor(() => expect(help.text()).toContain('请至少写五个字'))
  expect(server.to(route.fileServiceRequest)).toHaveLength(0)
})

test('a request is sent once, with its reference and the day of its answer; the form is empty again', async () => {
  signedIn()
  const server = fakeServer({
    [route.serviceRequests]: page(),
    [route.fileServiceRequest]: ok(aRequest(), 201),
  })
  const help = await renderPage(HelpPage, query)
  await waitFor(() => help.one('#kind-hardship'))
  fireEvent.click(help.one('#kind-hardship'))
  fireEvent.click(help.one('#topic-defer'))
  fireEvent.change(help.one('#help-text textarea'), {
    target: { value: ' 本月住院，希望推迟一期。 ' },
  })
  fireEvent.click(help.one('#send-request'))
  fireEvent.click(help.one('#send-request'))
  await waitFor(() => expect(help.text()).toContain('机构应在 2026年12月14日 前答复'))
  const sent = server.to(route.fileServiceRequest)
  expect(sent).toHaveLength(1)
  expect(JSON.parse(sent[0]?.body ?? '')).toEqual({
    loanId: 'ln_000001',
    kind: 'hardship',
    topic: 'defer',
    text: '本月住院，希望推迟一期。',
  })
  expect(help.text()).toContain('srq_000001')
  expect(help.text()).toContain('正在送达机构')
  expect(help.all('.choice-on')).toHaveLength(0)
})

test('the lender’s answer is shown in its own words', async () => {
  signedIn()
  const answered = aRequest({
    status: 'answered',
    lenderReference: 'TS01',
    outcome: 'refused',
    answer: '无法同意。',
    receivedAt: '2026-11-29T02:00:01.000Z',
    answeredAt: '2026-11-30T02:00:00.000Z',
  })
  fakeServer({ [route.serviceRequests]: page(answered) })
  const help = await renderPage(HelpPage, query)
  await waitFor(() => expect(help.text()).toContain('无法同意。'))
  for (const shown of ['未同意', 'TS01', '还款有困难 · 延后还款'])
    expect(help.text()).toContain(shown)
  expect(help.text()).not.toContain('答复期限')
})

test('a refusal keeps what was written; waiting, offline and not found have their own faces', async () => {
  signedIn()
  fakeServer({
    [route.serviceRequests]: page(),
    [route.fileServiceRequest]: [refusal('service_request_open'), 'offline'],
  })
  const help = await renderPage(HelpPage, query)
  await waitFor(() => help.one('#kind-complaint'))
  fireEvent.click(help.one('#kind-complaint'))
  fireEvent.click(help.one('#topic-cost'))
  const area = help.one('#help-text textarea')
  fireEvent.change(area, { target: { value: '手续费与明示表不一致。' } })
  fireEvent.click(help.one('#send-request'))
  await waitFor(() => expect(help.text()).toContain('上一次的请求还在处理'))
  expect((area as HTMLTextAreaElement).value).toBe('手续费与明示表不一致。')
  fireEvent.click(help.one('#send-request'))
  await waitFor(() => expect(help.text()).toContain('网络未连接'))
  await help.unload()

  fakeServer({ [route.serviceRequests]: silence })
  const waiting = await renderPage(HelpPage, query)
  expect(waiting.text()).toContain('正在加载')
  await waiting.unload()
  fakeServer({ [route.serviceRequests]: ['offline', page()] })
  const back = await renderPage(HelpPage, query)
  await waitFor(() => expect(back.text()).toContain('网络未连接'))
  fireEvent.click(back.one('#retry'))
  await waitFor(() => back.one('#kind-hardship'))
  await back.unload()
  const none = await renderPage(HelpPage, { loan: '../../v1' })
  await waitFor(() => expect(none.text()).toContain('找不到这项内容'))
})
