import type { CheckoutLine } from '@miaoguo/shared/checkout/checkout'
import { refundContract } from '@miaoguo/shared/contract/merchant/authorizations'
import { merchantCheckoutContract } from '@miaoguo/shared/contract/merchant/checkouts'
import { shopperCheckoutContract } from '@miaoguo/shared/contract/shopper/checkouts'
import { documentContract } from '@miaoguo/shared/contract/shopper/documents'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoMerchant } from '../sandbox/world.ts'
import type { World } from '../support/app.ts'
import { agreeing, type Agreeing } from '../support/agreeing.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { held, type Held } from '../support/held.ts'
import { call, valueOf } from '../support/shopper.ts'
import { tillOf } from '../support/till.ts'
import { tripIn } from '../support/trip.ts'

afterAll(closeDatabases)

const token = demoMerchant.secretKey
const line = (kind: CheckoutLine['kind'], name: string, totalMinor: number): CheckoutLine => ({
  kind,
  name,
  quantity: 1,
  unitAmountMinor: totalMinor,
  totalMinor,
})
const trip = line('item', '北京—三亚往返与海滨酒店', 600_000)

/** What is paid how; only `financedMinor` is lent. */
const ways = [
  {
    name: 'a deposit paid to the shop, the balance financed',
    lines: [trip, line('deposit', '已付定金', 100_000)],
    payment: {
      orderMinor: 600_000,
      depositMinor: 100_000,
      balanceMinor: 0,
      financedMinor: 500_000,
    },
  },
  {
    name: 'the deposit financed, the balance paid to the shop later',
    lines: [trip, line('balance', '尾款，出发前付清', 480_000)],
    payment: {
      orderMinor: 600_000,
      depositMinor: 0,
      balanceMinor: 480_000,
      financedMinor: 120_000,
    },
  },
] as const

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

  const bought = ({ lines, payment }: (typeof ways)[number]): Promise<Held> =>
    held(world, {
      amountMinor: payment.financedMinor,
      lines: [...lines],
      itinerary: tripIn(world.deps.today(), 120),
      product: 'Trip installments',
      count: 3,
    })
  /** Everything the traveler was shown of it, from the order to the paper she keeps. */
  const shown = async (it: Held) => {
    const by = { token: it.me.token }
    const order = valueOf(
      await call(world.url, shopperCheckoutContract.view, {
        ...by,
        params: { token: it.checkout.token },
      }),
    )
    const loan = await it.loan()
    const paper = valueOf(
      await call(world.url, documentContract.view, {
        ...by,
        params: { id: loan.id, kind: 'disclosure' },
        query: { language: 'en' },
      }),
    )
    return { order, loan, paper: JSON.stringify(paper) }
  }

  test.each(ways)('$name: each part is said, and only one is lent', async (way) => {
    const { payment } = way
    const it = await bought(way)
    await till.capture(it.authorization.id)
    await agree(it, { capturedMinor: payment.financedMinor, refundedMinor: 0 })
    expect(it.checkout.payment).toEqual(payment)
    const { order, loan, paper } = await shown(it)
    expect(order.payment).toEqual(payment)
    expect(loan.principalMinor).toBe(payment.financedMinor)
    expect(paper).toContain('Cost of the order: ¥6,000.00')
    expect(paper).toContain(
      payment.depositMinor > 0
        ? 'Deposit paid to the shop by other means, no part of this loan: ¥1,000.00'
        : 'Balance to be paid to the shop later by other means, no part of this loan: ¥4,800.00',
    )
  })

  test('a refund is of what was lent alone: its preview keeps the deposit apart, and no more than was lent goes back', async () => {
    const it = await bought(ways[0])
    await till.capture(it.authorization.id)
    const params = { id: it.authorization.id }
    const preview = (body: object) =>
      call(world.url, refundContract.preview, { token, params, body })
    const told = valueOf(await preview({ amountMinor: 200_000 }))
    expect(told).toMatchObject({ amountMinor: 200_000, payment: ways[0].payment })
    expect(told.reducesPrincipalMinor + told.toBorrowerMinor).toBe(200_000)
    // The whole order cost more than was lent; the deposit is not the lender's to give back.
    expect((await preview({ amountMinor: 600_000 })).problem?.code).toBe('amount_exceeds_captured')
    valueOf(await till.refund(it.authorization.id))
    await agree(it, { capturedMinor: 500_000, refundedMinor: 500_000 })
    expect((await it.loan()).outstandingMinor).toBe(0)
  })

  test('by line, the deposit is taken off what its lines come to', async () => {
    const it = await bought(ways[0])
    const lines = [
      { line: 0, quantity: 1 },
      { line: 1, quantity: 1 },
    ]
    await till.capture(it.authorization.id, { lines })
    await agree(it, { capturedMinor: 500_000, refundedMinor: 0 })
  })

  test('parts that do not add up to what is financed are refused with the sum', async () => {
    const { problem } = await call(world.url, merchantCheckoutContract.create, {
      token,
      body: {
        merchantReference: 'does-not-add-up',
        scenario: 'travel',
        currency: 'CNY',
        amountMinor: 600_000,
        lines: [...ways[0].lines],
        returnUrl: 'http://127.0.0.1:9/return',
        notifyUrl: world.receiver.url,
      },
    })
    expect(problem).toMatchObject({
      code: 'amounts_do_not_add_up',
      facts: { sumMinor: 500_000, amountMinor: 600_000 },
    })
  })
})
