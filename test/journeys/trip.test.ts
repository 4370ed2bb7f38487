import type { CheckoutLine } from '@miaoguo/shared/checkout/checkout'
import { eligibilityContract } from '@miaoguo/shared/contract/merchant/amounts'
import { addDays } from '@miaoguo/shared/time/due-dates'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoMerchant } from '../sandbox/world.ts'
import type { World } from '../support/app.ts'
import { agreeing, type Agreeing } from '../support/agreeing.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { held, type Held } from '../support/held.ts'
import {
  call,
  newPhone,
  openCheckout,
  requestOffers,
  signIn,
  valueOf,
  viewAsMerchant,
} from '../support/shopper.ts'
import { tillOf } from '../support/till.ts'
import { tripIn } from '../support/trip.ts'

afterAll(closeDatabases)

const token = demoMerchant.secretKey
const product = 'Trip installments'
const flights: CheckoutLine = {
  kind: 'item',
  name: '北京—三亚往返',
  quantity: 2,
  unitAmountMinor: 180_000,
  totalMinor: 360_000,
}
const nights: CheckoutLine = {
  kind: 'item',
  name: '海滨酒店',
  quantity: 5,
  unitAmountMinor: 48_000,
  totalMinor: 240_000,
}
/** What the traveler paid the shop at once; the balance is what is financed. */
const deposit: CheckoutLine = {
  kind: 'deposit',
  name: '已付定金',
  quantity: 1,
  unitAmountMinor: 100_000,
  totalMinor: 100_000,
}
const balanceMinor = 500_000

describe.each(databases)('on %s', (database) => {
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
  const booked = (days = 120): Promise<Held> =>
    held(world, {
      amountMinor: balanceMinor,
      lines: [flights, nights, deposit],
      itinerary: tripIn(today(), days),
      product,
      count: 3,
    })
  const judged = async (query: Record<string, string> = {}) => {
    const { products } = valueOf(
      await call(world.url, eligibilityContract.view, {
        token,
        query: { amountMinor: String(balanceMinor), currency: 'CNY', ...query },
      }),
    )
    return products.find((it) => it.productCode === 'trip')
  }
  const offered = async (days: number | undefined) => {
    const opened = await openCheckout(world.url, {
      notifyUrl: world.receiver.url,
      amountMinor: balanceMinor,
      ...(days === undefined ? {} : { itinerary: tripIn(today(), days) }),
    })
    const { offers } = await requestOffers(await signIn(world.url, newPhone()), opened)
    return offers.filter((it) => it.productName.en === product).map((it) => it.installmentCount)
  }
  /** What the traveler is told of a trip nobody lends against. */
  const missed = async (days: number) => {
    const opened = await openCheckout(world.url, {
      notifyUrl: world.receiver.url,
      amountMinor: balanceMinor,
      itinerary: tripIn(today(), days),
    })
    const { missedTrips = [] } = await requestOffers(await signIn(world.url, newPhone()), opened)
    return missedTrips
  }

  test('the supplier confirms: the balance is captured, and everything is repaid before the departure', async () => {
    const it = await booked()
    expect((await viewAsMerchant(world.url, it.checkout.id)).status).toBe('authorized')
    await till.capture(it.authorization.id)
    await agree(it, { capturedMinor: balanceMinor, refundedMinor: 0 })
    expect((await viewAsMerchant(world.url, it.checkout.id)).status).toBe('paid')
    const { schedule } = await it.loan()
    expect((schedule.at(-1)?.dueOn ?? '') < addDays(today(), 120)).toBe(true)
    // Two travel, one pays; neither is told back or logged.
    expect(JSON.stringify(it.checkout)).not.toContain('Canary')
    expect(JSON.stringify(world.logs)).not.toContain('Canary')
  })

  test.each([
    ['trip_too_soon', 13, 14],
    ['trip_too_far', 301, 300],
  ])(
    'a trip outside the window is not lent against, and the merchant is told: %s',
    async (code, days, bound) => {
      expect(await offered(days)).toEqual([])
      const told = await judged({ departsOn: addDays(today(), days) })
      expect(told).toMatchObject({
        eligible: false,
        reasons: [{ code, dayOn: addDays(today(), bound) }],
      })
      const [first] = told?.reasons[0]?.remedies ?? []
      const remedy =
        code === 'trip_too_soon'
          ? { code: 'depart_from', dayOn: addDays(today(), bound) }
          : { code: 'ask_from', dayOn: addDays(today(), days - bound) }
      expect(first).toMatchObject(remedy)
      // The traveler is told the same, word for word.
      expect(await missed(days)).toMatchObject([
        { productName: { en: product }, reason: told?.reasons[0] },
      ])
    },
  )

  test('only plans that end before the departure are offered, and the merchant is told which day', async () => {
    const departsOn = addDays(today(), 100)
    expect((await offered(100)).toSorted()).toEqual([2, 3])
    expect(await judged({ departsOn, returnsOn: addDays(departsOn, 5) })).toMatchObject({
      eligible: true,
      installmentCounts: [2, 3],
      reasons: [{ code: 'plan_outlasts_trip', dayOn: departsOn }],
    })
    // Some plan fits, so nothing was missed; where none does, the day is said.
    expect(await missed(100)).toEqual([])
    expect(await missed(40)).toMatchObject([
      { reason: { code: 'plan_outlasts_trip', dayOn: addDays(today(), 40) } },
    ])
  })

  test('goods are never lent for as a trip', async () => {
    expect(await offered(undefined)).toEqual([])
    expect(await judged()).toMatchObject({
      eligible: false,
      reasons: [{ code: 'trip_required', dayOn: null, remedies: [{ code: 'tell_trip' }, {}] }],
    })
  })

  test('an order of travel without its days opens, and says that the days are missing', async () => {
    const opened = await openCheckout(world.url, {
      notifyUrl: world.receiver.url,
      scenario: 'travel',
    })
    const { missedTrips } = await requestOffers(await signIn(world.url, newPhone()), opened)
    expect(missedTrips).toMatchObject([{ reason: { code: 'trip_required' } }])
  })

  test('days that cannot be are refused by the name of the field', async () => {
    const ask = (query: Record<string, string>) =>
      call(world.url, eligibilityContract.view, {
        token,
        query: { amountMinor: '500000', currency: 'CNY', ...query },
      })
    const departsOn = addDays(today(), 20)
    expect((await ask({ departsOn, returnsOn: today() })).problem?.errors).toMatchObject([
      { pointer: '/returnsOn' },
    ])
    expect((await ask({ returnsOn: departsOn })).problem?.errors).toMatchObject([
      { pointer: '/departsOn' },
    ])
  })

  test('a changed trip costs less: what is confirmed is captured, the rest is released', async () => {
    const it = await booked()
    await till.capture(it.authorization.id, { amountMinor: 420_000 })
    valueOf(await till.ask('release', it.authorization.id))
    await agree(it, { capturedMinor: 420_000, refundedMinor: 0 })
    expect(await till.view(it.authorization.id)).toMatchObject({ remainingMinor: 0 })
  })

  test('two nights are given back after the trip is paid for', async () => {
    const it = await booked()
    await till.capture(it.authorization.id)
    expect(valueOf(await till.refund(it.authorization.id, { amountMinor: 96_000 }))).toMatchObject({
      status: 'succeeded',
      amountMinor: 96_000,
    })
    await agree(it, { capturedMinor: balanceMinor, refundedMinor: 96_000 })
  })

  test('a cancelled trip that was paid for is refunded whole, and nothing is owed', async () => {
    const it = await booked()
    await till.capture(it.authorization.id)
    valueOf(await till.ask('reverse', it.authorization.id))
    await agree(it, { capturedMinor: balanceMinor, refundedMinor: balanceMinor })
    expect((await it.loan()).outstandingMinor).toBe(0)
  })

  test('a supplier that never confirms: the hold is given up and nothing was lent', async () => {
    const it = await booked()
    valueOf(await till.ask('cancel', it.authorization.id))
    expect(till.theirs(it)?.capturedMinor).toBe(0)
    expect((await it.loan()).status).toBe('cancelled')
    expect((await viewAsMerchant(world.url, it.checkout.id)).status).toBe('cancelled')
  })
})
