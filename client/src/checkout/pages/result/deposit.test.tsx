import type { Booking } from '@miaoguo/shared/checkout/booking'
import { waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import {
  aCheckout,
  aDisclosure,
  aLoan,
  aSheet,
  anApplication,
  anOfferRequest,
  token,
} from '../../../../test/builders'
import { fakeServer, ok, route } from '../../../../test/fake-server'
import { signedIn } from '../../../../test/phone'
import { renderPage } from '../../../../test/render-page'
import LoanPage from '../../../account/pages/loan/index'
import DisclosurePage from '../disclosure/index'
import OffersPage from '../offers/index'
import ResultPage from './index'

const payment = {
  orderMinor: 160_000,
  depositMinor: 31_200,
  balanceMinor: 0,
  financedMinor: 128_800,
}
const said = ['订单总额', '¥1,600.00', '定金（已另付商户）', '¥312.00', '本次分期金额', '¥1,288.00']

test.each([
  [
    'the order above the offers',
    OffersPage,
    { token },
    { [route.checkout]: ok(aCheckout({ payment })), [route.ask]: ok(anOfferRequest(), 201) },
  ],
  [
    'the cost sheet',
    DisclosurePage,
    { token, offer: 'ofr_000001' },
    { [route.disclose]: ok(aDisclosure({ sheet: aSheet({ payment }) }), 201) },
  ],
  [
    'the result',
    ResultPage,
    { token, application: 'app_000001' },
    { [route.application]: ok(anApplication({ payment })), [route.loan]: ok(aLoan()) },
  ],
] as const)(
  '%s says what was paid as a deposit and what is financed',
  async (_name, Page, query, answers) => {
    signedIn()
    fakeServer(answers)
    const page = await renderPage(Page, query)
    await waitFor(() => page.one('.payment-parts'))
    const text = page.one('.payment-parts').textContent ?? ''
    for (const words of said) expect(text).toContain(words)
    // There is no balance to be paid later, so none is spoken of.
    expect(text).not.toContain('尾款（')
  },
)

test('where all of an order is financed nothing is said of deposits', async () => {
  signedIn()
  fakeServer({ [route.application]: ok(anApplication()), [route.loan]: ok(aLoan()) })
  const page = await renderPage(ResultPage, { token, application: 'app_000001' })
  await waitFor(() => page.one('#result-approved'))
  expect(page.has('.payment-parts')).toBe(false)
})

test.each([
  ['the result', ResultPage, { token, application: 'app_000001' }],
  ['the loan', LoanPage, { loan: 'ln_000001' }],
] as const)(
  '%s says what suppliers confirmed, and that nobody pays for what they refused',
  async (_name, Page, query) => {
    signedIn()
    const booking = (
      line: number,
      status: Booking['status'],
      supplierReference: string | null,
    ) => ({
      line,
      name: `line ${line}`,
      status,
      supplierReference,
      answeredAt: null,
      financedMinor: 10_000,
    })
    const bookings = [
      booking(0, 'confirmed', 'CA1234'),
      booking(1, 'awaiting_supplier', null),
      booking(2, 'refused', 'no room'),
    ]
    fakeServer({
      [route.application]: ok(anApplication()),
      [route.loan]: ok(aLoan({ bookings })),
    })
    const page = await renderPage(Page, query)
    await waitFor(() => expect(page.all('.booking')).toHaveLength(3))
    expect(page.all('.booking').map((it) => it.textContent)).toEqual([
      'line 0已确认 · 确认号 CA1234',
      'line 1等待供应商确认',
      'line 2供应商未能接受',
    ])
    expect(page.text()).toContain('不会由您承担')
  },
)
