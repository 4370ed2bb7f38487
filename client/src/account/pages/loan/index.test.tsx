import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aLoan } from '../../../../test/builders'
import { fakeServer, ok, refusal, route, silence } from '../../../../test/fake-server'
import { signedIn } from '../../../../test/phone'
import { renderPage } from '../../../../test/render-page'
import LoanPage from './index'

const query = { loan: 'ln_000001' }

test('a bill shows its schedule row by row, its lender, and the digest of what was signed', async () => {
  signedIn()
  fakeServer({ [route.loan]: ok(aLoan()) })
  const page = await renderPage(LoanPage, query)
  await waitFor(() => expect(page.all('.installment-row')).toHaveLength(3))
  expect(page.all('.installment-row')[2]?.textContent).toContain('2027年2月24日')
  for (const shown of [
    'HX-0001',
    '华信示范银行股份有限公司',
    '¥19.12',
    '¥1,307.12',
    `sha256:${'a'.repeat(64)}`,
    '拨打 4000000001',
  ]) {
    expect(page.text()).toContain(shown)
  }
})

test('waiting and refusals each have their own face', async () => {
  signedIn()
  fakeServer({ [route.loan]: silence })
  const waiting = await renderPage(LoanPage, query)
  expect(waiting.text()).toContain('正在加载')
  await waiting.unload()
  fakeServer({ [route.loan]: [refusal('not_found'), 'offline', ok(aLoan())] })
  const page = await renderPage(LoanPage, query)
  await waitFor(() => expect(page.text()).toContain('找不到这项内容'))
  fireEvent.click(page.one('#retry'))
  await waitFor(() => expect(page.text()).toContain('网络未连接'))
  fireEvent.click(page.one('#retry'))
  await waitFor(() => expect(page.all('.installment-row')).toHaveLength(3))
})

test('an id that is none is not found without asking', async () => {
  signedIn()
  const server = fakeServer({})
  const page = await renderPage(LoanPage, { loan: '../../v1' })
  await waitFor(() => expect(page.text()).toContain('找不到这项内容'))
  expect(server.seen).toHaveLength(0)
})

test('a page that only missed the line comes back with it', async () => {
  signedIn()
  fakeServer({ [route.loan]: ['offline', ok(aLoan())] })
  const page = await renderPage(LoanPage, query)
  await waitFor(() => expect(page.text()).toContain('网络未连接'))
  window.dispatchEvent(new Event('online'))
  await waitFor(() => expect(page.all('.installment-row')).toHaveLength(3))
})
