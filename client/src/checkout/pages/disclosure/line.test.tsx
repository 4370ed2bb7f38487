import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aConsent, aDisclosure, anApplication, id, token } from '../../../../test/builders'
import { fakeServer, ok, refusal, route, silence } from '../../../../test/fake-server'
import { moves, signedIn } from '../../../../test/phone'
import { renderPage } from '../../../../test/render-page'
import DisclosurePage from './index'

const query = { token, offer: 'ofr_000001' }
const patient = { timeout: 4000 }
const ofLine = (it: Parameters<typeof aDisclosure>[0] = {}) =>
  aDisclosure({ creditLineId: id('crl_000001'), minimumReadingSeconds: 0, ...it })
const confirmed = () => ofLine({ confirmedAt: '2026-11-24T02:30:10.000Z' })

async function open(more: Parameters<typeof fakeServer>[0] = {}, sheet = ofLine()) {
  signedIn()
  const server = fakeServer({
    [route.disclose]: ok(sheet, 201),
    [route.confirm]: ok(confirmed()),
    [route.consent]: ok(aConsent(), 201),
    [route.apply]: ok(anApplication(), 201),
    ...more,
  })
  const page = await renderPage(DisclosurePage, query)
  await waitFor(() => page.one('#confirm-sheet'))
  return { server, page }
}
const press = (page: { one(selector: string): HTMLElement }) =>
  fireEvent.click(page.one('#confirm-sheet'))

test('the whole sheet and one button: read, agreed to and applied for, each once', async () => {
  const { server, page } = await open()
  for (const shown of ['综合融资成本明示表', '8.90%', '¥19.12', '即同意本笔借款合同'])
    expect(page.text()).toContain(shown)
  expect(page.one('#confirm-sheet').textContent).toBe('我已知悉全部成本，确认使用额度')
  press(page)
  press(page)
  await waitFor(() => expect(moves).toHaveLength(1))
  expect(moves[0]).toContain('redirectTo /checkout/pages/result/index?application=')
  expect(server.to(route.confirm)).toHaveLength(1)
  const [consent, ...more] = server.to(route.consent)
  expect(more).toEqual([])
  expect(JSON.parse(consent?.body ?? '')).toMatchObject({
    disclosureDigest: ofLine().digest,
    purposes: ['loan_agreement'],
  })
  expect(server.to(route.apply)).toHaveLength(1)
})

test('the button waits for its reader, and a sheet read before is read again: no reload agrees to anything', async () => {
  const { server, page } = await open({}, { ...confirmed(), minimumReadingSeconds: 1 })
  const button = page.one('#confirm-sheet') as HTMLButtonElement
  expect(button.disabled).toBe(true)
  press(page)
  await waitFor(() => expect(button.disabled).toBe(false), patient)
  expect(server.to(route.consent)).toEqual([])
  expect(moves).toEqual([])
})

test.each([
  ['credit_line_unavailable', '额度现在不能用于这一笔'],
  ['offer_expired', '报价已过期'],
] as const)('%s is told, and the way leads back to the other offers', async (code, words) => {
  const { page } = await open({ [route.apply]: refusal(code) })
  press(page)
  await waitFor(() => expect(page.text()).toContain(words))
  fireEvent.click(page.one('#to-offers'))
  await waitFor(() => expect(moves.at(-1)).toContain('/checkout/pages/offers/index'))
})

test('a line that cannot be drawn any more is told before anything is read', async () => {
  signedIn()
  fakeServer({ [route.disclose]: refusal('credit_line_unavailable') })
  const page = await renderPage(DisclosurePage, query)
  await waitFor(() => expect(page.text()).toContain('没有产生借款'))
  expect(page.has('#to-offers')).toBe(true)
})

test('an answer that never came is asked for again under the same key', async () => {
  const { server, page } = await open({
    [route.apply]: ['offline', ok(anApplication(), 201)],
  })
  press(page)
  await waitFor(() => expect(page.text()).toContain('不会重复借款'))
  fireEvent.click(page.one('#agree'))
  await waitFor(() => expect(moves).toHaveLength(1))
  expect(new Set(server.keys(route.apply)).size).toBe(1)
})

test('while it is sent the button says so', async () => {
  const { page } = await open({ [route.apply]: silence })
  press(page)
  await waitFor(() => expect(page.one('#confirm-sheet').textContent).toBe('正在等待机构确认…'))
})
