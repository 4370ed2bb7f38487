import { financedSharesOf } from '@miaoguo/shared/checkout/booking'
import type { CheckoutLine } from '@miaoguo/shared/checkout/checkout'
import { merchantCheckoutContract } from '@miaoguo/shared/contract/merchant/checkouts'
import { shopperCheckoutContract } from '@miaoguo/shared/contract/shopper/checkouts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoMerchant } from '../sandbox/world.ts'
import type { World } from '../support/app.ts'
import { agreeing, type Agreeing } from '../support/agreeing.ts'
import { answerFor, heldAwaiting, waitingLines, type Said } from '../support/awaiting.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import type { Held } from '../support/held.ts'
import { call, eventually, valueOf, viewAsMerchant } from '../support/shopper.ts'
import { tillOf } from '../support/till.ts'

afterAll(closeDatabases)

const token = demoMerchant.secretKey
const whole = 120_000
const deposit: CheckoutLine = {
  kind: 'deposit',
  name: '已付定金',
  quantity: 1,
  unitAmountMinor: 20_001,
  totalMinor: 20_001,
}

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

  const answer = async (it: Held, said: Said & { key?: string }) =>
    valueOf(await answerFor(world, it, said))
  const capture = (it: Held, body: object = {}) => till.ask('capture', it.authorization.id, body)
  const typesOf = async (it: Held) =>
    (await till.events({ checkoutId: it.checkout.id }))
      .map((event) => event.type)
      .filter((type) => type.startsWith('booking.'))

  test('nothing is captured before its supplier confirms; line by line it is, and each is told of', async () => {
    const it = await heldAwaiting(world)
    expect(it.checkout.bookings).toMatchObject([
      { line: 0, status: 'awaiting_supplier', supplierReference: null, financedMinor: 72_000 },
      { line: 1, status: 'awaiting_supplier', answeredAt: null, financedMinor: 48_000 },
    ])
    expect((await capture(it)).problem).toMatchObject({
      code: 'booking_not_confirmed',
      facts: { lines: '0,1', capturableMinor: 0 },
    })
    const told = await answer(it, { line: 0, answer: 'confirmed', supplierReference: 'CA1234' })
    expect(told).toMatchObject({
      booking: { status: 'confirmed', supplierReference: 'CA1234' },
      reversal: null,
      toTurnBackMinor: 0,
    })
    expect((await capture(it, { amountMinor: 72_001 })).problem?.facts).toMatchObject({
      lines: '1',
      capturableMinor: 72_000,
    })
    expect((await capture(it, { lines: [{ line: 1, quantity: 1 }] })).problem?.code).toBe(
      'booking_not_confirmed',
    )
    valueOf(await capture(it, { lines: [{ line: 0, quantity: 1 }] }))
    await agree(it, { capturedMinor: 72_000, refundedMinor: 0 })
    await answer(it, { line: 1, answer: 'confirmed' })
    valueOf(await capture(it))
    await agree(it, { capturedMinor: whole, refundedMinor: 0 })
    expect(await typesOf(it)).toEqual(['booking.confirmed', 'booking.confirmed'])
  })

  test('the traveler sees what is confirmed, by order and by loan, with the supplier’s number', async () => {
    const it = await heldAwaiting(world)
    await answer(it, { line: 0, answer: 'confirmed', supplierReference: 'CA1234' })
    const order = valueOf(
      await call(world.url, shopperCheckoutContract.view, {
        token: it.me.token,
        params: { token: it.checkout.token },
      }),
    )
    const seen = [
      { status: 'confirmed', supplierReference: 'CA1234' },
      { status: 'awaiting_supplier', supplierReference: null },
    ]
    expect(order.bookings).toMatchObject(seen)
    expect((await it.loan()).bookings).toMatchObject(seen)
    valueOf(await till.ask('cancel', it.authorization.id))
  })

  test('what a supplier refuses of a hold is never drawn: the rest is captured, and it is released with it', async () => {
    const it = await heldAwaiting(world)
    expect(await answer(it, { line: 1, answer: 'refused' })).toMatchObject({
      booking: { status: 'refused' },
      reversal: null,
      toTurnBackMinor: 48_000,
    })
    await answer(it, { line: 0, answer: 'confirmed' })
    expect(valueOf(await capture(it))).toMatchObject({
      operation: { amountMinor: 72_000 },
      authorization: { capturedMinor: 72_000, releasedMinor: 48_000, remainingMinor: 0 },
    })
    await agree(it, { capturedMinor: 72_000, refundedMinor: 0 })
    expect((await it.loan()).principalMinor).toBe(72_000)
  })

  test('a refusal after the other line was drawn releases at once', async () => {
    const it = await heldAwaiting(world)
    await answer(it, { line: 0, answer: 'confirmed' })
    valueOf(await capture(it, { amountMinor: 72_000 }))
    expect(await answer(it, { line: 1, answer: 'refused' })).toMatchObject({
      reversal: { outcome: 'succeeded', steps: [{ means: 'release', amountMinor: 48_000 }] },
      toTurnBackMinor: 0,
    })
    await agree(it, { capturedMinor: 72_000, refundedMinor: 0 })
  })

  test('when every supplier refuses, the hold is ended and nothing was lent', async () => {
    const it = await heldAwaiting(world)
    await answer(it, { line: 0, answer: 'refused' })
    expect(await answer(it, { line: 1, answer: 'refused' })).toMatchObject({
      reversal: { outcome: 'succeeded', steps: [{ means: 'void', amountMinor: whole }] },
      toTurnBackMinor: 0,
    })
    expect((await viewAsMerchant(world.url, it.checkout.id)).status).toBe('cancelled')
    expect(till.theirs(it)?.capturedMinor).toBe(0)
    expect((await it.loan()).status).toBe('cancelled')
  })

  test('what is drawn at once and then refused is refunded by its share, and the deposit’s share is not', async () => {
    const lines = [...waitingLines(), deposit]
    const amountMinor = whole - deposit.totalMinor
    const it = await heldAwaiting(world, { captureMode: 'automatic', amountMinor, lines })
    const share = financedSharesOf(lines)[1] ?? 0
    const key = `refused-${it.checkout.id}`
    const told = await answer(it, { line: 1, answer: 'refused', key })
    expect(told).toMatchObject({
      booking: { financedMinor: share },
      reversal: { steps: [{ means: 'refund', amountMinor: share }] },
      toTurnBackMinor: 0,
    })
    // By the same key, and by another: it is refunded once.
    expect(await answer(it, { line: 1, answer: 'refused', key })).toEqual(told)
    expect((await answer(it, { line: 1, answer: 'refused' })).reversal).toBeNull()
    await eventually(
      'the refund is done',
      async () => (await till.view(it.authorization.id)).refundedMinor === share,
    )
    await agree(it, { capturedMinor: amountMinor, refundedMinor: share })
    expect(await typesOf(it)).toEqual(['booking.refused'])
  })

  test('a supplier that said one thing has not said another', async () => {
    const it = await heldAwaiting(world)
    await answer(it, { line: 0, answer: 'confirmed' })
    const again = await answerFor(world, it, { line: 0, answer: 'refused' })
    expect(again.problem).toMatchObject({
      code: 'booking_answered',
      facts: { line: 0, status: 'confirmed' },
    })
    expect(await typesOf(it)).toEqual(['booking.confirmed'])
    valueOf(await till.ask('cancel', it.authorization.id))
  })

  test('a deposit waits for no supplier, and the field is named', async () => {
    const { problem } = await call(world.url, merchantCheckoutContract.create, {
      token,
      body: {
        merchantReference: 'deposit-waits',
        scenario: 'travel',
        currency: 'CNY',
        amountMinor: whole - deposit.totalMinor,
        lines: [...waitingLines(), { ...deposit, awaitsSupplier: true }],
        returnUrl: 'http://127.0.0.1:9/return',
        notifyUrl: world.receiver.url,
      },
    })
    expect(problem?.errors).toMatchObject([{ pointer: '/lines/2/awaitsSupplier' }])
  })
})
