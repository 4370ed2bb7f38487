import { merchantCheckoutContract } from '@miaoguo/shared/contract/merchant/checkouts'
import { shopperCheckoutContract } from '@miaoguo/shared/contract/shopper/checkouts'
import { loanContract } from '@miaoguo/shared/contract/shopper/loans'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoMerchant } from '../sandbox/world.ts'
import type { World } from '../support/app.ts'
import { agreeing, type Agreeing } from '../support/agreeing.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { held, type Held } from '../support/held.ts'
import { call, newPhone, openCheckout, requestOffers, signIn, valueOf } from '../support/shopper.ts'
import { tillOf } from '../support/till.ts'
import { tripIn } from '../support/trip.ts'

afterAll(closeDatabases)

const token = demoMerchant.secretKey
const first = 500_000
const difference = 80_000
const product = 'Trip installments'

describe.each(databases)('a trip that became dearer, on %s', (database) => {
  let world: World
  let till: ReturnType<typeof tillOf>
  let agree: Agreeing
  beforeAll(async () => {
    world = await openWorldOn(database)
    till = tillOf(world)
    agree = agreeing(world)
  })
  afterAll(() => world.close())

  const itinerary = () => tripIn(world.deps.today(), 120)
  const booked = (): Promise<Held> =>
    held(world, { amountMinor: first, itinerary: itinerary(), product, count: 3 })
  /** The same traveler agrees to the difference; drawn at once. */
  const dearer = (it: Held): Promise<Held> =>
    held(world, {
      me: it.me,
      amends: it.checkout.id,
      amountMinor: difference,
      itinerary: itinerary(),
      product,
      count: 3,
      captureMode: 'automatic',
    })
  /** A loan as it was agreed: what must not change. */
  const asAgreed = async (it: Held) => {
    const { id, principalMinor, totalCostMinor, annualRatePpm, schedule, disclosureDigest } =
      await it.loan()
    return { id, principalMinor, totalCostMinor, annualRatePpm, schedule, disclosureDigest }
  }

  test('only the difference is offered, with a cost and a yes of its own; the first loan stays as agreed', async () => {
    const it = await booked()
    await till.capture(it.authorization.id)
    const before = await asAgreed(it)
    const more = await dearer(it)
    expect(more.checkout.amends).toBe(it.checkout.id)
    const order = valueOf(
      await call(world.url, shopperCheckoutContract.view, {
        token: it.me.token,
        params: { token: more.checkout.token },
      }),
    )
    expect(order).toMatchObject({
      amountMinor: difference,
      amends: { merchantReference: it.checkout.merchantReference, amountMinor: first },
    })
    const loan = await more.loan()
    expect(loan.principalMinor).toBe(difference)
    expect(loan.disclosureDigest).not.toBe(before.disclosureDigest)
    expect(await asAgreed(it)).toEqual(before)
    await agree(it, { capturedMinor: first, refundedMinor: 0 })
    await agree(more, { capturedMinor: difference, refundedMinor: 0 })
  })

  test('reversing the difference leaves the first loan, and reversing the first leaves the difference', async () => {
    const [it, other] = [await booked(), await booked()]
    for (const one of [it, other]) await till.capture(one.authorization.id)
    const [more, stays] = [await dearer(it), await dearer(other)]
    valueOf(await till.ask('reverse', more.authorization.id))
    await agree(more, { capturedMinor: difference, refundedMinor: difference })
    await agree(it, { capturedMinor: first, refundedMinor: 0 })
    valueOf(await till.ask('reverse', other.authorization.id))
    await agree(other, { capturedMinor: first, refundedMinor: first })
    await agree(stays, { capturedMinor: difference, refundedMinor: 0 })
    expect((await more.loan()).outstandingMinor).toBe(0)
    expect((await it.loan()).outstandingMinor).toBe(first)
    expect((await stays.loan()).outstandingMinor).toBe(difference)
  })

  test('nothing is lent before the traveler says yes, and to nobody else', async () => {
    const it = await booked()
    await till.capture(it.authorization.id)
    const opened = await openCheckout(world.url, {
      notifyUrl: world.receiver.url,
      amends: it.checkout.id,
      amountMinor: difference,
      itinerary: itinerary(),
    })
    const { items } = valueOf(await call(world.url, loanContract.list, { token: it.me.token }))
    expect(items.map((one) => one.principalMinor)).toEqual([first])
    const somebody = await signIn(world.url, newPhone())
    const refused = await call(world.url, shopperCheckoutContract.requestOffers, {
      token: somebody.token,
      params: { token: opened.token },
    })
    expect(refused.problem?.code).toBe('not_found')
    const { offers } = await requestOffers(it.me, opened)
    expect(new Set(offers.map((one) => one.principalMinor))).toEqual(new Set([difference]))
    await agree(it, { capturedMinor: first, refundedMinor: 0 })
  })

  test.each([['open'], ['cancelled'], ['nobody’s']])(
    '%s order is added to by nobody',
    async (state) => {
      const opened = await openCheckout(world.url, { notifyUrl: world.receiver.url })
      if (state === 'cancelled')
        valueOf(
          await call(world.url, merchantCheckoutContract.cancel, {
            token,
            params: { id: opened.id },
            body: {},
          }),
        )
      const amends = state === 'nobody’s' ? 'chk_0000000000' : opened.id
      await expect(
        openCheckout(world.url, { notifyUrl: world.receiver.url, amends }),
      ).rejects.toThrow(/checkout_not_amendable/)
    },
  )
})
