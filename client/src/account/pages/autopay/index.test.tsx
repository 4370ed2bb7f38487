import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aPaper, anAutopay, anAutopayState } from '../../../../test/autopay-builders'
import { fakeServer, ok, refusal, route, silence } from '../../../../test/fake-server'
import { freshPhone, moves, signedIn } from '../../../../test/phone'
import { renderPage } from '../../../../test/render-page'
import AutopayPage from './index'

const query = { loan: 'ln_000001' }
const open = async (routes: Parameters<typeof fakeServer>[0] = {}) => {
  signedIn()
  const server = fakeServer({
    [route.autopay]: ok(anAutopayState()),
    [route.previewAutopay]: ok(aPaper()),
    ...routes,
  })
  return { server, page: await renderPage(AutopayPage, query) }
}
const read = async (routes: Parameters<typeof fakeServer>[0] = {}) => {
  const it = await open(routes)
  await waitFor(() => it.page.one('#card-0018'))
  fireEvent.click(it.page.one('#card-0018'))
  fireEvent.click(it.page.one('#read-autopay'))
  await waitFor(() => it.page.one('#agree-autopay'))
  return it
}

test('no card is chosen beforehand; the whole text is read before one press agrees to its digest', async () => {
  const { page, server } = await open({ [route.setUpAutopay]: ok(anAutopay(), 201) })
  await waitFor(() => page.one('#card-0018'))
  expect(page.one('#card-0018').className).toBe('choice')
  fireEvent.click(page.one('#read-autopay'))
  await waitFor(() => expect(page.text()).toContain('请选择一张卡'))
  expect(server.to(route.previewAutopay)).toHaveLength(0)
  fireEvent.click(page.one('#card-0018'))
  fireEvent.click(page.one('#read-autopay'))
  await waitFor(() => page.one('#agree-autopay'))
  for (const shown of ['¥435.71', '2026年12月24日', '您授权机构在到期日扣收当期。', '随时结束'])
    expect(page.text()).toContain(shown)
  expect(server.to(route.setUpAutopay)).toHaveLength(0)
  fireEvent.click(page.one('#agree-autopay'))
  fireEvent.click(page.one('#agree-autopay'))
  await waitFor(() => page.one('#autopay-told-active'))
  const [sent, ...more] = server.to(route.setUpAutopay)
  expect(more).toEqual([])
  expect(JSON.parse(sent?.body ?? '{}')).toEqual({
    cardId: 'crd_000001',
    digest: aPaper().digest,
  })
  fireEvent.click(page.one('#to-loan'))
  await waitFor(() =>
    expect(moves).toEqual(['redirectTo /account/pages/loan/index?loan=ln_000001']),
  )
})

test('leaving it and another card are one press each, and nothing is agreed to', async () => {
  const { page, server } = await read()
  fireEvent.click(page.one('#change-card'))
  await waitFor(() => page.one('#read-autopay'))
  fireEvent.click(page.one('#read-autopay'))
  await waitFor(() => page.one('#no-autopay'))
  fireEvent.click(page.one('#no-autopay'))
  await waitFor(() =>
    expect(moves).toEqual(['redirectTo /account/pages/loan/index?loan=ln_000001']),
  )
  expect(server.to(route.setUpAutopay)).toHaveLength(0)
})

test('an answer that never came is asked for again under the same key', async () => {
  const { page, server } = await read({
    [route.setUpAutopay]: ['offline', ok(anAutopay({ status: 'asking' }), 201)],
  })
  fireEvent.click(page.one('#agree-autopay'))
  await waitFor(() => page.one('#autopay-unknown'))
  fireEvent.click(page.one('#send-again'))
  await waitFor(() => page.one('#autopay-told-asking'))
  const [one, two] = server.keys(route.setUpAutopay)
  expect(one).toBe(two)
})

test('what changed meanwhile is shown anew; a card that is gone is said; a no is a no', async () => {
  const changed = await read({ [route.setUpAutopay]: refusal('autopay_changed') })
  fireEvent.click(changed.page.one('#agree-autopay'))
  await waitFor(() => expect(changed.page.text()).toContain('请重新看一遍再决定'))
  changed.page.one('#read-autopay')
  await changed.page.unload()
  const gone = await open({ [route.previewAutopay]: refusal('card_missing') })
  await waitFor(() => gone.page.one('#card-0018'))
  fireEvent.click(gone.page.one('#card-0018'))
  fireEvent.click(gone.page.one('#read-autopay'))
  await waitFor(() => expect(gone.page.text()).toContain('这张卡已解绑'))
  await gone.page.unload()
  const no = await read({
    [route.setUpAutopay]: ok(anAutopay({ status: 'refused', end: 'lender' }), 201),
  })
  fireEvent.click(no.page.one('#agree-autopay'))
  await waitFor(() => no.page.one('#autopay-told-refused'))
})

test('without a card there is a way to one, and where it cannot be that is said', async () => {
  const { page } = await open({ [route.autopay]: ok(anAutopayState({ cards: [] })) })
  await waitFor(() => page.one('#no-card'))
  fireEvent.click(page.one('#to-applicant'))
  await waitFor(() => expect(moves).toEqual(['navigateTo /cash/pages/applicant/index']))
  await page.unload()
  const unable = await open({ [route.autopay]: ok(anAutopayState({ able: false })) })
  await waitFor(() => unable.page.one('#autopay-unable'))
})

test('waiting, a lost line, a stranger and nobody each have their own face', async () => {
  const waiting = await open({ [route.autopay]: silence })
  expect(waiting.page.text()).toContain('正在加载')
  await waiting.page.unload()
  const { page } = await open({
    [route.autopay]: ['offline', refusal('not_found'), ok(anAutopayState())],
  })
  await waitFor(() => expect(page.text()).toContain('网络未连接'))
  fireEvent.click(page.one('#retry'))
  await waitFor(() => expect(page.text()).toContain('找不到这项内容'))
  fireEvent.click(page.one('#retry'))
  await waitFor(() => page.one('#card-0018'))
  await page.unload()
  freshPhone()
  const nobody = await renderPage(AutopayPage, query)
  await waitFor(() => nobody.one('#sign-in'))
})
