import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fakeServer, ok, route } from '../../../test/fake-server'
import { moves, signedIn } from '../../../test/phone'
import { renderPage } from '../../../test/render-page'
import HomePage from './index'

test('home says what this is and leads to the bills and to sign-in', async () => {
  const page = await renderPage(HomePage)
  expect(page.text()).toContain('先看清全部成本')
  fireEvent.click(page.one('#bills'))
  await waitFor(() => expect(moves).toEqual(['navigateTo /account/pages/bills/index']))
  fireEvent.click(page.one('#to-sign-in'))
  await waitFor(() => expect(moves).toHaveLength(2))
})

test('signing out revokes the session at the server and forgets it on the phone', async () => {
  signedIn()
  const server = fakeServer({ [route.signOut]: ok({ revoked: true }) })
  const page = await renderPage(HomePage)
  expect(page.text()).toContain('138****8000')
  fireEvent.click(page.one('#sign-out'))
  await waitFor(() => page.one('#to-sign-in'))
  expect(server.to(route.signOut)[0]?.headers['authorization']).toBe('Bearer access-1')
  expect(localStorage.getItem('miaoguo.session')).toBeNull()
})

test('English is kept for the next visit', async () => {
  const page = await renderPage(HomePage)
  fireEvent.click(page.one('#switch-language'))
  await waitFor(() => expect(page.text()).toContain('See the full cost first'))
  expect(localStorage.getItem('miaoguo.language')).toContain('en')
})
