import { reconcile } from '@miaoguo/bff/src/reconciliation/reconcile.ts'
import { gatherSettlements } from '@miaoguo/bff/src/settlements/gather-settlements.ts'
import { consoleDeskContract } from '@miaoguo/shared/contract/console/desk'
import { campaignContract } from '@miaoguo/shared/contract/merchant/campaigns'
import type { SettlementLine } from '@miaoguo/shared/loan/operation'
import { addDays } from '@miaoguo/shared/time/due-dates'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { demoMerchant, demoUsers } from '../sandbox/world.ts'
import type { World } from '../support/app.ts'
import { signInToConsole } from '../support/console.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { asHeld, type Held } from '../support/held.ts'
import { entryOf, hooked } from '../support/hooked.ts'
import {
  apply,
  call,
  consentTo,
  decided,
  newPhone,
  openCheckout,
  requestOffers,
  signIn,
  valueOf,
} from '../support/shopper.ts'
import { repayingOf } from '../support/repaying.ts'
import { tillOf } from '../support/till.ts'

afterAll(closeDatabases)
const merchant = { token: demoMerchant.secretKey }
const dayMs = 86_400_000

describe.each(databases)('on %s', (database) => {
  let world: World
  let campaignId: string
  beforeAll(async () => {
    world = await openWorldOn(database, {
      replaced: { work: false },
      lenders: { lezhong: { quoteDelayMs: 5 } },
    })
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    const today = world.deps.today()
    const body = {
      name: '免息节',
      currency: 'CNY',
      startsOn: today,
      endsOn: addDays(today, 30),
      interestPpm: 1_000_000,
      feePpm: 0,
      budgetMinor: 1_000_000,
      installmentCounts: [9],
    }
    const { id } = valueOf(await call(world.url, campaignContract.create, { ...merchant, body }))
    campaignId = id
    return async () => {
      await call(world.url, campaignContract.end, { ...merchant, params: { id }, body: {} })
      // What is settled of this day is gathered, and nothing of it is late for the next test.
      await nextDay()
      world.advance(3 * dayMs)
    }
  })

  type Bought = Held & { subsidyMinor: number; loanId: string }
  /** Of Suyi, whose nine installments the campaign is for; another plan of it is subsidised by nobody. */
  async function bought(ending?: string, counts = 9): Promise<Bought> {
    const me = await signIn(world.url, newPhone(ending))
    const checkout = await openCheckout(world.url, { notifyUrl: world.receiver.url })
    const { offers } = await requestOffers(me, checkout)
    const offer = offers.find(
      (it) => it.installmentCount === counts && it.lender.legalName.en.includes('Suyi'),
    )
    if (!offer) throw new Error('Suyi makes an offer')
    const done = await decided(me, valueOf(await apply(me, await consentTo(me, offer))).id)
    const loanId = done.loanId ?? ''
    const order = await asHeld(world, { me, checkoutId: checkout.id, loanId })
    return { ...order, loanId, subsidyMinor: offer.subsidy?.subsidyMinor ?? 0 }
  }
  type Own = ReturnType<typeof entryOf>['lender']
  /** While it runs, the lender's lines are what a test makes of them. */
  async function telling(
    change: (lines: SettlementLine[]) => SettlementLine[],
    run: () => Promise<void>,
  ): Promise<void> {
    const entry = entryOf(world, 'suyi')
    const own: Own = { ...entry.lender }
    const listSettlementLines: Own['listSettlementLines'] = async (it) => {
      const asked = await own.listSettlementLines(it)
      return asked.ok
        ? { ...asked, value: { ...asked.value, items: change(asked.value.items) } }
        : asked
    }
    await hooked(entry, { listSettlementLines }, run)
  }
  /** While it runs, the lender's lines of the day hold one more for an order. */
  const charging = (
    order: Bought,
    it: Pick<SettlementLine, 'amountMinor' | 'direction'>,
    run: () => Promise<void>,
  ): Promise<void> =>
    telling(
      (lines) => [
        ...lines,
        {
          ...it,
          lineReference: `more-${order.loanId}`,
          loanReference: tillOf(world).theirs(order)?.loanReference ?? '',
          operationReference: null,
          kind: 'subsidy',
          currency: 'CNY',
          settledOn: world.deps.today(),
        },
      ],
      run,
    )
  const breaks = async () => {
    const [it] = await reconcile(world.deps, { day: world.deps.today(), lender: 'suyi' })
    return it?.breaks.filter(({ kind }) => kind === 'subsidy') ?? []
  }
  const nextDay = async () => {
    await gatherSettlements(world.deps, world.deps.today())
    world.advance(dayMs)
  }
  const alarms = () =>
    world.logs.filter(
      ({ facts }) => facts['alarm'] === 'reconciliation.break' && facts['kind'] === 'subsidy',
    )
  const seen = async () => {
    const params = { id: campaignId }
    const view = valueOf(await call(world.url, campaignContract.view, { ...merchant, params }))
    const asked = { ...merchant, params, query: {} }
    const { items } = valueOf(await call(world.url, campaignContract.differences, asked))
    return { open: view.openDifferences, items }
  }

  test('a lender that charges more is told with campaign, loan and both amounts, seen at the console, and closed once it gives it back', async () => {
    const right = await bought()
    const wrong = await bought('0030')
    expect(wrong.subsidyMinor).toBeGreaterThan(0)
    const expected = {
      kind: 'subsidy',
      campaignId,
      loanId: wrong.loanId,
      here: `CNY ${wrong.subsidyMinor}`,
      there: `CNY ${wrong.subsidyMinor + 100}`,
    }
    const before = alarms().length
    expect(await breaks()).toMatchObject([expected])
    expect(alarms().slice(before)).toMatchObject([{ level: 'error', facts: expected }])
    const line = {
      loanId: wrong.loanId,
      checkoutId: wrong.checkout.id,
      merchantReference: wrong.checkout.merchantReference,
      spentMinor: wrong.subsidyMinor,
      chargedMinor: wrong.subsidyMinor + 100,
      closedAt: null,
    }
    expect(await seen()).toMatchObject({ open: 1, items: [line] })
    const atDesk = await call(world.url, consoleDeskContract.listSubsidyDifferences, {
      token: await signInToConsole(world.url, demoUsers[1].login),
      params: { mode: 'test', id: campaignId },
      query: {},
    })
    expect(valueOf(atDesk).items).toMatchObject([line])
    expect((await seen()).items.some((it) => it.loanId === right.loanId)).toBe(false)

    // Told when it is found, and not each night on which nobody has put it right.
    await nextDay()
    expect(await breaks()).toEqual([])
    expect((await seen()).open).toBe(1)
    await charging(wrong, { amountMinor: 100, direction: 'to_merchant' }, async () => {
      expect(await breaks()).toEqual([])
    })
    const { open, items } = await seen()
    expect(open).toBe(0)
    expect(items[0]?.closedAt).not.toBeNull()
  })

  test('a charge that does not come is a difference when no lender adds lines of that day any more', async () => {
    const order = await bought()
    await telling(
      (lines) => lines.filter((it) => it.kind !== 'subsidy'),
      async () => {
        expect(await breaks()).toEqual([])
        await nextDay()
        expect(await breaks()).toEqual([])
        await nextDay()
        expect(await breaks()).toMatchObject([
          { loanId: order.loanId, here: `CNY ${order.subsidyMinor}`, there: 'CNY 0' },
        ])
      },
    )
    expect((await seen()).open).toBe(1)
  })

  test('what moved since the day is compared on the night after, a refund with the charge it brings back', async () => {
    const order = await bought('0030')
    const day = world.deps.today()
    await nextDay()
    valueOf(await tillOf(world).refund(order.authorization.id, { amountMinor: 30_000 }))
    const [late] = await reconcile(world.deps, { day, lender: 'suyi' })
    expect(late?.breaks).toEqual([])
    const found = await breaks()
    expect(found).toMatchObject([{ kind: 'subsidy', loanId: order.loanId, campaignId }])
    const [here, there] = [found[0]?.here, found[0]?.there].map((it) => Number(it?.slice(4)))
    expect(here).toBeLessThan(order.subsidyMinor)
    expect(there).toBe((here ?? 0) + 100)
  })

  test('a loan undone in cooling off gives all of its subsidy back to the budget, and the lender gives it back to the shop', async () => {
    const order = await bought()
    const params = { id: campaignId }
    const budget = async () =>
      valueOf(await call(world.url, campaignContract.view, { ...merchant, params }))
    expect(await budget()).toMatchObject({ spentMinor: order.subsidyMinor })
    const phone = repayingOf(world)
    const { totalMinor: amountMinor } = valueOf(await phone.undoing(order))
    valueOf(await phone.pay(order, { kind: 'withdrawal', amountMinor }))
    expect((await order.loan()).status).toBe('withdrawn')
    expect(await budget()).toMatchObject({
      spentMinor: 0,
      reservedMinor: 0,
      remainingMinor: 1_000_000,
    })
    const account = tillOf(world).theirs(order)
    const charged = (account?.lines ?? [])
      .filter(({ kind }) => kind === 'subsidy')
      .map((it) => (it.direction === 'from_merchant' ? it.amountMinor : -it.amountMinor))
    expect(charged).toEqual([order.subsidyMinor, -order.subsidyMinor])
    // The borrower paid the lender back and the shop keeps the order's money: only the loan is undone.
    expect(await tillOf(world).view(order.authorization.id)).toMatchObject({
      capturedMinor: 120_000,
      refundedMinor: 0,
    })
    expect(account).toMatchObject({ capturedMinor: 120_000, repaidMinor: 120_000 })
    expect(await breaks()).toEqual([])
  })

  test('a charge for a loan that no campaign pays for is an alarm too, and of no campaign', async () => {
    const order = await bought(undefined, 12)
    await charging(order, { amountMinor: 500, direction: 'from_merchant' }, async () => {
      const found = await breaks()
      expect(found).toMatchObject([{ loanId: order.loanId, here: 'CNY 0', there: 'CNY 500' }])
      expect(found[0]).not.toHaveProperty('campaignId')
    })
    expect((await seen()).open).toBe(0)
  })
})
