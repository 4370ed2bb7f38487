import type { Authorization } from '@miaoguo/shared/authorization/authorization'
import {
  authorizationContract,
  refundContract,
} from '@miaoguo/shared/contract/merchant/authorizations'
import { eventContract } from '@miaoguo/shared/contract/merchant/webhooks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoMerchant } from '../sandbox/world.ts'
import type { World } from '../support/app.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { held, type Held } from '../support/held.ts'
import { call, eventually, valueOf, viewAsMerchant } from '../support/shopper.ts'

afterAll(closeDatabases)
const token = demoMerchant.secretKey

describe.each(databases)('on %s', (database) => {
  let world: World
  beforeAll(async () => {
    world = await openWorldOn(database, { lenders: { lezhong: { quoteDelayMs: 5 } } })
  })
  afterAll(() => world.close())

  const hold = (it: Parameters<typeof held>[1] = {}): Promise<Held> => held(world, it)
  const post = async (
    id: string,
    endpoint: keyof typeof authorizationContract,
    body: object = {},
  ) => call(world.url, authorizationContract[endpoint], { token, params: { id }, body })
  const capture = async (id: string, body: object = {}) =>
    valueOf(await call(world.url, authorizationContract.capture, { token, params: { id }, body }))
  const refund = async (id: string, body: object = {}) =>
    valueOf(await call(world.url, refundContract.create, { token, params: { id }, body }))
  const view = async (id: string): Promise<Authorization> =>
    valueOf(await call(world.url, authorizationContract.view, { token, params: { id } }))
  const typesOf = async (query: Record<string, string>): Promise<string[]> => {
    const { items } = valueOf(await call(world.url, eventContract.list, { token, query }))
    return items.map((it) => it.type).toReversed()
  }
  const theirs = (it: Held) =>
    Object.values(world.lenders)
      .flatMap((lender) => lender.books().loans)
      .find((loan) => loan.merchantReference === it.checkout.merchantReference)?.account

  test('an approved order of manual capture is held: nothing is drawn, and the merchant is told of the hold alone', async () => {
    const it = await hold()
    expect(it.authorization).toMatchObject({
      status: 'authorized',
      captureMode: 'manual',
      amountMinor: 120_000,
      capturedMinor: 0,
      remainingMinor: 120_000,
      refundableMinor: 0,
    })
    const days = (Date.parse(it.authorization.expiresAt ?? '') - Date.now()) / 86_400_000
    expect(Math.round(days)).toBe(30)
    expect(theirs(it)).toMatchObject({ authorizedMinor: 120_000, capturedMinor: 0 })
    expect((await it.loan()).status).toBe('approved')
    expect((await viewAsMerchant(world.url, it.checkout.id)).status).toBe('authorized')
    expect(await typesOf({ checkoutId: it.checkout.id })).toEqual([])
    expect(await typesOf({ authorizationId: it.authorization.id })).toEqual([
      'authorization.created',
    ])
    await eventually('the webhook', () =>
      world.receiver.others.find((one) => one.type === 'authorization.created'),
    )
  })

  test('captured whole, the loan runs as disclosed and the order is paid', async () => {
    const it = await hold()
    const before = await it.loan()
    const done = await capture(it.authorization.id)
    expect(done).toMatchObject({
      outcome: 'succeeded',
      operation: { kind: 'capture', status: 'succeeded', amountMinor: 120_000 },
      authorization: {
        status: 'captured',
        capturedMinor: 120_000,
        remainingMinor: 0,
        expiresAt: null,
      },
    })
    expect(theirs(it)?.capturedMinor).toBe(120_000)
    const loan = await eventually('the loan runs', async () => {
      const now = await it.loan()
      return now.status === 'active' ? now : undefined
    })
    expect(loan.schedule).toEqual(before.schedule)
    expect(await viewAsMerchant(world.url, it.checkout.id)).toMatchObject({
      status: 'paid',
      authorizationId: it.authorization.id,
    })
    expect(await typesOf({ checkoutId: it.checkout.id })).toEqual(['checkout.paid'])
    expect((await post(it.authorization.id, 'capture')).problem?.code).toBe(
      'authorization_not_open',
    )
  })

  test('captured in parts, by line and by amount, then the rest released: the borrower owes what was drawn', async () => {
    const it = await hold({
      amountMinor: 120_000,
      lines: [
        { kind: 'item', name: '帐篷', quantity: 2, unitAmountMinor: 50_000, totalMinor: 100_000 },
        { kind: 'item', name: '气炉', quantity: 1, unitAmountMinor: 30_000, totalMinor: 30_000 },
        {
          kind: 'discount',
          name: '优惠',
          quantity: 1,
          unitAmountMinor: 10_000,
          totalMinor: 10_000,
        },
      ],
    })
    const { id } = it.authorization
    const first = await capture(id, {
      lines: [
        { line: 0, quantity: 1 },
        { line: 2, quantity: 1 },
      ],
    })
    expect(first).toMatchObject({
      operation: { amountMinor: 40_000, lines: [{ line: 0 }, { line: 2 }] },
      authorization: { status: 'partially_captured', remainingMinor: 80_000 },
    })
    const twice = await post(id, 'capture', { lines: [{ line: 2, quantity: 1 }] })
    expect(twice.problem).toMatchObject({
      code: 'lines_exceed_order',
      errors: [{ pointer: '/lines/0/quantity' }],
    })
    expect((await post(id, 'capture', { amountMinor: 80_001 })).problem?.code).toBe(
      'amount_exceeds_authorized',
    )
    await capture(id, { amountMinor: 30_000 })
    const released = valueOf(
      await call(world.url, authorizationContract.release, { token, params: { id }, body: {} }),
    )
    expect(released.authorization).toMatchObject({
      status: 'captured',
      capturedMinor: 70_000,
      releasedMinor: 50_000,
      remainingMinor: 0,
    })
    expect(theirs(it)).toMatchObject({ capturedMinor: 70_000, releasedMinor: 50_000 })
    const loan = await eventually('the loan of what was drawn', async () => {
      const now = await it.loan()
      return now.principalMinor === 70_000 ? now : undefined
    })
    expect(loan.outstandingMinor).toBe(70_000)
    expect(loan.schedule).toEqual(theirs(it)?.rows.map(({ paidMinor: _paid, ...row }) => row))
    expect(await typesOf({ authorizationId: id })).toEqual([
      'authorization.created',
      'authorization.captured',
      'authorization.captured',
      'authorization.released',
    ])
  })

  test('a hold is cancelled once; cancelling again succeeds and says that it was', async () => {
    const it = await hold()
    const { id } = it.authorization
    const first = valueOf(
      await call(world.url, authorizationContract.cancel, { token, params: { id }, body: {} }),
    )
    expect(first).toMatchObject({ outcome: 'succeeded', authorization: { status: 'cancelled' } })
    const again = valueOf(
      await call(world.url, authorizationContract.cancel, { token, params: { id }, body: {} }),
    )
    expect(again).toMatchObject({ outcome: 'already_cancelled', operation: null })
    expect(theirs(it)?.cancelled).toBe(true)
    expect((await it.loan()).status).toBe('cancelled')
    expect((await viewAsMerchant(world.url, it.checkout.id)).status).toBe('cancelled')
    expect(await typesOf({ authorizationId: id })).toEqual([
      'authorization.created',
      'authorization.cancelled',
    ])
    expect((await post(id, 'capture')).problem?.code).toBe('authorization_not_open')
  })

  test('a preview says what the refund then does, and the borrower owes less by it', async () => {
    const it = await hold({ lender: 'Suyi' })
    const { id } = it.authorization
    await capture(id)
    const before = await eventually('the loan runs', async () => {
      const now = await it.loan()
      return now.status === 'active' ? now : undefined
    })
    const impact = valueOf(
      await call(world.url, refundContract.preview, {
        token,
        params: { id },
        body: { amountMinor: 50_000 },
      }),
    )
    expect(impact).toMatchObject({
      basis: 'lender',
      amountMinor: 50_000,
      reducesPrincipalMinor: 50_000,
      toBorrowerMinor: 0,
    })
    expect(impact.interestReturnedMinor).toBeGreaterThan(0)
    expect((await view(id)).refundedMinor).toBe(0)
    const given = await refund(id, { amountMinor: 50_000 })
    expect(given).toMatchObject({ status: 'succeeded', amountMinor: 50_000 })
    const after = await eventually('the loan is smaller', async () => {
      const now = await it.loan()
      return now.outstandingMinor === 70_000 ? now : undefined
    })
    for (const change of impact.installments) {
      const row = after.schedule.find((one) => one.dueOn === change.dueOn)
      expect(row?.totalMinor ?? null).toBe(change.after?.totalMinor ?? null)
    }
    expect(before.totalOfPaymentsMinor - after.totalOfPaymentsMinor).toBe(
      -impact.installments.reduce((sum, one) => sum + one.totalByMinor, 0),
    )
    const rest = await refund(id)
    expect(rest.amountMinor).toBe(70_000)
    expect(await view(id)).toMatchObject({ refundedMinor: 120_000, refundableMinor: 0 })
    await eventually('nothing is owed', async () =>
      (await it.loan()).status === 'paid_off' ? true : undefined,
    )
    expect(await typesOf({ refundId: given.id })).toEqual(['refund.created', 'refund.succeeded'])
    const more = await call(world.url, refundContract.create, { token, params: { id }, body: {} })
    expect(more.problem?.code).toBe('amount_exceeds_captured')
  })

  test('a lender without previews refunds whole, and what that does is computed', async () => {
    const it = await hold({ lender: 'Lezhong', count: 6 })
    const { id } = it.authorization
    expect((await post(id, 'capture', { amountMinor: 1000 })).problem?.code).toBe(
      'amount_not_whole',
    )
    await capture(id)
    const impact = valueOf(
      await call(world.url, refundContract.preview, { token, params: { id }, body: {} }),
    )
    expect(impact).toMatchObject({ basis: 'computed', reducesPrincipalMinor: 120_000 })
    expect(impact.feeReturnedMinor + impact.interestReturnedMinor).toBeGreaterThan(0)
    expect(await refund(id)).toMatchObject({ status: 'succeeded', amountMinor: 120_000 })
  })

  test('reversing picks void, release or refund, and says which', async () => {
    const means = async (id: string, body: object = {}) => {
      const made = valueOf(
        await call(world.url, authorizationContract.reverse, { token, params: { id }, body }),
      )
      return [made.outcome, ...made.steps.map((step) => `${step.means} ${step.amountMinor}`)]
    }
    const untouched = await hold()
    expect(await means(untouched.authorization.id)).toEqual(['succeeded', 'void 120000'])
    expect(await means(untouched.authorization.id)).toEqual(['already_cancelled'])
    const part = await hold()
    await capture(part.authorization.id, { amountMinor: 80_000 })
    expect(await means(part.authorization.id, { amountMinor: 50_000 })).toEqual([
      'succeeded',
      'release 40000',
      'refund 10000',
    ])
    expect(await means(part.authorization.id)).toEqual(['succeeded', 'refund 70000'])
    expect(await means(part.authorization.id)).toEqual(['succeeded'])
    expect(theirs(part)).toMatchObject({
      capturedMinor: 80_000,
      releasedMinor: 40_000,
      refundedMinor: 80_000,
    })
  })

  test('an order drawn at once is an authorization too, captured, and can be refunded', async () => {
    const it = await hold({ captureMode: 'automatic' })
    expect(it.authorization).toMatchObject({
      status: 'captured',
      captureMode: 'automatic',
      refundableMinor: 120_000,
    })
    expect(await typesOf({ authorizationId: it.authorization.id })).toEqual([])
    expect(await refund(it.authorization.id, { amountMinor: 1 })).toMatchObject({
      status: 'succeeded',
    })
  })

  test('extended, a hold lives a full life from now', async () => {
    const it = await hold()
    await new Promise((resolve) => setTimeout(resolve, 20))
    const done = valueOf(
      await call(world.url, authorizationContract.extend, {
        token,
        params: { id: it.authorization.id },
        body: {},
      }),
    )
    expect(done.authorization.expiresAt ?? '' > (it.authorization.expiresAt ?? '')).toBeTruthy()
    expect(await typesOf({ authorizationId: it.authorization.id })).toContain(
      'authorization.extended',
    )
  })
})
