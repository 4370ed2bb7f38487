import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aSession } from '../../../test/builders'
import { fakeServer, ok, refusal, route } from '../../../test/fake-server'
import { moves } from '../../../test/phone'
import { renderPage } from '../../../test/render-page'
import SignInPage from './index'

const sent = ok({ expiresInSeconds: 300, retryAfterSeconds: 30 }, 202)
type Page = Awaited<ReturnType<typeof renderPage>>
const type = (page: Page, field: string, value: string) =>
  fireEvent.change(page.one(`${field} input`), { target: { value } })

test('a phone that is none is pointed out before anything is sent', async () => {
  const server = fakeServer({})
  const page = await renderPage(SignInPage)
  type(page, '#phone', '12345')
  fireEvent.click(page.one('#send-code'))
  await waitFor(() => expect(page.text()).toContain('请输入 11 位手机号'))
  fireEvent.click(page.one('#sign-in'))
  await waitFor(() => expect(page.text()).toContain('请输入 6 位验证码'))
  expect(page.one('#phone input').getAttribute('aria-invalid')).toBe('true')
  expect(server.seen).toHaveLength(0)
})

test('a code is sent once, and again only after its wait', async () => {
  const server = fakeServer({ [route.code]: sent })
  const page = await renderPage(SignInPage)
  type(page, '#phone', '13800138000')
  fireEvent.click(page.one('#send-code'))
  fireEvent.click(page.one('#send-code'))
  await waitFor(() => expect(page.text()).toContain('验证码已发送至 13800138000'))
  expect(page.one('#send-code')).toHaveProperty('disabled', true)
  expect(server.to(route.code)).toHaveLength(1)
})

test.each([
  ['login_code_invalid', '验证码不正确'],
  ['rate_limited', '操作太频繁'],
  ['identity_unavailable', '登录服务暂时不可用'],
  ['login_blocked', '暂时无法登录'],
] as const)('%s is told beside the button and the phone stays filled in', async (code, words) => {
  fakeServer({ [route.signIn]: refusal(code) })
  const page = await renderPage(SignInPage)
  type(page, '#phone', '13800138000')
  type(page, '#code', '000000')
  fireEvent.click(page.one('#sign-in'))
  await waitFor(() => expect(page.text()).toContain(words))
  expect(page.one('#phone input')).toHaveProperty('value', '13800138000')
  expect(page.one('#code input')).toHaveProperty('value', '')
})

test('two taps sign in once and lead home', async () => {
  const server = fakeServer({ [route.signIn]: ok(aSession(), 201) })
  const page = await renderPage(SignInPage)
  type(page, '#phone', '13800138000')
  type(page, '#code', '246810')
  fireEvent.click(page.one('#sign-in'))
  fireEvent.click(page.one('#sign-in'))
  await waitFor(() => expect(moves).toEqual(['redirectTo /pages/home/index']))
  expect(server.to(route.signIn)).toHaveLength(1)
})
