import { forgetItineraries } from '@miaoguo/bff/src/checkouts/store.ts'
import { handoffContract } from '@miaoguo/shared/contract/shopper/handoffs'
import type { Itinerary } from '@miaoguo/shared/checkout/itinerary'
import { invariant } from '@miaoguo/shared/problem/problem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { daysAhead } from '../lenders/benches/handoff.ts'
import type { FakeFlexPay } from '../lenders/fakes/flex-pay.ts'
import type { World } from '../support/app.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { flexPayBeside } from '../support/flex-pay.ts'
import {
  call,
  decided,
  newPhone,
  openCheckout,
  requestOffers,
  signIn,
  valueOf,
  viewAsMerchant,
} from '../support/shopper.ts'

afterAll(closeDatabases)

const tripIn = (days: number): Itinerary => ({
  legs: [{ from: 'PEK', to: 'SYX', departsOn: daysAhead(days), arrivesOn: daysAhead(days) }],
  travelers: [{ firstName: 'Canary', lastName: 'Traveler', bornOn: '1990-01-01' }],
})

describe.each(databases)('on %s', (database) => {
  let world: World
  let flexPay: FakeFlexPay
  beforeAll(async () => {
    const beside = await flexPayBeside()
    flexPay = beside.flexPay
    world = await openWorldOn(database, { moreLenders: [beside.seed] })
  })
  afterAll(async () => {
    await world.close()
    await flexPay.close()
  })

  const begin = async (itinerary?: Itinerary) => {
    const checkout = await openCheckout(world.url, {
      notifyUrl: world.receiver.url,
      ...(itinerary ? { itinerary } : {}),
    })
    const me = await signIn(world.url, newPhone())
    const { handoffs = [] } = await requestOffers(me, checkout)
    const [choice] = handoffs
    const leave = async () => {
      invariant(choice, 'Flex Pay may be chosen')
      const body = { lenderId: choice.notice.lender.id, noticeDigest: choice.noticeDigest }
      const params = { token: checkout.token }
      return valueOf(
        await call(world.url, handoffContract.leave, { token: me.token, params, body }),
      )
    }
    const back = async (id: string) =>
      valueOf(await call(world.url, handoffContract.comeBack, { token: me.token, params: { id } }))
    return { checkout, me, choice, leave, back }
  }
  const kept = async (id: string) =>
    (
      await world.deps.db
        .selectFrom('checkouts')
        .select('itinerarySealed')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
    ).itinerarySealed

  test('without a trip nobody is sent to a lender of trips', async () => {
    expect((await begin()).choice).toBeUndefined()
  })

  test('a trip: she is told that the travelers are named there, agrees there, and the order is paid', async () => {
    const it = await begin(tripIn(40))
    expect(it.choice?.notice.shares).toEqual([
      'amount',
      'order_reference',
      'order_lines',
      'itinerary',
      'travelers',
    ])
    expect(flexPay.orders()).toBe(0)
    const { id, leaveUrl } = await it.leave()
    expect(flexPay.orders()).toBe(1)
    expect(flexPay.visit(leaveUrl ?? '', 'agrees')).toContain(id)
    const { applicationId, state } = await it.back(id)
    expect(state).toBe('agreed')
    const application = await decided(it.me, applicationId ?? '')
    expect(application).toMatchObject({ status: 'approved', termsAtLender: true })
    expect((await viewAsMerchant(world.url, it.checkout.id)).status).toBe('paid')
    const { id: attempt } = await world.deps.db
      .selectFrom('attempts')
      .select('id')
      .where('applicationId', '=', application.id)
      .executeTakeFirstOrThrow()
    expect(flexPay.booked(attempt)).toBe(1)
    // Who travels is kept sealed while the order is open, told back to nobody, and then forgotten.
    expect(JSON.stringify(it.checkout)).not.toContain('Canary')
    expect(await kept(it.checkout.id)).not.toBeNull()
    expect(await kept(it.checkout.id)).not.toContain('Canary')
    await forgetItineraries(world.deps.db)
    expect(await kept(it.checkout.id)).toBeNull()
    expect(JSON.stringify(world.logs)).not.toContain('Canary')
  })

  test('a trip too soon is refused before there is a page, with the reason', async () => {
    const it = await begin(tripIn(1))
    expect(await it.leave()).toMatchObject({
      state: 'refused',
      leaveUrl: null,
      declineReasons: ['trip_too_soon'],
    })
  })

  test('she says no in its window: nothing is lent', async () => {
    const it = await begin(tripIn(40))
    const { id, leaveUrl } = await it.leave()
    flexPay.visit(leaveUrl ?? '', 'refuses')
    expect(await it.back(id)).toMatchObject({ state: 'refused', applicationId: null })
    expect((await viewAsMerchant(world.url, it.checkout.id)).status).toBe('open')
  })
})
