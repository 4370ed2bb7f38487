import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aLoan, anApplication, token } from '../../../../test/builders'
import { fakeServer, ok, route, silence } from '../../../../test/fake-server'
import { moves, signedIn } from '../../../../test/phone'
import { renderPage } from '../../../../test/render-page'
import ResultPage from './index'

const query = { token, application: 'app_000001' }

test('approved cash goes to the card, and the way leads to the bill or home', async () => {
  signedIn()
  fakeServer({
    [route.application]: ok(anApplication({ scenario: 'cash' })),
    [route.loan]: ok(aLoan()),
  })
  const page = await renderPage(ResultPage, query)
  await waitFor(() => expect(page.text()).toContain('直接付到您选择的银行卡'))
  expect(page.text()).not.toContain('商户')
  expect(page.has('#back-to-shop')).toBe(false)
  fireEvent.click(page.one('#to-bills'))
  await waitFor(() =>
    expect(moves).toEqual(['navigateTo /account/pages/loan/index?loan=ln_000001']),
  )
  fireEvent.click(page.one('#done'))
  await waitFor(() => expect(moves[1]).toBe('reLaunch /pages/home/index'))
})

test.each(['declined', 'pending'] as const)('%s cash speaks of no shop', async (status) => {
  signedIn()
  const application = anApplication({ scenario: 'cash', status, loanId: null })
  fakeServer({ [route.application]: [ok(application), silence] })
  const page = await renderPage(ResultPage, query)
  await waitFor(() => page.one(`#result-${status}`))
  expect(page.text()).not.toContain('商户')
  expect(page.has('#done')).toBe(true)
  expect(page.has('#choose-again')).toBe(status === 'declined')
})
