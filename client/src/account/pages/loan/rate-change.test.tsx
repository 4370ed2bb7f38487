import type { RateChange } from '@miaoguo/shared/loan/rate-change'
import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aLoan } from '../../../../test/builders'
import { fakeServer, ok, refusal, route } from '../../../../test/fake-server'
import { moves, signedIn } from '../../../../test/phone'
import { aRateChange } from '../../../../test/rate-builders'
import { renderPage } from '../../../../test/render-page'
import { someInstallments } from '../../../../test/repay-builders'
import { useLanguage } from '../../../copy/language-store'
import LoanPage from './index'

const query = { loan: 'ln_000001' }
const told = (items: readonly RateChange[], asOf = '2026-12-01') =>
  ok({ loanId: 'ln_000001', asOf, items })
const open = async (more: Parameters<typeof fakeServer>[0]) => {
  signedIn()
  const server = fakeServer({
    [route.loan]: ok(aLoan()),
    [route.installments]: ok(someInstallments({})),
    ...more,
  })
  const page = await renderPage(LoanPage, query)
  await waitFor(() => page.one('#ask-lender'))
  return { server, page }
}

test('cheaper: both rates, from which day, each installment, the whole, why, and the ways out', async () => {
  const { page } = await open({ [route.rateChanges]: told([aRateChange()]) })
  await waitFor(() => expect(page.text()).toContain('利率变化'))
  for (const shown of [
    '原年化利率',
    '12.00% (单利)',
    '10.00% (单利)',
    '2026年12月24日 之后到期的各期按新利率计息',
    '¥871.42 → ¥869.42',
    '合计少还 ¥2.00',
    '一年期LPR下调。',
    '−¥1.00',
    '什么都不做也可以',
    '您签的合同和当时的费用说明没有改动',
  ])
    expect(page.text()).toContain(shown)
  fireEvent.click(page.one('#rate-payoff'))
  await waitFor(() =>
    expect(moves).toEqual(['navigateTo /account/pages/repay/index?loan=ln_000001&kind=payoff']),
  )
  fireEvent.click(page.one('#rate-help'))
  await waitFor(() =>
    expect(moves.at(-1)).toBe('navigateTo /account/pages/help/index?loan=ln_000001'),
  )
})

test('dearer is said as plainly, in English too, and once it counts it says since when', async () => {
  useLanguage.setState({ language: 'en' })
  const toPay = { beforeMinor: 87_142, afterMinor: 87_342, byMinor: 200 }
  const rows = aRateChange().rows.map(({ before, after }) => ({
    before: after,
    after: before,
    byMinor: 100,
  }))
  const { page } = await open({
    [route.rateChanges]: told([aRateChange({ toPay, rows })], '2026-12-25'),
  })
  await waitFor(() => expect(page.text()).toContain('¥2.00 more in all'))
  for (const shown of ['has counted since 24 Dec 2026', '+¥1.00', 'The one-year LPR went down.'])
    expect(page.text()).toContain(shown)
  expect(page.text()).not.toContain('Through 24 Dec 2026')
  useLanguage.setState({ language: 'zh-CN' })
})

test('of several changes each is there, and the ways out once', async () => {
  const earlier = aRateChange({ effectiveOn: '2026-11-24' })
  const { page } = await open({ [route.rateChanges]: told([aRateChange(), earlier]) })
  await waitFor(() => expect(page.text().split('利率变化')).toHaveLength(3))
  expect(page.all('#rate-help')).toHaveLength(1)
})

test('a loan whose rate never changed says nothing of it; what could not be read is said and read again', async () => {
  const none = await open({ [route.rateChanges]: told([]) })
  expect(none.page.text()).not.toContain('利率变化')
  await none.page.unload()
  const { page, server } = await open({
    [route.rateChanges]: [refusal('internal_error'), told([aRateChange()])],
  })
  await waitFor(() => page.one('#read-rate'))
  fireEvent.click(page.one('#read-rate'))
  await waitFor(() => expect(page.text()).toContain('合计少还 ¥2.00'))
  expect(server.to(route.rateChanges)).toHaveLength(2)
})
