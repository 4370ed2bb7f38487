import type { Autopay, AutopayState } from '@miaoguo/shared/repayment/autopay'
import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { anAutopay, anAutopayState } from '../../../../test/autopay-builders'
import { aLoan } from '../../../../test/builders'
import { fakeServer, ok, refusal, route } from '../../../../test/fake-server'
import { moves, signedIn } from '../../../../test/phone'
import { renderPage } from '../../../../test/render-page'
import LoanPage from './index'

const query = { loan: 'ln_000001' }
const open = async (it: Partial<AutopayState>, more: Parameters<typeof fakeServer>[0] = {}) => {
  signedIn()
  const server = fakeServer({
    [route.loan]: ok(aLoan()),
    [route.autopay]: ok(anAutopayState(it)),
    ...more,
  })
  const page = await renderPage(LoanPage, query)
  await waitFor(() => page.one('.installment-row'))
  return { server, page }
}
const standing = (it: Partial<Autopay>, next: AutopayState['next'] = null) =>
  open({ able: false, autopay: anAutopay(it), next })

test('it is off until chosen, and the way to it says that nothing depends on it', async () => {
  const { page } = await open({})
  await waitFor(() => page.one('#to-autopay'))
  expect(page.one('#autopay-off').textContent).toContain('都不影响这笔借款的任何条件')
  fireEvent.click(page.one('#to-autopay'))
  await waitFor(() =>
    expect(moves).toEqual(['navigateTo /account/pages/autopay/index?loan=ln_000001']),
  )
})

test('where the lender does not offer it, or it cannot be read, the page is silent about it', async () => {
  const { page } = await open({ able: false })
  expect(page.text()).not.toContain('自动还款')
  await page.unload()
  const away = await open({}, { [route.autopay]: refusal('internal_error') })
  expect(away.page.text()).not.toContain('自动还款')
})

test('while it stands: from which card, what is taken next, the most, and the text that was agreed to', async () => {
  const { page } = await standing({}, { dueOn: '2026-12-24', amountMinor: 43_571 })
  await waitFor(() => page.one('#end-autopay'))
  for (const shown of [
    '已开通',
    '中国农业银行（尾号 0018）',
    '2026年12月24日 ¥435.71',
    '一天最多扣',
  ])
    expect(page.text()).toContain(shown)
  expect(page.all('.autopay-sentence')).toHaveLength(0)
  fireEvent.click(page.one('#autopay-text'))
  await waitFor(() => expect(page.all('.autopay-sentence')).toHaveLength(2))
  expect(page.text()).toContain(`sha256:${'b'.repeat(64)}`)
  fireEvent.click(page.one('#autopay-text'))
  await waitFor(() => expect(page.all('.autopay-sentence')).toHaveLength(0))
})

test('one press ends it; a lost line says so and leaves what stood', async () => {
  const ended = anAutopay({
    status: 'ended',
    end: 'cancelled',
    endedAt: '2026-12-02T02:00:00.000Z',
  })
  const { page, server } = await open(
    {},
    {
      [route.autopay]: [
        ok(anAutopayState({ able: false, autopay: anAutopay() })),
        ok(anAutopayState({ autopay: ended })),
      ],
      [route.endAutopay]: ['offline', ok(ended)],
    },
  )
  await waitFor(() => page.one('#end-autopay'))
  fireEvent.click(page.one('#end-autopay'))
  await waitFor(() => expect(page.text()).toContain('网络未连接'))
  expect(page.text()).toContain('已开通')
  fireEvent.click(page.one('#end-autopay'))
  await waitFor(() => expect(page.one('#autopay-off').textContent).toContain('是您结束的'))
  expect(server.to(route.endAutopay)).toHaveLength(2)
  page.one('#to-autopay')
})

test('what is not confirmed yet is said, with what that means for who pays', async () => {
  const asking = await standing({ status: 'asking' })
  await waitFor(() => asking.page.one('#autopay-asking'))
  expect(asking.page.one('#autopay-asking').textContent).toContain('确认以前不会扣款')
  asking.page.one('#end-autopay')
  await asking.page.unload()
  const ending = await standing({ status: 'ending' })
  await waitFor(() => ending.page.one('#autopay-ending'))
  expect(ending.page.has('#end-autopay')).toBe(false)
})

test('a card that refused: nothing was taken, nothing is charged, and it is still to be paid', async () => {
  const { page } = await standing({
    lastCollection: {
      on: '2026-12-24',
      outcome: 'refused',
      amountMinor: 43_571,
      currency: 'CNY',
      refusal: 'insufficient_funds',
    },
  })
  await waitFor(() => page.one('#autopay-failed'))
  for (const shown of ['2026年12月24日没有扣成功', '余额不足', '没有扣任何钱', '也没有收费'])
    expect(page.one('#autopay-failed').textContent).toContain(shown)
})

test('what was taken, what was refused and why it ended are each said', async () => {
  const taken = { on: '2026-12-24', amountMinor: 43_571, currency: 'CNY', refusal: null } as const
  const { page } = await standing({ lastCollection: { ...taken, outcome: 'taken' } })
  await waitFor(() => expect(page.text()).toContain('2026年12月24日 已扣 ¥435.71'))
  await page.unload()
  const endedAt = '2026-12-02T02:00:00.000Z'
  for (const [it, words] of [
    [{ status: 'ended', end: 'loan_closed', endedAt }, '授权自动结束'],
    [{ status: 'ended', end: 'lender', endedAt }, '机构或银行结束了它'],
    [{ status: 'refused', end: 'lender', endedAt }, '没有同意，没有开通'],
  ] as const) {
    const over = await open({ able: false, autopay: anAutopay(it) })
    await waitFor(() => expect(over.page.one('#autopay-off').textContent).toContain(words))
    expect(over.page.has('#to-autopay')).toBe(false)
    await over.page.unload()
  }
})
