import { eligibilityContract } from '@miaoguo/shared/contract/merchant/amounts'
import { addDays } from '@miaoguo/shared/time/due-dates'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoMerchant } from '../sandbox/world.ts'
import type { World } from '../support/app.ts'
import { expectBooksAgree } from '../support/books-agree.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { asHeld } from '../support/held.ts'
import { repayingOf } from '../support/repaying.ts'
import {
  apply,
  call,
  consentTo,
  decided,
  newPhone,
  openCheckout,
  openDisclosure,
  requestOffers,
  signIn,
  valueOf,
} from '../support/shopper.ts'

afterAll(closeDatabases)

describe.each(databases)('on %s', (database) => {
  let world: World
  beforeAll(async () => {
    world = await openWorldOn(database, { lenders: { lezhong: { quoteDelayMs: 5 } } })
  })
  afterAll(() => world.close())

  const begin = async (amountMinor = 100_001) => {
    const checkout = await openCheckout(world.url, { notifyUrl: world.receiver.url, amountMinor })
    const me = await signIn(world.url, newPhone())
    const request = await requestOffers(me, checkout)
    return {
      checkout,
      me,
      later: request.offers.filter((it) => it.kind === 'checkout_bnpl'),
      request,
    }
  }

  test.each([
    ['in 30 days', 1],
    ['in four parts', 4],
  ])('an order is paid later %s, for its price and not a fen more', async (_, count) => {
    const { checkout, me, later, request } = await begin()
    expect(request.offers.some((it) => it.kind === 'installments')).toBe(true)
    const offer = later.find((it) => it.installmentCount === count)
    if (!offer) throw new Error('an offer to pay later')
    expect(offer).toMatchObject({
      totalCostMinor: 0,
      annualRatePpm: 0,
      totalOfPaymentsMinor: 100_001,
    })
    const { sheet } = await openDisclosure(me, offer)
    expect(sheet).toMatchObject({ totalCostMinor: 0, annualRatePpm: 0, nothingElseCharged: true })
    expect(sheet.costs).toMatchObject([{ kind: 'interest', totalMinor: 0, annualRatePpm: 0 }])
    expect(sheet.contingentCosts).toMatchObject([{ name: { en: 'Late payment interest' } }])
    expect(sheet.schedule).toHaveLength(count)
    if (count === 1) {
      expect(sheet.schedule[0]?.dueOn).toBe(addDays(sheet.drawnOn, 30))
      // One payment is not "then every month".
      expect(sheet.dueDateRule.en).toBe(`Paid once, in full, on ${addDays(sheet.drawnOn, 30)}`)
    }

    const application = await decided(me, valueOf(await apply(me, await consentTo(me, offer))).id)
    const made = await asHeld(world, {
      me,
      checkoutId: checkout.id,
      loanId: application.loanId ?? '',
    })
    expect(made.checkout.status).toBe('paid')
    const it = { ...made, loanId: application.loanId ?? '' }
    const phone = repayingOf(world)
    await expectBooksAgree(phone, it)
    for (const row of sheet.schedule)
      expect(valueOf(await phone.pay(it, { amountMinor: row.totalMinor })).status).toBe('succeeded')
    expect(await it.loan()).toMatchObject({ status: 'paid_off', outstandingMinor: 0 })
    expect(phone.theirs(it)).toMatchObject({ repaidMinor: 100_001, capturedMinor: 100_001 })
    await expectBooksAgree(phone, it)
  })

  test('beyond its limit nobody is promised to pay later, and the merchant is told why', async () => {
    const { later } = await begin(300_001)
    expect(later).toEqual([])
    const { products } = valueOf(
      await call(world.url, eligibilityContract.view, {
        token: demoMerchant.secretKey,
        query: { amountMinor: '300001', currency: 'CNY' },
      }),
    )
    expect(products.find((it) => it.productCode === 'four')?.reasons).toMatchObject([
      { code: 'amount_too_high', boundMinor: 300_000 },
    ])
  })
})
