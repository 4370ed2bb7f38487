import { consoleDeskContract } from '@miaoguo/shared/contract/console/desk'
import { consoleOrderContract } from '@miaoguo/shared/contract/console/orders'
import type { Endpoint } from '@miaoguo/shared/contract/endpoint'
import { promotionContract } from '@miaoguo/shared/contract/merchant/checkouts'
import { shopperCheckoutContract } from '@miaoguo/shared/contract/shopper/checkouts'
import { loanContract } from '@miaoguo/shared/contract/shopper/loans'
import type { Checkout } from '@miaoguo/shared/checkout/checkout'
import { byCode, forget } from '@miaoguo/bff/src/merchants/store.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoMerchant, demoUsers } from '../sandbox/world.ts'
import type { World } from '../support/app.ts'
import { signInToConsole } from '../support/console.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { held } from '../support/held.ts'
import {
  apply,
  call,
  consentTo,
  newPhone,
  offerOf,
  openCheckout,
  requestOffers,
  signIn,
  valueOf,
} from '../support/shopper.ts'

afterAll(closeDatabases)

describe.each(databases)('on %s', (database) => {
  let world: World
  let owner = ''
  beforeAll(async () => {
    world = await openWorldOn(database)
    owner = await signInToConsole(world.url, demoUsers[0].login)
  }, 60_000)
  afterAll(() => world.close())

  const read = <E extends Endpoint>(endpoint: E, more: { params?: object; query?: object } = {}) =>
    call(world.url, endpoint, {
      token: owner,
      params: { mode: 'test', ...more.params },
      query: { ...more.query },
    }).then(valueOf)

  test('the funnel counts what happened, on the days of the merchant', async () => {
    const before = (await read(consoleOrderContract.funnel)).total
    const reached = await orderEach(world)
    // A day of 25 hours: in New York the clocks went back on the first of November 2026.
    const at = [
      '2026-11-01T03:59:59.999Z',
      '2026-11-01T04:00:00.000Z',
      '2026-11-02T04:59:59.999Z',
      '2026-11-02T05:00:00.000Z',
    ]
    const { db } = world.deps
    await db.updateTable('merchants').set({ timeZone: 'America/New_York' }).execute()
    for (const [i, createdAt] of at.entries())
      await db
        .updateTable('checkouts')
        .set({ createdAt })
        .where('id', '=', reached[i]?.id ?? '')
        .execute()
    world.deps.shownCounter.add({ merchantId: await merchantId(world), clockAheadMs: 0 })
    await world.deps.shownCounter.flush()
    await db.updateTable('promotionsShown').set({ quarterAt: '2026-11-02T04:45:00.000Z' }).execute()
    forget(db)
    const funnel = await read(consoleOrderContract.funnel, {
      query: { fromOn: '2026-10-31', toOn: '2026-11-02' },
    })
    const none = { shown: 0, opened: 0, offers: 0, consented: 0, approved: 0, captured: 0 }
    expect(funnel.days).toEqual([
      { ...none, countedOn: '2026-10-31', opened: 1 },
      { ...none, countedOn: '2026-11-01', shown: 1, opened: 2, offers: 2, consented: 1 },
      {
        countedOn: '2026-11-02',
        shown: 0,
        opened: 1,
        offers: 1,
        consented: 1,
        approved: 1,
        captured: 1,
      },
    ])
    expect(funnel.total).toEqual({
      shown: 1,
      opened: 4,
      offers: 3,
      consented: 2,
      approved: 1,
      captured: 1,
    })
    expect(before).toEqual({ ...none, shown: before.shown })
  })

  test('what the widget shows is counted, from memory too, and nothing is counted that was not shown', async () => {
    const shown = async (amountMinor: string) =>
      valueOf(
        await call(world.url, promotionContract.view, {
          query: { key: demoMerchant.publishableKey, amountMinor, currency: 'CNY' },
        }),
      ).shown
    await world.deps.db.deleteFrom('promotionsShown').execute()
    expect(await Promise.all([shown('129900'), shown('129900'), shown('1')])).toEqual([
      true,
      true,
      false,
    ])
    expect(await shown('129900')).toBe(true)
    await world.deps.shownCounter.flush()
    const rows = await world.deps.db.selectFrom('promotionsShown').selectAll().execute()
    expect(rows.map((it) => it.count)).toEqual([3])
  })

  test('orders are found by the beginning of their reference and by status, a page at a time', async () => {
    const all = await read(consoleOrderContract.list, { query: { limit: '100' } })
    const paid = all.items.filter((it) => it.status === 'paid')
    expect(paid.length).toBeGreaterThan(0)
    expect(paid[0]?.credit).toMatchObject({
      status: 'approved',
      loan: { status: 'active', principalMinor: 120_000 },
    })
    expect((await read(consoleOrderContract.list, { query: { status: 'paid' } })).items).toEqual(
      paid,
    )
    const one = paid[0]
    if (!one) return
    const start = { reference: one.merchantReference.slice(0, 16) }
    expect((await read(consoleOrderContract.list, { query: start })).items).toEqual([one])
    // `_` and `%` are letters here, not wildcards.
    expect(
      (await read(consoleOrderContract.list, { query: { reference: 'order_' } })).items,
    ).toEqual([])
    const ids: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { items: { checkoutId: string }[]; nextCursor: string | null } = await read(
        consoleOrderContract.list,
        { query: { limit: '2', ...(cursor ? { cursor } : {}) } },
      )
      ids.push(...page.items.map((it) => it.checkoutId))
      cursor = page.nextCursor
    }
    expect(ids).toEqual(all.items.map((it) => it.checkoutId))
    const detail = await read(consoleOrderContract.view, { params: { id: one.checkoutId } })
    expect(detail).toMatchObject(one)
    expect([detail.openedAt, detail.offeredAt, detail.consentedAt].every((it) => it !== null)).toBe(
      true,
    )
  })

  test('finance captures and refunds at the console, once however often it is tapped, and sees how long a hold lives', async () => {
    const { authorization, checkout } = await held(world)
    const finance = await signInToConsole(world.url, demoUsers[1].login)
    const order = async () =>
      (await read(consoleOrderContract.view, { params: { id: checkout.id } })).authorization
    const listed = await read(consoleOrderContract.list, {
      query: { reference: checkout.merchantReference },
    })
    expect(listed.items[0]?.authorization).toMatchObject({ remainingMinor: 120_000, daysLeft: 29 })
    const ask = <E extends Endpoint>(endpoint: E, body: object, key?: string) =>
      call(world.url, endpoint, {
        token: finance,
        params: { mode: 'test', id: authorization.id },
        body,
        ...(key ? { key } : {}),
      })
    const { captureAuthorization, previewRefund, createRefund } = consoleDeskContract
    const twice = await Promise.all([
      ask(captureAuthorization, { amountMinor: 50_000 }, 'tap'),
      ask(captureAuthorization, { amountMinor: 50_000 }, 'tap'),
    ])
    expect(twice.some((it) => it.value?.outcome === 'succeeded')).toBe(true)
    expect(await order()).toMatchObject({ capturedMinor: 50_000, remainingMinor: 70_000 })
    const impact = valueOf(await ask(previewRefund, { amountMinor: 20_000 }))
    expect(impact).toMatchObject({ amountMinor: 20_000, basis: 'lender' })
    expect(await order()).toMatchObject({ refundedMinor: 0 })
    await Promise.all([
      ask(createRefund, { amountMinor: 20_000 }, 'tap'),
      ask(createRefund, { amountMinor: 20_000 }, 'tap'),
    ])
    expect(await order()).toMatchObject({ refundedMinor: 20_000, refundableMinor: 30_000 })
    expect((await ask(createRefund, { amountMinor: 30_001 })).problem?.code).toBe(
      'amount_exceeds_captured',
    )
    const support = await signInToConsole(world.url, demoUsers[2].login)
    const refused = await call(world.url, createRefund, {
      token: support,
      params: { mode: 'test', id: authorization.id },
      body: { amountMinor: 1 },
    })
    expect(refused.problem?.code).toBe('permission_missing')
  })

  test('a decline is listed with what the lender has in its log, and with no reason of the person', async () => {
    const me = await signIn(world.url, newPhone('0002'))
    const checkout = await openCheckout(world.url, { notifyUrl: world.receiver.url })
    const offers = await requestOffers(me, checkout)
    const consent = await consentTo(me, offerOf(offers, 'Huaxin'))
    const declined = valueOf(await apply(me, consent))
    expect(declined.status).toBe('declined')
    const { items } = await read(consoleOrderContract.failures)
    const mine = items.find((it) => it.checkoutId === checkout.id)
    expect(mine?.failure).toMatchObject({
      code: 'loan_declined',
      correlationId: expect.stringMatching(/./),
    })
    const told = JSON.stringify(
      await read(consoleOrderContract.view, { params: { id: checkout.id } }),
    )
    for (const reason of declined.declineReasons) expect(told).not.toContain(reason)
    const today = await read(consoleOrderContract.funnel)
    expect(today.failures).toContainEqual({ code: 'loan_declined', count: 1 })
  })
})

const merchantId = async (world: World) => {
  const [account] = await byCode(world.deps.db, demoMerchant.code)
  if (!account) throw new Error('the demo merchant is there')
  return account.id
}

/** Orders whose shoppers looked, saw offers, said yes, and were paid for; and one nobody opened. */
async function orderEach(world: World): Promise<Checkout[]> {
  const open = (): Promise<Checkout> => openCheckout(world.url, { notifyUrl: world.receiver.url })
  const look = ({ token }: Checkout) =>
    call(world.url, shopperCheckoutContract.view, { params: { token } }).then(valueOf)
  const me = await signIn(world.url, newPhone())
  const orders = [await open(), await open(), await open(), await open()]
  const [looked, offered, consented, paid] = orders
  if (!looked || !offered || !consented || !paid) throw new Error('four orders are open')
  for (const it of orders) await look(it)
  await open()
  await requestOffers(me, offered)
  await consentTo(me, offerOf(await requestOffers(me, consented), 'Huaxin'))
  const consent = await consentTo(me, offerOf(await requestOffers(me, paid), 'Huaxin'))
  valueOf(await apply(me, consent))
  expect(
    valueOf(await call(world.url, loanContract.list, { token: me.token, query: {} })).items,
  ).toHaveLength(1)
  return orders
}
