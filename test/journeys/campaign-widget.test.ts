import type { NewCampaign } from '@miaoguo/shared/campaign/campaign'
import { campaignContract } from '@miaoguo/shared/contract/merchant/campaigns'
import { promotionContract } from '@miaoguo/shared/contract/merchant/checkouts'
import type { Offer, Promotion } from '@miaoguo/shared/offer/offer'
import { addDays } from '@miaoguo/shared/time/due-dates'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { demoMerchant } from '../sandbox/world.ts'
import type { World } from '../support/app.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import {
  apply,
  call,
  consentTo,
  eventually,
  newPhone,
  openCheckout,
  requestOffers,
  signIn,
  valueOf,
  type Shopper,
} from '../support/shopper.ts'

afterAll(closeDatabases)
const merchant = { token: demoMerchant.secretKey }
const usual = 120_000
type Shown = Extract<Promotion, { shown: true }>

describe.each(databases)('on %s', (database) => {
  let world: World
  const live: string[] = []
  beforeAll(async () => {
    world = await openWorldOn(database, {
      lenders: { lezhong: { quoteDelayMs: 5 } },
      // A lender that is late on a busy machine is no offer that is missing.
      variables: { OFFER_DEADLINE_MS: '9000', LENDER_TIMEOUT_MS: '9000' },
    })
  })
  afterAll(() => world.close())
  afterEach(async () => {
    for (const id of live.splice(0)) await change('end', id)
  })

  async function campaign(it: Partial<NewCampaign> = {}): Promise<string> {
    const today = world.deps.today()
    const body = {
      name: '免息节',
      currency: 'CNY',
      startsOn: today,
      endsOn: addDays(today, 30),
      interestPpm: 1_000_000,
      feePpm: 0,
      budgetMinor: 10_000_000,
      installmentCounts: [12],
      ...it,
    }
    const made = valueOf(await call(world.url, campaignContract.create, { ...merchant, body }))
    live.push(made.id)
    return made.id
  }
  const change = (verb: 'pause' | 'resume' | 'end', id: string) =>
    call(world.url, campaignContract[verb], { ...merchant, params: { id }, body: {} })
  async function promoted(amountMinor = usual): Promise<Shown> {
    const it = valueOf(
      await call(world.url, promotionContract.view, {
        query: {
          key: demoMerchant.publishableKey,
          amountMinor: String(amountMinor),
          currency: 'CNY',
        },
        headers: { origin: 'http://shop.example' },
      }),
    )
    if (!it.shown) throw new Error(`nothing is promised: ${it.reason}`)
    return it
  }
  /** The checkout's offers for the amount, and the one that the widget speaks of. */
  async function offered(it: Shown): Promise<{ me: Shopper; offers: Offer[]; same: Offer }> {
    const me = await signIn(world.url, newPhone())
    const { amountMinor } = it
    const checkout = await openCheckout(world.url, { notifyUrl: world.receiver.url, amountMinor })
    const { offers } = await requestOffers(me, checkout)
    const same = offers.find(
      (one) =>
        one.lender.legalName.en === it.lenderName.en &&
        one.installmentCount === it.installmentCount &&
        one.largestInstallmentMinor === it.installmentMinor &&
        one.totalCostMinor === it.totalCostMinor &&
        one.annualRatePpm === it.annualRatePpm &&
        // Two plans of one lender may both be free, each at its own cost to the merchant.
        isDeepStrictEqual(one.subsidy, it.subsidy),
    )
    if (!same) throw new Error(`the checkout has nothing of ${JSON.stringify(it)}`)
    return { me, offers, same }
  }
  const soon = (what: string, is: (it: Shown) => boolean): Promise<Shown> =>
    eventually(what, async () => {
      const it = await promoted()
      return is(it) ? it : undefined
    })

  test('what a merchant pays is said with what is left to pay, and the checkout has that very offer', async () => {
    const plain = await promoted()
    expect(plain.subsidy).toBeUndefined()
    await offered(plain)
    const id = await campaign()
    const it = await promoted()
    expect(it).toMatchObject({ installmentCount: 12, annualRatePpm: 0, totalCostMinor: 0 })
    expect(it.subsidy).toMatchObject({ campaignId: id })
    expect(it.text.zhCN).toMatch(
      /^12 期免息 ¥100\.00 × 12，年化利率（单利）0\.00%，由商家承担息费 ¥/,
    )
    await offered(it)
  })

  test('whatever a campaign pays, and of whatever order, the widget says no more than the checkout gives', async () => {
    const huaxin = world.deps.lenders.byCode('huaxin')
    if (!huaxin) throw new Error('the lender is there')
    const kinds: Partial<NewCampaign>[] = [
      { interestPpm: 500_000 },
      { interestPpm: 333_333, feePpm: 333_333, installmentCounts: [3, 9] },
      { interestPpm: 1_000_000, feePpm: 1_000_000, installmentCounts: [12, 6] },
      { lenderIds: [huaxin.id], productCodes: ['steady'] },
      { orderMinMinor: 200_000, orderMaxMinor: 300_000 },
      { budgetMinor: 4_000 },
    ]
    let subsidised = 0
    for (const kind of kinds) {
      await campaign(kind)
      for (const amountMinor of [50_001, 123_457, 250_000]) {
        const it = await promoted(amountMinor)
        const { offers } = await offered(it)
        if (it.subsidy) subsidised += 1
        else
          // Nothing is kept back either: no offer that a campaign pays for has a smaller installment and costs less.
          expect(
            offers.filter(
              (one) =>
                one.subsidy &&
                one.totalCostMinor < it.totalCostMinor &&
                one.largestInstallmentMinor < it.installmentMinor,
            ),
          ).toEqual([])
      }
      for (const id of live.splice(0)) await change('end', id)
    }
    expect(subsidised).toBeGreaterThanOrEqual(10)
  }, 60_000)

  test('it is silent of a campaign that is paused, ended, begins later or is over', async () => {
    const id = await campaign()
    expect((await promoted()).subsidy).toBeDefined()
    await change('pause', id)
    expect((await promoted()).subsidy).toBeUndefined()
    await change('resume', id)
    expect((await promoted()).subsidy).toBeDefined()
    await change('end', id)
    expect((await promoted()).subsidy).toBeUndefined()
    const today = world.deps.today()
    await campaign({ startsOn: addDays(today, 1), endsOn: addDays(today, 1) })
    expect((await promoted()).subsidy).toBeUndefined()
    world.advance(86_400_000)
    await soon('the first day', (it) => it.subsidy !== undefined)
    world.advance(86_400_000)
    await soon('the day after the last', (it) => it.subsidy === undefined)
  })

  test('it is silent as soon as an order has taken what was left, and when somebody else changed a campaign', async () => {
    const budgetMinor = (await campaign(), await promoted()).subsidy?.subsidyMinor ?? 0
    for (const id of live.splice(0)) await change('end', id)
    const id = await campaign({ budgetMinor })
    const it = await promoted()
    expect(it.subsidy?.subsidyMinor).toBe(budgetMinor)
    const { me, same } = await offered(it)
    valueOf(await apply(me, await consentTo(me, same)))
    await soon('nothing is left', (now) => now.subsidy === undefined)
    // Another process gives it more, which this one was not told.
    await world.deps.db
      .updateTable('campaigns')
      .set((eb) => ({ budgetMinor: budgetMinor * 2, revision: eb('revision', '+', 1) }))
      .where('id', '=', id)
      .execute()
    await soon('something is left again', (now) => now.subsidy !== undefined)
  })
})
