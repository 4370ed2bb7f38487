import { waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aLoan } from '../../../../test/builders'
import { fakeServer, ok, route } from '../../../../test/fake-server'
import { signedIn } from '../../../../test/phone'
import { renderPage } from '../../../../test/render-page'
import LoanPage from './index'

test('what is disputed of the order is told with what the lender makes of it', async () => {
  signedIn()
  const told = {
    reason: 'not_as_described',
    amountMinor: 30_000,
    openedAt: '2026-12-01T02:00:00.000Z',
  } as const
  const decidedAt = '2026-12-09T02:00:00.000Z'
  const disputes = [
    { ...told, status: 'given_back' as const, decidedAt },
    { ...told, status: 'dropped' as const, decidedAt, openedAt: '2026-11-30T02:00:00.000Z' },
    {
      ...told,
      status: 'being_decided' as const,
      decidedAt: null,
      openedAt: '2026-11-29T02:00:00.000Z',
    },
  ]
  fakeServer({ [route.loan]: ok(aLoan({ disputes })) })
  const page = await renderPage(LoanPage, { loan: 'ln_000001' })
  await waitFor(() => expect(page.all('.dispute')).toHaveLength(3))
  const [back, dropped, open] = page.all('.dispute').map((it) => it.textContent)
  expect(back).toContain('商品与描述不符¥300.00')
  expect(back).toContain('已退回，不用再还')
  expect(dropped).toContain('可以向贷款机构投诉')
  expect(open).toContain('机构处理中')
  expect(open).not.toContain('决定时间')
})
