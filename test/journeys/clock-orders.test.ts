import { testClockContract } from '@miaoguo/shared/contract/merchant/keys'
import { addDays, addMonths } from '@miaoguo/shared/time/due-dates'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoMerchant } from '../sandbox/world.ts'
import type { World } from '../support/app.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { livesIn, type Taken } from '../support/lives.ts'
import {
  call,
  newPhone,
  offerOf,
  openCheckout,
  openDisclosure,
  requestOffers,
  signIn,
  valueOf,
} from '../support/shopper.ts'
import { tripIn } from '../support/trip.ts'

afterAll(closeDatabases)

const aheadDays = 40
const steady: Taken = {
  scene: 'goods',
  lender: 'Huaxin',
  product: 'Steady installments',
  count: 6,
  amountMinor: 123_457,
}

describe.each(databases)(
  'an order taken while its merchant’s clock is ahead, on %s',
  (database) => {
    let world: World
    let lives: ReturnType<typeof livesIn>
    beforeAll(async () => {
      world = await openWorldOn(database)
      lives = livesIn(world)
      valueOf(
        await call(world.url, testClockContract.advance, {
          token: demoMerchant.secretKey,
          body: { seconds: aheadDays * 86_400 },
        }),
      )
    })
    afterAll(() => world.close())
    const merchantDay = (): string => addDays(world.deps.today(), aheadDays)

    test('offer, sheet and first due date are of the merchant’s day', async () => {
      const opened = await openCheckout(world.url, { notifyUrl: world.receiver.url })
      const me = await signIn(world.url, newPhone())
      const offer = offerOf(await requestOffers(me, opened), 'Huaxin')
      expect(offer.firstDueOn).toBe(addMonths(merchantDay(), 1))
      const { sheet } = await openDisclosure(me, offer)
      expect(sheet.drawnOn).toBe(merchantDay())
      expect(sheet.schedule[0]?.dueOn).toBe(offer.firstDueOn)
    })

    test('a trip’s window counts from there', async () => {
      const offered = async (days: number) => {
        const opened = await openCheckout(world.url, {
          notifyUrl: world.receiver.url,
          amountMinor: 500_000,
          itinerary: tripIn(merchantDay(), days),
        })
        const { offers } = await requestOffers(await signIn(world.url, newPhone()), opened)
        return offers.some((it) => it.productName.en === 'Trip installments')
      }
      expect([await offered(300), await offered(301)]).toEqual([true, false])
    })

    test('nothing of it is late, it becomes late on its own days, and three books agree at its end', async () => {
      const it = await lives.begun(steady)
      const rows = await lives.phone.rows(it)
      expect(rows).toMatchObject({ asOf: merchantDay(), late: null, options: { overdueMinor: 0 } })
      expect(rows.installments[0]?.dueOn).toBe(addMonths(merchantDay(), 1))
      await lives.pass(steady, it, 33)
      expect((await lives.phone.rows(it)).late).toMatchObject({ count: 1 })
      const { options } = await lives.phone.rows(it)
      await lives.pay(it, { amountMinor: options.overdueMinor })
      await lives.payRows(it)
      await lives.endsAs(it, { taken: steady, status: 'paid_off' })
    })
  },
)
