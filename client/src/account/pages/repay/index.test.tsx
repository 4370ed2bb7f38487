import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aLoan } from '../../../../test/builders'
import { fakeServer, ok, refusal, route, silence } from '../../../../test/fake-server'
import { moves, signedIn } from '../../../../test/phone'
import { renderPage } from '../../../../test/render-page'
import {
  aPreview,
  aQuote,
  aRepayment,
  aWithdrawal,
  someInstallments,
  someOptions,
} from '../../../../test/repay-builders'
import RepayPage from './index'

const query = (kind: string) => ({ loan: 'ln_000001', kind })
const world = (more: Parameters<typeof fakeServer>[0] = {}, options = someOptions()) =>
  fakeServer({
    [route.loan]: ok(aLoan()),
    [route.installments]: ok(someInstallments({ options })),
    [route.preview]: ok(aPreview()),
    ...more,
  })
const open = (kind: string) => renderPage(RepayPage, query(kind))
const press = (page: Awaited<ReturnType<typeof open>>, selector: string) =>
  fireEvent.click(page.one(selector))

test('what is due is chosen, looked at once more, and paid; nothing moves before the last yes', async () => {
  signedIn()
  const server = world({ [route.repay]: ok(aRepayment(), 201) })
  const page = await open('installment')
  await waitFor(() => expect(page.text()).toContain('还下一期 ¥435.71'))
  press(page, '.repay-way')
  await waitFor(() => page.one('#confirm-repayment'))
  for (const shown of [
    '华信示范银行股份有限公司',
    '第 1 期（2026年12月24日）',
    '还清该期',
    '¥1,307.10 → ¥871.39',
    '确认还款 ¥435.71',
  ])
    expect(page.text()).toContain(shown)
  expect(server.to(route.repay)).toHaveLength(0)
  press(page, '#confirm-repayment')
  press(page, '#confirm-repayment')
  await waitFor(() => page.one('#repayment-succeeded'))
  expect(server.to(route.repay)).toHaveLength(1)
  expect(JSON.parse(server.to(route.repay)[0]?.body ?? '')).toEqual({
    kind: 'installment',
    amountMinor: 43_571,
    currency: 'CNY',
  })
  press(page, '#to-loan')
  await waitFor(() =>
    expect(moves).toEqual(['redirectTo /account/pages/loan/index?loan=ln_000001']),
  )
})

test('who is behind may pay what is overdue alone or the next row with it, and neither is chosen', async () => {
  signedIn()
  world({}, someOptions({ overdueMinor: 43_571, payableMinor: 87_141 }))
  const page = await open('installment')
  await waitFor(() => expect(page.all('.repay-way')).toHaveLength(2))
  expect(page.all('.repay-way').map((it) => it.textContent)).toEqual([
    '只还已逾期的 ¥435.71',
    '连同下一期一起还 ¥871.41',
  ])
  expect(page.all('.button-primary')).toHaveLength(0)
})

test('repaying ahead: an amount and what stays, then what it saves before anything is paid', async () => {
  signedIn()
  const preview = aPreview({
    kind: 'prepayment',
    keep: 'term',
    amountMinor: 50_000,
    pays: [],
    aheadMinor: 50_000,
    effect: {
      toPay: { beforeMinor: 130_710, afterMinor: 80_100 },
      installmentsLeft: { before: 3, after: 3 },
      nextInstallment: { beforeMinor: 43_571, afterMinor: 26_700 },
      lastDue: { beforeOn: '2027-02-24', afterOn: '2027-02-24' },
      savedMinor: 610,
    },
  })
  const server = world({ [route.preview]: [refusal('amount_exceeds_outstanding'), ok(preview)] })
  const page = await open('prepayment')
  await waitFor(() => page.one('#ahead-amount input'))
  expect(page.all('[aria-checked=true]')).toHaveLength(0)
  expect((page.one('#preview') as HTMLButtonElement).disabled).toBe(true)
  fireEvent.input(page.one('#ahead-amount input'), { target: { value: '5x' } })
  press(page, '#keep-term')
  press(page, '#preview')
  await waitFor(() => expect(page.text()).toContain('请输入金额'))
  fireEvent.input(page.one('#ahead-amount input'), { target: { value: '500.00' } })
  press(page, '#preview')
  await waitFor(() => expect(page.text()).toContain('这个金额已够结清'))
  press(page, '#preview')
  await waitFor(() => page.one('#confirm-repayment'))
  expect(JSON.parse(server.to(route.preview)[1]?.body ?? '')).toEqual({
    kind: 'prepayment',
    amountMinor: 50_000,
    currency: 'CNY',
    keep: 'term',
  })
  for (const shown of ['比按期还少付', '¥6.10', '¥435.71 → ¥267.00', '期数不变，每期少还'])
    expect(page.text()).toContain(shown)
  press(page, '#change-plan')
  await waitFor(() => page.one('#preview'))
  expect((page.one('#ahead-amount input') as HTMLInputElement).value).toBe('500.00')
})

test('paying off: the quote in its parts, until when it holds and what it saves; then the loan is closed', async () => {
  signedIn()
  const server = world({
    [route.loan]: [ok(aLoan()), ok(aLoan({ status: 'paid_off', outstandingMinor: 0 }))],
    [route.quote]: ok(aQuote(), 201),
    [route.repay]: ok(aRepayment({ kind: 'payoff', amountMinor: 129_010 }), 201),
  })
  const page = await open('payoff')
  await waitFor(() => page.one('#quote-total'))
  for (const shown of [
    '¥1,290.10',
    '¥1,288.00',
    '¥2.10',
    '¥17.00',
    '此金额只在 2026年12月1日 当天有效',
    '现在还没有扣款',
  ])
    expect(page.text()).toContain(shown)
  press(page, '#to-confirm')
  await waitFor(() => page.one('#confirm-repayment'))
  press(page, '#confirm-repayment')
  await waitFor(() => expect(page.text()).toContain('这笔借款已结清'))
  expect(JSON.parse(server.to(route.repay)[0]?.body ?? '')).toMatchObject({
    kind: 'payoff',
    amountMinor: 129_010,
    payoffQuoteId: 'pfq_000001',
  })
})

test('withdrawing says what is paid and given back, to whom, and that the order stays paid, before the last yes', async () => {
  signedIn()
  const paid = aRepayment({ kind: 'withdrawal', amountMinor: 128_550 })
  const server = world({
    [route.withdrawal]: ok(aWithdrawal()),
    [route.repay]: ok(paid, 201),
    [route.loan]: [ok(aLoan()), ok(aLoan({ status: 'withdrawn', outstandingMinor: 0 }))],
  })
  const page = await open('withdrawal')
  await waitFor(() => page.one('#withdrawal-total'))
  const said = [
    '¥1,285.50',
    '¥1,288.00',
    '使用期间的利息¥0.00',
    '退还您已付的利息和费用¥2.50',
    '华信示范银行股份有限公司',
    '2026年12月5日',
    '仍是已付款',
  ]
  for (const shown of [...said, '现在还没有扣款']) expect(page.text()).toContain(shown)
  press(page, '#to-confirm')
  await waitFor(() => page.one('#confirm-repayment'))
  for (const shown of said) expect(page.text()).toContain(shown)
  press(page, '#change-plan')
  await waitFor(() => page.one('#withdrawal-total'))
  expect(server.to(route.repay)).toHaveLength(0)
  press(page, '#to-confirm')
  await waitFor(() => page.one('#confirm-repayment'))
  press(page, '#confirm-repayment')
  await waitFor(() => expect(page.text()).toContain('这笔借款已撤回'))
  expect(JSON.parse(server.to(route.repay)[0]?.body ?? '')).toEqual({
    kind: 'withdrawal',
    amountMinor: 128_550,
    currency: 'CNY',
  })
})

test('after its days a withdrawal is refused with the way out', async () => {
  signedIn()
  world({ [route.withdrawal]: refusal('withdrawal_period_over') })
  const page = await open('withdrawal')
  await waitFor(() => expect(page.text()).toContain('撤回期已过'))
  expect(page.text()).toContain('提前结清')
})

test('a lender whose figures do not agree is named as the one to put it right, and nothing can be paid', async () => {
  signedIn()
  world({ [route.quote]: refusal('lender_figures_differ') })
  const page = await open('payoff')
  await waitFor(() => expect(page.text()).toContain('出借机构给出的金额与合同不一致'))
  expect(page.text()).toContain('没有扣款')
  expect(page.has('#to-confirm')).toBe(false)
})

test('no answer is not a no: the same is sent again under the same key', async () => {
  signedIn()
  const server = world({ [route.repay]: ['offline', ok(aRepayment(), 201)] })
  const page = await open('installment')
  await waitFor(() => page.one('.repay-way'))
  press(page, '.repay-way')
  await waitFor(() => page.one('#confirm-repayment'))
  press(page, '#confirm-repayment')
  await waitFor(() => page.one('#repayment-unknown'))
  expect(page.text()).toContain('不会重复扣款')
  press(page, '#send-again')
  await waitFor(() => page.one('#repayment-succeeded'))
  const [first, second] = server.keys(route.repay)
  expect(second).toBe(first)
})

test('a repayment being confirmed is followed until the lender has told', async () => {
  signedIn()
  const pending = aRepayment({ status: 'pending', settledAt: null })
  world(
    { [route.repayment]: [ok(aRepayment({ status: 'failed', refusal: 'lender_policy' }))] },
    someOptions({ pending }),
  )
  const page = await open('installment')
  await waitFor(() => page.one('#repayment-failed'))
  expect(page.text()).toContain('没有扣款')
  expect(page.text()).toContain('机构没有受理')
})

test('pending is said as long as it is so', async () => {
  signedIn()
  const pending = aRepayment({ status: 'pending', settledAt: null })
  world({ [route.repay]: ok(pending, 201), [route.repayment]: silence })
  const page = await open('installment')
  await waitFor(() => page.one('.repay-way'))
  press(page, '.repay-way')
  await waitFor(() => page.one('#confirm-repayment'))
  press(page, '#confirm-repayment')
  await waitFor(() => page.one('#repayment-pending'))
  expect(page.text()).toContain('请勿重复还款')
})

test('waiting, no line, a loan that takes no payment and not signed in each have their own face', async () => {
  signedIn()
  world({ [route.loan]: silence })
  const waiting = await open('installment')
  expect(waiting.text()).toContain('正在加载')
  await waiting.unload()
  world({ [route.installments]: ['offline', ok(someInstallments({}))] })
  const lost = await open('installment')
  await waitFor(() => expect(lost.text()).toContain('网络未连接'))
  press(lost, '#retry')
  await waitFor(() => lost.one('.repay-way'))
  await lost.unload()
  world({}, someOptions({ payableMinor: 0, prepayment: [], payoff: false }))
  const none = await open('installment')
  await waitFor(() => none.one('#nothing-payable'))
})

test('a signed-out borrower signs in first', async () => {
  world()
  const page = await open('payoff')
  await waitFor(() => page.one('#sign-in'))
})

test('shown again, the page keeps what was typed and what was being worked out', async () => {
  signedIn()
  const server = world()
  const page = await open('installment')
  await waitFor(() => page.one('.repay-way'))
  press(page, '.repay-way')
  await page.show()
  await waitFor(() => page.one('#confirm-repayment'))
  expect(server.to(route.installments)).toHaveLength(1)
})
