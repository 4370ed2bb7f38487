import type { CostSheet1 } from '@miaoguo/shared/disclosure/disclosure'
import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import {
  aConsent,
  aDisclosure,
  anApplication,
  aSheet,
  inMinutes,
  token,
} from '../../../../test/builders'
import { fakeServer, ok, refusal, route } from '../../../../test/fake-server'
import { moves, signedIn } from '../../../../test/phone'
import { renderPage } from '../../../../test/render-page'
import ConsentPage from './index'

const query = { token, offer: 'ofr_000001' }
const read = { [route.disclose]: ok(aDisclosure({ confirmedAt: inMinutes(-1) }), 201) }
const happy = {
  ...read,
  [route.consent]: ok(aConsent(), 201),
  [route.apply]: ok(anApplication(), 201),
}
type Page = Awaited<ReturnType<typeof renderPage>>
const agree = (page: Page) => page.one('#agree') as HTMLButtonElement

async function ticked(): Promise<Page> {
  const page = await renderPage(ConsentPage, query)
  await waitFor(() => expect(page.all('.consent-item')).toHaveLength(3))
  for (const it of page.all('.consent-item input')) fireEvent.click(it)
  await waitFor(() => expect(agree(page).disabled).toBe(false))
  return page
}

test('the yes to sharing names every kind of data the sheet says this lender receives', async () => {
  signedIn()
  const [first] = aSheet().dataUses
  const kinds = { zhCN: '姓名、身份证号、收款银行卡号', en: 'Name, ID number, card' }
  const own = { ...first, recipient: aSheet().lender.legalName, kinds }
  const sheet = aSheet({ dataUses: [own as CostSheet1['dataUses'][number]] })
  fakeServer({
    ...happy,
    [route.disclose]: ok(aDisclosure({ sheet, confirmedAt: inMinutes(-1) }), 201),
  })
  const page = await renderPage(ConsentPage, query)
  await waitFor(() => expect(page.all('.consent-item')).toHaveLength(3))
  expect(page.text()).toContain('同意将我的姓名、身份证号、收款银行卡号提供给')
})

test('three separate consents, none of them ticked, and no yes until all are', async () => {
  signedIn()
  fakeServer(happy)
  const page = await renderPage(ConsentPage, query)
  await waitFor(() => expect(page.all('.consent-item')).toHaveLength(3))
  const boxes = page.all('.consent-item input') as HTMLInputElement[]
  expect(boxes.map((it) => it.checked)).toEqual([false, false, false])
  for (const box of boxes) {
    expect(agree(page).disabled).toBe(true)
    fireEvent.click(box)
  }
  await waitFor(() => expect(agree(page).disabled).toBe(false))
  fireEvent.click(page.one('.consent-item input'))
  await waitFor(() => expect(agree(page).disabled).toBe(true))
})

test('the figures being signed stand beside the signature, and the sheet can be read again', async () => {
  signedIn()
  fakeServer(happy)
  const page = await renderPage(ConsentPage, query)
  await waitFor(() => page.one('#read-again'))
  for (const shown of ['¥1,288.00', '¥19.12', '8.90%', '¥1,307.12'])
    expect(page.text()).toContain(shown)
  fireEvent.click(page.one('#read-again'))
  await waitFor(() => expect(page.all('.installment-row')).toHaveLength(3))
  expect(page.has('#agree')).toBe(false)
  fireEvent.click(page.one('#close-sheet'))
  await waitFor(() => page.one('#agree'))
})

test('two taps make one consent and one application, to exactly the sheet that was read', async () => {
  signedIn()
  const server = fakeServer(happy)
  const page = await ticked()
  fireEvent.click(agree(page))
  fireEvent.click(agree(page))
  await waitFor(() =>
    expect(moves).toEqual([
      `redirectTo /checkout/pages/result/index?application=app_000001&token=${token}`,
    ]),
  )
  expect(server.to(route.consent)).toHaveLength(1)
  expect(server.to(route.apply)).toHaveLength(1)
  expect(JSON.parse(server.to(route.consent)[0]?.body ?? '')).toEqual({
    disclosureId: 'dsc_000001',
    disclosureDigest: `sha256:${'a'.repeat(64)}`,
    purposes: ['loan_agreement', 'share_identity_with_lender', 'credit_bureau_query'],
  })
})

// The lender may have booked the loan before the line broke.
test('an answer that never came is not a no: the same keys ask again', async () => {
  signedIn()
  const server = fakeServer({ ...happy, [route.apply]: ['offline', ok(anApplication(), 201)] })
  const page = await ticked()
  fireEvent.click(agree(page))
  await waitFor(() => expect(page.text()).toContain('不会重复借款'))
  fireEvent.click(agree(page))
  await waitFor(() => expect(moves).toHaveLength(1))
  const [first, second] = server.keys(route.apply)
  expect(first).toBe(second)
  expect(new Set(server.keys(route.consent)).size).toBe(1)
})

// The phone dies between the request and its answer.
test('a reload in the middle of applying asks with the key it had before', async () => {
  signedIn()
  const server = fakeServer({ ...happy, [route.apply]: ['offline', ok(anApplication(), 201)] })
  const page = await ticked()
  fireEvent.click(agree(page))
  await waitFor(() => expect(page.text()).toContain('不会重复借款'))
  await page.unload()
  fireEvent.click(agree(await ticked()))
  await waitFor(() => expect(server.to(route.apply)).toHaveLength(2))
  const [first, second] = server.keys(route.apply)
  expect(first).toBe(second)
})

test('a sheet that was not confirmed sends back to reading it', async () => {
  signedIn()
  fakeServer({ ...happy, [route.disclose]: ok(aDisclosure(), 201) })
  await renderPage(ConsentPage, query)
  await waitFor(() => expect(moves[0]).toContain('redirectTo /checkout/pages/disclosure/index'))
})

test.each([
  ['offer_expired', '报价已过期'],
  ['offer_withdrawn', '该机构暂时不能提供方案'],
  ['checkout_application_pending', '已有申请在等待确认'],
  ['checkout_not_open', '订单已不能付款'],
  ['card_missing', '收款的银行卡已解绑'],
] as const)(
  '%s at the last step leads back to the offers with nothing borrowed',
  async (code, words) => {
    signedIn()
    fakeServer({ ...happy, [route.apply]: refusal(code) })
    const page = await ticked()
    fireEvent.click(agree(page))
    await waitFor(() => expect(page.text()).toContain(words))
    expect(page.has('#to-offers')).toBe(true)
    expect(page.has('#agree')).toBe(false)
  },
)
