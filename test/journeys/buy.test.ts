import { loanContract } from '@miaoguo/shared/contract/shopper/loans'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { World } from '../support/app.ts'
import { databases, openWorldOn, closeDatabases } from '../support/databases.ts'
import {
  apply,
  call,
  consentTo,
  decided,
  eventually,
  newPhone,
  offerOf,
  openCheckout,
  openDisclosure,
  requestOffers,
  signIn,
  valueOf,
  viewAsMerchant,
} from '../support/shopper.ts'

afterAll(closeDatabases)

describe.each(databases)('on %s', (database) => {
  let world: World
  beforeAll(async () => {
    world = await openWorldOn(database)
  })
  afterAll(() => world.close())

  test('an order is paid once, the merchant hears it by a signed webhook, and the loan is in my bills', async () => {
    const checkout = await openCheckout(world.url, { notifyUrl: world.receiver.url })
    const me = await signIn(world.url, newPhone())
    const request = await requestOffers(me, checkout)
    const costs = request.offers.map((it) => it.totalCostMinor)
    expect(costs).toEqual(costs.toSorted((a, b) => a - b))

    const offer = offerOf(request, 'Huaxin')
    const { sheet } = await openDisclosure(me, offer)
    expect(sheet).toMatchObject({
      totalCostMinor: offer.totalCostMinor,
      annualRatePpm: offer.annualRatePpm,
      nothingElseCharged: true,
    })
    const application = valueOf(await apply(me, await consentTo(me, offer)))
    expect(application).toMatchObject({
      status: 'approved',
      checkoutId: checkout.id,
      returnUrl: checkout.returnUrl,
    })

    const event = await eventually('a webhook', () =>
      world.receiver.events.find((it) => it.data.checkoutId === checkout.id),
    )
    expect(event).toMatchObject({
      type: 'checkout.paid',
      data: { status: 'paid', amountMinor: 120_000, loanId: application.loanId },
    })
    expect(world.receiver.refused).toBe(0)
    expect(await viewAsMerchant(world.url, checkout.id)).toMatchObject({ status: 'paid' })

    const bills = valueOf(await call(world.url, loanContract.list, { token: me.token, query: {} }))
    expect(bills.items.map((it) => it.id)).toEqual([application.loanId])
    const loan = valueOf(
      await call(world.url, loanContract.view, {
        token: me.token,
        params: { id: application.loanId ?? '' },
      }),
    )
    expect(loan.schedule).toEqual(sheet.schedule)
    const booked = world.lenders.huaxin
      .books()
      .loans.filter((it) => it.loan.loanReference === loan.lenderLoanReference)
    expect(booked.map((it) => it.loan.schedule)).toEqual([loan.schedule])
  })

  test('a lender that declines frees the checkout, and another lender may be chosen', async () => {
    const checkout = await openCheckout(world.url, { notifyUrl: world.receiver.url })
    const me = await signIn(world.url, newPhone('0002'))
    const declined = valueOf(
      await apply(me, await consentTo(me, offerOf(await requestOffers(me, checkout), 'Suyi'))),
    )
    expect(declined).toMatchObject({
      status: 'declined',
      declineReasons: ['limit_reached'],
      loanId: null,
    })
    await eventually('the decline told', () =>
      world.receiver.events.find(
        (it) => it.type === 'checkout.declined' && it.data.checkoutId === checkout.id,
      ),
    )
    expect(await viewAsMerchant(world.url, checkout.id)).toMatchObject({ status: 'open' })

    const other = valueOf(
      await apply(me, await consentTo(me, offerOf(await requestOffers(me, checkout), 'Huaxin'))),
    )
    expect(other).toMatchObject({
      status: 'declined',
      lenderName: { en: 'Huaxin Demonstration Bank Co., Ltd.' },
    })
  })

  test('a lender that is still thinking is asked again until it tells', async () => {
    const checkout = await openCheckout(world.url, { notifyUrl: world.receiver.url })
    const me = await signIn(world.url, newPhone('0003'))
    const offer = offerOf(await requestOffers(me, checkout), 'Suyi')
    const pending = valueOf(await apply(me, await consentTo(me, offer)))
    expect(pending).toMatchObject({ status: 'pending', loanId: null })
    expect(await viewAsMerchant(world.url, checkout.id)).toMatchObject({ status: 'pending' })
    const waited = valueOf(
      await call(world.url, loanContract.viewApplication, {
        token: me.token,
        params: { id: pending.id },
        query: { wait: 'true' },
      }),
    )
    expect(waited.status).toBe('approved')
    expect(await decided(me, pending.id)).toMatchObject({ status: 'approved' })
    expect(
      world.lenders.suyi
        .books()
        .loans.filter((it) => it.merchantReference === checkout.merchantReference),
    ).toHaveLength(1)
  })

  test.each([
    ['0004', 'the line drops'],
    ['0005', 'the lender answers 500'],
  ])('%s: when %s after booking, we ask, and there is one loan', async (ending) => {
    const checkout = await openCheckout(world.url, { notifyUrl: world.receiver.url })
    const me = await signIn(world.url, newPhone(ending))
    const offer = offerOf(await requestOffers(me, checkout), 'Suyi')
    const unknown = valueOf(await apply(me, await consentTo(me, offer)))
    expect(unknown.status).toBe('pending')
    expect(await decided(me, unknown.id)).toMatchObject({ status: 'approved' })
    const booked = world.lenders.suyi
      .books()
      .loans.filter((it) => it.merchantReference === checkout.merchantReference)
    expect(booked.map((it) => it.askedTimes)).toEqual([1])
    await eventually('one webhook', () =>
      world.receiver.events.find(
        (it) => it.type === 'checkout.paid' && it.data.checkoutId === checkout.id,
      ),
    )
  })
})
