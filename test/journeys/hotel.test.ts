import type { CheckoutLine } from '@miaoguo/shared/checkout/checkout'
import { eligibilityContract } from '@miaoguo/shared/contract/merchant/amounts'
import {
  merchantCheckoutContract,
  promotionContract,
} from '@miaoguo/shared/contract/merchant/checkouts'
import { addDays } from '@miaoguo/shared/time/due-dates'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoMerchant } from '../sandbox/world.ts'
import type { World } from '../support/app.ts'
import { agreeing, type Agreeing } from '../support/agreeing.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { held } from '../support/held.ts'
import { call, newPhone, openCheckout, requestOffers, signIn, valueOf } from '../support/shopper.ts'
import { tillOf } from '../support/till.ts'
import { stayIn } from '../support/trip.ts'

afterAll(closeDatabases)

const product = 'Trip installments'
const amountMinor = 360_000
const nights: CheckoutLine = {
  kind: 'item',
  name: '湖畔酒店（间夜）',
  quantity: 3,
  unitAmountMinor: 120_000,
  totalMinor: amountMinor,
}

describe.each(databases)('a hotel alone, on %s', (database) => {
  let world: World
  let till: ReturnType<typeof tillOf>
  let agree: Agreeing
  beforeAll(async () => {
    world = await openWorldOn(database)
    till = tillOf(world)
    agree = agreeing(world)
  })
  afterAll(() => world.close())

  const today = (): string => world.deps.today()
  const offered = async (days: number) => {
    const opened = await openCheckout(world.url, {
      notifyUrl: world.receiver.url,
      amountMinor,
      itinerary: stayIn(today(), days),
    })
    const { offers } = await requestOffers(await signIn(world.url, newPhone()), opened)
    return offers.filter((it) => it.productName.en === product).length > 0
  }
  /** What the widget promises of a stay that begins on a day. */
  const promised = async (days: number) =>
    valueOf(
      await call(world.url, promotionContract.view, {
        headers: { Origin: 'http://shop.example' },
        query: {
          key: demoMerchant.publishableKey,
          amountMinor: String(amountMinor),
          currency: 'CNY',
          departsOn: addDays(today(), days),
          returnsOn: addDays(today(), days + 3),
        },
      }),
    )
  const judged = async (days: number) =>
    valueOf(
      await call(world.url, eligibilityContract.view, {
        token: demoMerchant.secretKey,
        query: {
          amountMinor: String(amountMinor),
          currency: 'CNY',
          departsOn: addDays(today(), days),
        },
      }),
    ).products.find((it) => it.productCode === 'trip')

  test('nights are lent against by the day of checking in, drawn, and a night given back', async () => {
    const it = await held(world, {
      amountMinor,
      lines: [nights],
      itinerary: stayIn(today(), 120),
      product,
      count: 3,
    })
    await till.capture(it.authorization.id)
    await agree(it, { capturedMinor: amountMinor, refundedMinor: 0 })
    valueOf(await till.refund(it.authorization.id, { amountMinor: 120_000 }))
    await agree(it, { capturedMinor: amountMinor, refundedMinor: 120_000 })
    const { schedule } = await it.loan()
    expect((schedule.at(-1)?.dueOn ?? '') < addDays(today(), 120)).toBe(true)
  })

  test.each([
    [13, false],
    [14, false],
    [75, true],
    [300, true],
    [301, false],
  ])('checking in after %i days: checkout and eligibility say the same', async (days, eligible) => {
    expect(await offered(days)).toBe(eligible)
    expect((await judged(days))?.eligible).toBe(eligible)
    expect((await promised(days)).shown).toBe(true)
  })

  test('neither rides nor nights are no trip, and the field is named', async () => {
    const { problem } = await call(world.url, merchantCheckoutContract.create, {
      token: demoMerchant.secretKey,
      body: {
        merchantReference: 'nowhere',
        scenario: 'travel',
        currency: 'CNY',
        amountMinor,
        lines: [nights],
        returnUrl: 'http://127.0.0.1:9/return',
        notifyUrl: world.receiver.url,
        itinerary: { ...stayIn(today(), 120), stays: [] },
      },
    })
    expect(problem?.errors).toMatchObject([{ pointer: '/itinerary/stays' }])
  })
})
