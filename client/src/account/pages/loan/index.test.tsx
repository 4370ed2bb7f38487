import type { LoanLate } from '@miaoguo/shared/repayment/repayment'
import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { aLoan } from '../../../../test/builders'
import { fakeServer, file, ok, refusal, route, silence } from '../../../../test/fake-server'
import { moves, signedIn } from '../../../../test/phone'
import { renderPage } from '../../../../test/render-page'
import { aRepayment, rowsOf, someInstallments, someOptions } from '../../../../test/repay-builders'
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

test('what is paid and overdue is said row by row, and what can be done today opens', async () => {
  signedIn()
  const [first, second, third] = rowsOf()
  const rows = [
    { ...first, state: 'paid', paidMinor: 43_571, outstandingMinor: 0, paidOn: '2026-12-20' },
    { ...second, state: 'overdue', paidMinor: 1_000, outstandingMinor: 42_570 },
    third,
  ] as ReturnType<typeof rowsOf>
  const options = someOptions({ overdueMinor: 42_570, payableMinor: 86_139 })
  fakeServer({
    [route.loan]: ok(aLoan()),
    [route.installments]: ok(someInstallments({ rows, options })),
  })
  const page = await renderPage(LoanPage, query)
  await waitFor(() => page.one('#pay-now'))
  expect(page.all('.row-state').map((it) => it.textContent)).toEqual([
    '已还',
    '已逾期 · 已还 ¥10.00',
    '未到期',
  ])
  expect(page.one('#pay-now').textContent).toBe('还款 ¥425.70')
  expect(page.one('.balance').getAttribute('aria-label')).toBe(
    '剩余本金逐期减少，共 3 期，已还 1 期，2027年2月24日 还清',
  )
  const columns = page.all('.balance-column')
  expect(columns.map((it) => it.className)).toEqual(
    ['paid', 'overdue', 'upcoming'].map((it) => `balance-column balance-${it}`),
  )
  const heights = columns.map((it) => Number.parseFloat(it.style.height))
  expect(heights[0]).toBe(100)
  expect(heights).toEqual([...heights].sort((a, b) => b - a))
  for (const [button, kind] of [
    ['#pay-now', 'installment'],
    ['#prepay', 'prepayment'],
    ['#pay-off', 'payoff'],
  ] as const) {
    fireEvent.click(page.one(button))
    await waitFor(() =>
      expect(moves.at(-1)).toBe(
        `navigateTo /account/pages/repay/index?loan=ln_000001&kind=${kind}`,
      ),
    )
  }
})

const aLate: LoanLate = {
  since: '2026-11-24',
  days: 12,
  count: 2,
  overdueMinor: 88_000,
  costMinor: 520,
  costPerDayMinor: 43,
  ratePpmPerDay: 500,
  annualRatePpm: 180_000,
  steps: [{ kind: 'credit_report', on: '2026-12-24' }],
  contactHours: { from: 8, to: 22 },
}

test('a late loan says how long and how much, what it costs, what follows and when, and the ways out', async () => {
  signedIn()
  const options = someOptions({ overdueMinor: 88_000, payableMinor: 131_571, prepayment: [] })
  fakeServer({
    [route.loan]: ok(aLoan()),
    [route.installments]: ok(someInstallments({ options, late: aLate })),
  })
  const page = await renderPage(LoanPage, query)
  await waitFor(() => page.one('#ask-relief'))
  for (const shown of [
    '已逾期 12 天',
    '¥880.00',
    '¥5.20',
    '¥0.43',
    '每日 0.05%（年化 18.00%）',
    '2026年12月24日 起仍未还清的，机构会向征信中心报送逾期记录',
    '每天 8:00 至 22:00',
  ])
    expect(page.text()).toContain(shown)
  fireEvent.click(page.one('#pay-late'))
  await waitFor(() =>
    expect(moves.at(-1)).toBe(
      'navigateTo /account/pages/repay/index?loan=ln_000001&kind=installment',
    ),
  )
  fireEvent.click(page.one('#ask-relief'))
  await waitFor(() =>
    expect(moves.at(-1)).toBe('navigateTo /account/pages/help/index?loan=ln_000001'),
  )
})

test('where the lender reckons it alone no figure is made up, and what it has not said is not said', async () => {
  signedIn()
  const late = { ...aLate, costMinor: null, costPerDayMinor: null, steps: [] }
  const options = someOptions({ payableMinor: 0, prepayment: [], payoff: false })
  fakeServer({
    [route.loan]: ok(aLoan()),
    [route.installments]: ok(someInstallments({ options, late })),
  })
  const page = await renderPage(LoanPage, query)
  await waitFor(() => page.one('#ask-relief'))
  expect(page.text()).toContain('以机构账务为准')
  expect(page.text()).toContain('机构没有说明何时')
  expect(page.text()).not.toContain('其中罚息')
  expect(page.has('#pay-late')).toBe(false)
})

test('while a repayment is being confirmed nothing else can be paid, and what a lender lacks is not offered', async () => {
  signedIn()
  const pending = aRepayment({ status: 'pending', settledAt: null })
  fakeServer({
    [route.loan]: ok(aLoan()),
    [route.installments]: [
      ok(someInstallments({ options: someOptions({ pending }) })),
      ok(someInstallments({ options: someOptions({ prepayment: [], payoff: false }) })),
    ],
  })
  const page = await renderPage(LoanPage, query)
  await waitFor(() => page.one('#repayment-waits'))
  expect(page.has('#pay-now')).toBe(false)
  await page.show()
  await waitFor(() => page.one('#pay-now'))
  expect([page.has('#prepay'), page.has('#pay-off')]).toEqual([false, false])
})

test('withdrawing is offered while its days run, with the last of them, and opens its own page', async () => {
  signedIn()
  const options = someOptions({ withdrawal: { lastOn: '2026-12-05' } })
  fakeServer({ [route.loan]: ok(aLoan()), [route.installments]: ok(someInstallments({ options })) })
  const page = await renderPage(LoanPage, query)
  await waitFor(() => page.one('#withdraw'))
  expect(page.one('#withdraw').textContent).toContain('2026年12月5日')
  fireEvent.click(page.one('#withdraw'))
  await waitFor(() =>
    expect(moves).toEqual(['navigateTo /account/pages/repay/index?loan=ln_000001&kind=withdrawal']),
  )
  await page.unload()
  fakeServer({ [route.loan]: ok(aLoan()), [route.installments]: ok(someInstallments({})) })
  const over = await renderPage(LoanPage, query)
  await waitFor(() => over.one('#pay-off'))
  expect(over.all('#withdraw')).toHaveLength(0)
})

test('what was agreed can be downloaded; that it is settled only once it is', async () => {
  signedIn()
  const saved: { name: string; type: string; text: Promise<string> }[] = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    saved.push({ name: '', type: (blob as Blob).type, text: new Response(blob as Blob).text() })
    return 'blob:document'
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(
    function (this: HTMLAnchorElement) {
      const last = saved[saved.length - 1]
      if (last) last.name = this.download
    },
  )
  const server = fakeServer({
    [route.loan]: ok(aLoan()),
    [route.document]: ['offline', refusal('loan_not_settled'), file('%PDF-1.7')],
  })
  const page = await renderPage(LoanPage, query)
  await waitFor(() => page.one('#document-agreement'))
  expect(page.all('#document-settlement')).toHaveLength(0)
  fireEvent.click(page.one('#document-agreement'))
  await waitFor(() => expect(page.text()).toContain('网络未连接'))
  fireEvent.click(page.one('#document-agreement'))
  await waitFor(() => expect(page.text()).toContain('这笔借款还没有结清'))
  fireEvent.click(page.one('#document-agreement'))
  await waitFor(() => expect(page.text()).toContain('借款约定记录已下载'))
  expect(server.to(route.document)[0]?.headers['accept']).toContain('application/pdf')
  expect(saved).toMatchObject([
    { name: 'miaoguo-agreement-ln_000001.pdf', type: 'application/pdf' },
  ])
  vi.restoreAllMocks()
  await page.unload()

  fakeServer({ [route.loan]: ok(aLoan({ status: 'paid_off', outstandingMinor: 0 })) })
  const settled = await renderPage(LoanPage, query)
  await waitFor(() => settled.one('#document-settlement'))
  expect(settled.text()).toContain('下载结清证明（秒过出具）（PDF）')
})

test('a loan in cash is a request, not an order', async () => {
  signedIn()
  fakeServer({
    [route.loan]: ok(aLoan({ scenario: 'cash', merchantReference: 'cash-7F3K' })),
  })
  const page = await renderPage(LoanPage, query)
  await waitFor(() => expect(page.text()).toContain('申请编号 cash-7F3K'))
  expect(page.text()).not.toContain('订单号')
})

test('the lender’s own certificate stands beside ours, each saying who issues it', async () => {
  signedIn()
  const items = [
    { kind: 'lender_settlement', issuedBy: 'lender' },
    { kind: 'settlement', issuedBy: 'miaoguo' },
    { kind: 'agreement', issuedBy: 'miaoguo' },
    { kind: 'disclosure', issuedBy: 'miaoguo' },
  ]
  const server = fakeServer({
    [route.loan]: ok(aLoan({ status: 'paid_off', outstandingMinor: 0 })),
    [route.documents]: ok({
      loanId: 'ln_000001',
      lenderName: { zhCN: '华信示范银行', en: 'Huaxin' },
      items,
    }),
    [route.document]: refusal('lender_unavailable'),
  })
  const page = await renderPage(LoanPage, query)
  await waitFor(() => page.one('#document-lender_settlement'))
  expect(page.one('#document-lender_settlement').textContent).toContain('贷款机构出具')
  expect(page.one('#document-settlement').textContent).toContain('秒过出具')
  fireEvent.click(page.one('#document-lender_settlement'))
  await waitFor(() => expect(page.has('.problem')).toBe(true))
  expect(server.to(route.document)[0]?.path).toContain('/documents/lender_settlement')
})
