import { followHandoff } from '@miaoguo/bff/src/handoffs/follow-handoff.ts'
import { reconcile } from '@miaoguo/bff/src/reconciliation/reconcile.ts'
import { shopperCheckoutContract } from '@miaoguo/shared/contract/shopper/checkouts'
import { handoffContract } from '@miaoguo/shared/contract/shopper/handoffs'
import type { Checkout } from '@miaoguo/shared/checkout/checkout'
import type { HandoffChoice } from '@miaoguo/shared/handoff/handoff'
import { invariant } from '@miaoguo/shared/problem/problem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FakeKlarna } from '../lenders/fakes/klarna.ts'
import type { World } from '../support/app.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { klarnaBeside } from '../support/klarna.ts'
import {
  apply,
  call,
  consentTo,
  decided,
  newPhone,
  offerOf,
  openCheckout,
  requestOffers,
  signIn,
  valueOf,
  viewAsMerchant,
  type Shopper,
} from '../support/shopper.ts'
import { tillOf } from '../support/till.ts'

afterAll(closeDatabases)
const hour = 3_600_000

describe.each(databases)('on %s', (database) => {
  let world: World
  let klarna: FakeKlarna
  let till: ReturnType<typeof tillOf>
  beforeAll(async () => {
    const beside = await klarnaBeside()
    klarna = beside.klarna
    world = await openWorldOn(database, { moreLenders: [beside.seed] })
    till = tillOf(world)
  })
  afterAll(async () => {
    await world.close()
    await klarna.close()
  })

  /** A shopper before an order, and the lender she may leave for. */
  const begin = async (it: { captureMode?: 'manual'; amountMinor?: number } = {}) => {
    const checkout = await openCheckout(world.url, { notifyUrl: world.receiver.url, ...it })
    const me = await signIn(world.url, newPhone())
    const request = await requestOffers(me, checkout)
    const [choice] = request.handoffs ?? []
    invariant(choice, 'Klarna may be chosen')
    return { checkout, me, request, choice }
  }
  type Scene = { checkout: Checkout; me: Shopper; choice: HandoffChoice }
  const leave = ({ me, checkout, choice }: Scene, digest = choice.noticeDigest) =>
    call(world.url, handoffContract.leave, {
      token: me.token,
      params: { token: checkout.token },
      body: { lenderId: choice.notice.lender.id, noticeDigest: digest },
    })
  const left = async (it: Scene) => {
    const { id, leaveUrl } = valueOf(await leave(it))
    invariant(leaveUrl, 'there is a page to go to')
    return { id, leaveUrl }
  }
  const back = (me: Shopper, id: string) =>
    call(world.url, handoffContract.comeBack, { token: me.token, params: { id } })
  const attemptOf = (applicationId: string) =>
    world.deps.db
      .selectFrom('attempts')
      .select('id')
      .where('applicationId', '=', applicationId)
      .executeTakeFirstOrThrow()
  const paidEvents = (checkout: Checkout) =>
    world.receiver.events.filter(
      (it) => it.type === 'checkout.paid' && it.data.checkoutId === checkout.id,
    )

  test('she is told first, nothing of the order leaves before she does, and the widget promises no terms of there', async () => {
    const before = klarna.sessions()
    const { request, choice, checkout } = await begin()
    expect(klarna.sessions()).toBe(before)
    expect(request.complete).toBe(false)
    expect(request.lenders.find((it) => it.state === 'handoff')?.legalName.en).toContain('Klarna')
    expect(choice.notice).toMatchObject({
      amountMinor: checkout.amountMinor,
      merchantReference: checkout.merchantReference,
      termsShownBy: 'lender',
      shares: ['amount', 'order_reference', 'order_lines'],
    })
    expect(request.offers.some((it) => it.lender.legalName.en.includes('Klarna'))).toBe(false)
  })

  test('she leaves, agrees there and comes back, however often: one order there, one paid here, and its terms are seen there', async () => {
    const it = await begin()
    const { id, leaveUrl } = await left(it)
    expect(klarna.visit(leaveUrl, 'agrees')).toContain(`/checkout/pages/handoff/index?id=${id}`)
    const returned = await Promise.all(Array.from({ length: 5 }, () => back(it.me, id)))
    for (const one of returned) expect(one.status).toBe(200)
    const again = valueOf(await back(it.me, id))
    expect(again).toMatchObject({ state: 'agreed', leaveUrl: null })
    const application = await decided(it.me, again.applicationId ?? '')
    expect(application).toMatchObject({ status: 'approved', termsAtLender: true, loanId: null })
    const { id: attemptId } = await attemptOf(application.id)
    expect(klarna.booked(attemptId)).toBe(1)
    const checkout = await viewAsMerchant(world.url, it.checkout.id)
    expect(checkout.status).toBe('paid')
    await expect.poll(() => paidEvents(checkout).length).toBe(1)
    // What the merchant does with it is as with any other.
    const authorizationId = checkout.authorizationId ?? ''
    expect((await till.refund(authorizationId, { amountMinor: 20_000 })).value?.status).toBe(
      'succeeded',
    )
    // Klarna lists nothing; what was given back of its orders is compared all the same.
    const compare = async () =>
      (await reconcile(world.deps, { day: world.deps.today(), lender: 'klarna' }))[0]
    expect(await compare()).toMatchObject({ outage: 'unsupported', figures: 1, breaks: [] })
    const given = (refundedMinor: number) =>
      world.deps.db
        .updateTable('authorizations')
        .set({ refundedMinor })
        .where('id', '=', authorizationId)
        .execute()
    await given(20_001)
    expect((await compare())?.breaks).toMatchObject([{ kind: 'refunded', there: 'CNY 20000' }])
    await given(20_000)
    expect(await till.view(authorizationId)).toMatchObject({
      status: 'captured',
      capturedMinor: 120_000,
      refundedMinor: 20_000,
    })
  })

  test('held for the merchant, it is drawn when the merchant captures it', async () => {
    const it = await begin({ captureMode: 'manual' })
    const { id, leaveUrl } = await left(it)
    klarna.visit(leaveUrl, 'agrees')
    const { applicationId } = valueOf(await back(it.me, id))
    await decided(it.me, applicationId ?? '')
    const { authorizationId, status } = await viewAsMerchant(world.url, it.checkout.id)
    expect(status).toBe('authorized')
    expect(await till.capture(authorizationId ?? '', { amountMinor: 50_000 })).toMatchObject({
      authorization: { status: 'partially_captured', capturedMinor: 50_000 },
    })
  })

  test('she comes back without having decided: nothing is lent, and she may go again or take another offer', async () => {
    const it = await begin()
    const { id, leaveUrl } = await left(it)
    klarna.visit(leaveUrl, 'goes back')
    expect(valueOf(await back(it.me, id))).toMatchObject({ state: 'away', leaveUrl })
    expect(await left(it)).toEqual({ id, leaveUrl })
    expect((await viewAsMerchant(world.url, it.checkout.id)).status).toBe('open')
    valueOf(await apply(it.me, await consentTo(it.me, offerOf(it.request, 'Huaxin'))))
    expect((await viewAsMerchant(world.url, it.checkout.id)).status).toBe('paid')
    // And agrees there after all: the order is paid, so what she agreed to is given back.
    klarna.visit(leaveUrl, 'agrees')
    const open = klarna.tokens()
    expect(valueOf(await back(it.me, id))).toMatchObject({
      state: 'overtaken',
      applicationId: null,
    })
    expect(klarna.tokens()).toBe(open - 1)
    expect(paidEvents(it.checkout).length).toBeLessThanOrEqual(1)
  })

  test('she says no there: the order is open for everybody else, and a new going is a new one', async () => {
    const it = await begin()
    const { id, leaveUrl } = await left(it)
    klarna.visit(leaveUrl, 'refuses')
    expect(valueOf(await back(it.me, id))).toMatchObject({ state: 'refused', leaveUrl: null })
    expect((await left(it)).id).not.toBe(id)
    expect((await viewAsMerchant(world.url, it.checkout.id)).status).toBe('open')
  })

  test('she agrees there and closes the page: the lender is asked, and there is one order', async () => {
    const it = await begin()
    const { id, leaveUrl } = await left(it)
    klarna.visit(leaveUrl, 'agrees')
    await Promise.all([
      followHandoff(world.deps, { handoffId: id }),
      followHandoff(world.deps, { handoffId: id }),
      back(it.me, id),
    ])
    const { applicationId } = valueOf(await back(it.me, id))
    const application = await decided(it.me, applicationId ?? '')
    expect(klarna.booked((await attemptOf(application.id)).id)).toBe(1)
    expect((await viewAsMerchant(world.url, it.checkout.id)).status).toBe('paid')
  })

  test.each(['drops_after_booking', 'errors_after_booking', 'thinks'] as const)(
    'when the lender %s, the same token is sent again and there is one order',
    async (manner) => {
      const it = await begin()
      const { id, leaveUrl } = await left(it)
      klarna.visit(leaveUrl, 'agrees', manner)
      const { applicationId } = valueOf(await back(it.me, id))
      const application = await decided(it.me, applicationId ?? '')
      expect(application.status).toBe('approved')
      expect(klarna.booked((await attemptOf(application.id)).id)).toBe(1)
      await expect.poll(() => paidEvents(it.checkout).length).toBe(1)
    },
  )

  test('the lender declines the order after all: the shopper may choose again', async () => {
    const it = await begin()
    const { id, leaveUrl } = await left(it)
    klarna.visit(leaveUrl, 'agrees', 'declines_loan')
    const { applicationId } = valueOf(await back(it.me, id))
    expect(await decided(it.me, applicationId ?? '')).toMatchObject({ status: 'declined' })
    expect((await viewAsMerchant(world.url, it.checkout.id)).status).toBe('open')
  })

  test('what comes back with the browser is not believed: no token is taken, and another order’s agreement is given back', async () => {
    const it = await begin()
    const { id, leaveUrl } = await left(it)
    const forged = await call(world.url, handoffContract.comeBack, {
      token: it.me.token,
      params: { id },
      body: { authorization_token: 'stolen' },
    })
    expect(forged.problem?.code).toBe('input_invalid')
    const other = await signIn(world.url, newPhone())
    expect((await back(other, id)).problem?.code).toBe('not_found')
    klarna.swap(leaveUrl, 100)
    klarna.visit(leaveUrl, 'agrees')
    const open = klarna.tokens()
    expect(valueOf(await back(it.me, id))).toMatchObject({ state: 'contradicted' })
    expect(klarna.tokens()).toBe(open - 1)
    expect((await viewAsMerchant(world.url, it.checkout.id)).status).toBe('open')
    expect(world.logs.some((line) => line.facts['alarm'] === 'handoff.contradicted')).toBe(true)
  })

  test('a notice that is no longer the one she read takes her nowhere, nor does a suspended lender', async () => {
    const it = await begin()
    const stale = await leave(it, `sha256:${'0'.repeat(64)}`)
    expect(stale.problem?.code).toBe('disclosure_outdated')
    const entry = world.deps.lenders.byCode('klarna')
    invariant(entry, 'it is known')
    entry.status = 'suspended'
    expect((await leave(it)).problem?.code).toBe('offer_withdrawn')
    const { handoffs } = valueOf(
      await call(world.url, shopperCheckoutContract.watchOffers, {
        token: it.me.token,
        params: { id: it.request.id },
      }),
    )
    expect(handoffs).toBeUndefined()
    entry.status = 'active'
  })

  test('nobody lets the token or the page’s address into the log, and the database holds both sealed', async () => {
    const it = await begin()
    const { id, leaveUrl } = await left(it)
    klarna.visit(leaveUrl, 'agrees')
    await back(it.me, id)
    const row = await world.deps.db
      .selectFrom('handoffs')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(row.authorizationSealed).toBeTruthy()
    expect(JSON.stringify(row)).not.toContain(leaveUrl)
    expect(JSON.stringify(world.logs)).not.toContain(leaveUrl)
  })

  // Last, because the clock moves on for everybody.
  test('a page that has closed is expired, and an unreachable lender is asked again later', async () => {
    const it = await begin()
    const { id } = await left(it)
    const entry = world.deps.lenders.byCode('klarna')
    invariant(entry, 'it is known')
    const { handoff } = entry.lender
    entry.lender.handoff = async () => ({ ok: false, reason: 'timeout', correlationId: 'c-away' })
    expect(await back(it.me, id)).toMatchObject({
      status: 503,
      problem: { code: 'lender_unavailable', facts: { correlationId: 'c-away' } },
    })
    entry.lender.handoff = handoff
    world.advance(49 * hour)
    await followHandoff(world.deps, { handoffId: id })
    const row = await world.deps.db
      .selectFrom('handoffs')
      .select('state')
      .where('id', '=', id)
      .executeTakeFirst()
    expect(row?.state).toBe('expired')
  })
})
