import { gatherSettlements } from '@miaoguo/bff/src/settlements/gather-settlements.ts'
import type { Campaign, NewCampaign } from '@miaoguo/shared/campaign/campaign'
import { consoleOrderContract } from '@miaoguo/shared/contract/console/orders'
import { campaignContract } from '@miaoguo/shared/contract/merchant/campaigns'
import { settlementContract } from '@miaoguo/shared/contract/merchant/settlements'
import { renderSheet } from '@miaoguo/shared/disclosure/render'
import type { CaptureMode } from '@miaoguo/shared/checkout/checkout'
import type { Offer } from '@miaoguo/shared/offer/offer'
import { addDays } from '@miaoguo/shared/time/due-dates'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { demoMerchant, demoUsers } from '../sandbox/world.ts'
import type { World } from '../support/app.ts'
import { signInToConsole } from '../support/console.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { disputeAtLender, disputesOf } from '../support/disputed.ts'
import { asHeld, type Held } from '../support/held.ts'
import { asTheirs, repayingOf } from '../support/repaying.ts'
import {
  apply,
  call,
  consentTo,
  decided,
  eventually,
  newPhone,
  openCheckout,
  openDisclosure,
  requestOffers,
  signIn,
  valueOf,
  type Shopper,
} from '../support/shopper.ts'
import { tillOf } from '../support/till.ts'

afterAll(closeDatabases)
const merchant = { token: demoMerchant.secretKey }

describe.each(databases)('on %s', (database) => {
  let world: World
  let till: ReturnType<typeof tillOf>
  const live: string[] = []
  beforeAll(async () => {
    world = await openWorldOn(database)
    till = tillOf(world)
  })
  afterAll(() => world.close())
  afterEach(async () => {
    for (const id of live.splice(0)) await change('end', id)
  })

  async function campaign(it: Partial<NewCampaign> = {}): Promise<Campaign> {
    const today = world.deps.today()
    const made = valueOf(
      await call(world.url, campaignContract.create, {
        ...merchant,
        body: {
          name: '免息节',
          currency: 'CNY',
          startsOn: today,
          endsOn: addDays(today, 30),
          interestPpm: 1_000_000,
          feePpm: 0,
          budgetMinor: 1_000_000,
          installmentCounts: [6],
          ...it,
        },
      }),
    )
    live.push(made.id)
    return made
  }
  const view = async (id: string): Promise<Campaign> =>
    valueOf(await call(world.url, campaignContract.view, { ...merchant, params: { id } }))
  const change = async (verb: 'pause' | 'resume' | 'end', id: string) =>
    call(world.url, campaignContract[verb], { ...merchant, params: { id }, body: {} })

  type Asking = { me: Shopper; checkoutId: string; offers: Offer[]; subsidised: Offer[] }
  async function asked(ending?: string, captureMode: CaptureMode = 'automatic'): Promise<Asking> {
    const me = await signIn(world.url, newPhone(ending))
    const checkout = await openCheckout(world.url, {
      notifyUrl: world.receiver.url,
      captureMode,
    })
    const { offers } = await requestOffers(me, checkout)
    const subsidised = offers.filter(
      (it) => it.subsidy && it.lender.legalName.en.includes('Huaxin'),
    )
    return { me, checkoutId: checkout.id, offers, subsidised }
  }
  const theOffer = ({ subsidised: [it] }: Asking): Offer => {
    if (!it) throw new Error('nothing is subsidised')
    return it
  }
  async function bought(captureMode?: CaptureMode): Promise<Held & { subsidyMinor: number }> {
    const it = await asked(undefined, captureMode)
    const offer = theOffer(it)
    const done = await decided(it.me, valueOf(await apply(it.me, await consentTo(it.me, offer))).id)
    const order = await asHeld(world, { ...it, loanId: done.loanId ?? '' })
    return { ...order, subsidyMinor: offer.subsidy?.subsidyMinor ?? 0 }
  }

  test('the shopper sees the plan at its own cost and who pays the rest, and the lender books exactly that', async () => {
    const plain = (await asked()).offers.find(
      (it) => it.installmentCount === 6 && it.lender.legalName.en.includes('Huaxin'),
    )
    const made = await campaign()
    const it = await asked()
    const offer = theOffer(it)
    expect(offer).toMatchObject({ totalCostMinor: 0, annualRatePpm: 0, installmentCount: 6 })
    expect(offer.subsidy).toMatchObject({
      campaignId: made.id,
      name: '免息节',
      subsidyMinor: plain?.totalCostMinor,
      fullCostMinor: plain?.totalCostMinor,
    })
    // The same plan is not offered once more for more; other plans cost what they cost.
    const six = it.offers.filter(
      (one) => one.installmentCount === 6 && one.lender.id === offer.lender.id,
    )
    expect(six).toHaveLength(1)
    expect(it.offers.some((one) => one.totalCostMinor > 0 && !one.subsidy)).toBe(true)
    const { sheet } = await openDisclosure(it.me, offer)
    expect(sheet).toMatchObject({ totalCostMinor: 0, annualRatePpm: 0 })
    expect(sheet.costs[0]?.basis.zhCN).toMatch(/由商户“.+”向机构支付/)
    expect(JSON.stringify(renderSheet(sheet, 'zh-CN'))).toContain('向机构支付')
    const application = await decided(
      it.me,
      valueOf(await apply(it.me, await consentTo(it.me, offer))).id,
    )
    expect(application.status).toBe('approved')
    const order = await asHeld(world, { ...it, loanId: application.loanId ?? '' })
    expect((await order.loan()).schedule.every((row) => row.interestMinor === 0)).toBe(true)
    expect(await view(made.id)).toMatchObject({
      reservedMinor: 0,
      spentMinor: plain?.totalCostMinor,
    })
    const seen = await call(world.url, consoleOrderContract.view, {
      token: await signInToConsole(world.url, demoUsers[1].login),
      params: { mode: 'test', id: it.checkoutId },
    })
    expect(valueOf(seen).credit?.subsidy).toEqual({
      campaignId: made.id,
      name: '免息节',
      promisedMinor: plain?.totalCostMinor,
      spentMinor: plain?.totalCostMinor,
    })
  })

  test('half of it: interest is shared row by row, and rules and rates are of what the shopper pays', async () => {
    await campaign({ interestPpm: 500_000 })
    const it = await asked()
    const offer = theOffer(it)
    const full = offer.subsidy?.fullCostMinor ?? 0
    expect(offer.totalCostMinor).toBeGreaterThan(0)
    expect(Math.abs(offer.totalCostMinor * 2 - full)).toBeLessThanOrEqual(6)
    expect(offer.annualRatePpm).toBeGreaterThan(35_000)
    expect(offer.annualRatePpm).toBeLessThan(37_000)
    const sheet = (await openDisclosure(it.me, offer)).sheet
    expect(sheet.costs.reduce((sum, one) => sum + one.totalMinor, 0)).toBe(offer.totalCostMinor)
  })

  test('a hold reserves, a capture spends its own part, the rest and refunds come back, and settlements agree', async () => {
    const made = await campaign()
    const order = await bought('manual')
    const { id } = order.authorization
    expect(await view(made.id)).toMatchObject({
      reservedMinor: order.subsidyMinor,
      spentMinor: 0,
    })
    await till.capture(id, { amountMinor: 40_000 })
    const part = await view(made.id)
    expect(part.spentMinor + part.reservedMinor).toBe(order.subsidyMinor)
    expect(Math.abs(part.spentMinor * 3 - order.subsidyMinor)).toBeLessThanOrEqual(18)
    valueOf(await till.ask('release', id))
    expect(await view(made.id)).toMatchObject({ reservedMinor: 0, spentMinor: part.spentMinor })
    valueOf(await till.refund(id, { amountMinor: 10_000 }))
    const refunded = await view(made.id)
    expect(Math.abs(refunded.spentMinor * 4 - part.spentMinor * 3)).toBeLessThanOrEqual(4)
    expect(till.theirs(order)?.subsidy?.paidMinor).toBe(refunded.spentMinor)
    await eventually('the borrower’s loan follows', async () =>
      (await order.loan()).schedule.reduce((sum, row) => sum + row.principalMinor, 0) === 30_000
        ? true
        : undefined,
    )
    valueOf(await till.refund(id))
    expect(await view(made.id)).toMatchObject({ reservedMinor: 0, spentMinor: 0 })
    expect(till.theirs(order)?.subsidy?.paidMinor).toBe(0)
    expect(world.logs.filter((it) => it.facts['alarm'] !== undefined)).toEqual([])
  })

  test('what is cancelled, declined or lost in a dispute holds nothing any more', async () => {
    const made = await campaign()
    const order = await bought('manual')
    valueOf(await till.ask('cancel', order.authorization.id))
    expect(await view(made.id)).toMatchObject({ reservedMinor: 0, spentMinor: 0 })
    const it = await asked('0002')
    const no = valueOf(await apply(it.me, await consentTo(it.me, theOffer(it))))
    expect((await decided(it.me, no.id)).status).toBe('declined')
    expect(await view(made.id)).toMatchObject({ reservedMinor: 0, spentMinor: 0 })
    const drawn = await bought()
    await disputeAtLender(world, drawn)
    const disputes = disputesOf(world)
    valueOf(await disputes.accept((await disputes.heard(drawn)).id))
    expect(await view(made.id)).toMatchObject({ reservedMinor: 0, spentMinor: 0 })
    expect(till.theirs(drawn)?.subsidy?.paidMinor).toBe(0)
  })

  test('however many apply at once, a budget is never overspent; it is told when it runs low and when it ran out', async () => {
    const one =
      theOffer(await (async () => (await campaign(), asked()))()).subsidy?.subsidyMinor ?? 0
    for (const id of live.splice(0)) await change('end', id)
    const made = await campaign({ budgetMinor: one * 3 + 1, warnAtPpm: 500_000 })
    const all = await Promise.all(Array.from({ length: 6 }, () => asked()))
    const consents = await Promise.all(all.map((it) => consentTo(it.me, theOffer(it))))
    const answers = await Promise.all(
      all.map((it, i) => {
        const consent = consents[i]
        if (!consent) throw new Error('everybody consented')
        // Each twice with one key: an application takes its part of the budget once.
        return Promise.all([apply(it.me, consent, `k${i}`), apply(it.me, consent, `k${i}`)])
      }),
    )
    const refused = answers.filter((pair) =>
      pair.some((it) => it.problem?.code === 'offer_subsidy_ended'),
    )
    expect(refused).toHaveLength(3)
    await eventually('three are spent', async () => {
      const now = await view(made.id)
      return now.reservedMinor === 0 && now.spentMinor === one * 3 ? true : undefined
    })
    expect((await view(made.id)).status).toBe('exhausted')
    const types = (await till.events({ campaignId: made.id })).map((it) => it.type)
    expect(types).toEqual(['campaign.budget_warning', 'campaign.exhausted'])
    // What does not fit any more is not offered.
    expect((await asked()).subsidised).toEqual([])
  })

  test('offers are made with it in its days and while it is not paused; a changed mind keeps what was offered', async () => {
    const today = world.deps.today()
    await campaign({ startsOn: addDays(today, 2), endsOn: addDays(today, 3) })
    expect((await asked()).subsidised).toEqual([])
    const made = await campaign({ orderMinMinor: 120_000 })
    const it = await asked()
    expect(it.subsidised).toHaveLength(1)
    expect(valueOf(await change('pause', made.id)).status).toBe('paused')
    expect((await asked()).subsidised).toEqual([])
    const kept = valueOf(await apply(it.me, await consentTo(it.me, theOffer(it))))
    expect((await decided(it.me, kept.id)).status).toBe('approved')
    valueOf(await change('resume', made.id))
    expect((await asked()).subsidised).toHaveLength(1)
    valueOf(await change('end', made.id))
    expect((await change('resume', made.id)).problem?.code).toBe('campaign_ended')
    expect((await asked()).subsidised).toEqual([])
  })

  test('settlements name what campaigns cost on lines of their own, and add up', async () => {
    await gatherSettlements(world.deps, world.deps.today())
    const { items } = valueOf(
      await call(world.url, settlementContract.list, { ...merchant, query: { limit: '100' } }),
    )
    const { spent } = await world.deps.db
      .selectFrom('campaigns')
      .select((of) => of.fn.sum<number>('spentMinor').as('spent'))
      .executeTakeFirstOrThrow()
    const sum = items.reduce((total, it) => total + it.subsidyMinor, 0)
    expect(sum).toBeGreaterThan(0)
    expect(sum).toBe(Number(spent))
  })

  test('ended early, a shared loan costs what has fallen due; its rows are not made anew under the merchant', async () => {
    await campaign({ interestPpm: 500_000 })
    const order = await bought()
    const before = await order.loan()
    const phone = repayingOf(world)
    // Past cooling off, and before the first row is due: the month that runs costs its borrower nothing.
    world.advance(20 * 86_400_000)
    const me = await signIn(world.url, order.me.phone)
    const loan = { ...order, me, loanId: before.id }
    const { options } = await phone.rows(loan)
    expect(options).toMatchObject({ payoff: true, prepayment: [] })
    const ahead = { kind: 'prepayment', keep: 'term', amountMinor: 10_000 }
    expect((await phone.preview(loan, ahead)).problem?.code).toBe('operation_unsupported')
    const quote = valueOf(await phone.quote(loan))
    expect(quote).toMatchObject({ interestMinor: 0, feeMinor: 0 })
    expect(quote.totalMinor).toBe(before.outstandingMinor)
    const paid = valueOf(
      await phone.pay(loan, {
        kind: 'payoff',
        amountMinor: quote.totalMinor,
        payoffQuoteId: quote.id,
      }),
    )
    expect((await phone.settled(loan, paid.id)).status).toBe('succeeded')
    const rows = (await phone.rows(loan)).installments
    expect(phone.theirs(loan)?.rows).toEqual(rows.map(asTheirs))
  })
})
