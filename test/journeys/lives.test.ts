import { merchantCheckoutContract } from '@miaoguo/shared/contract/merchant/checkouts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoMerchant } from '../sandbox/world.ts'
import type { World } from '../support/app.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { disputeAtLender, disputesOf } from '../support/disputed.ts'
import { products, type Product, type ProductName } from '../support/lives-products.ts'
import { isCharge, lateCost, livesIn, openOf, type Taken } from '../support/lives.ts'
import { relievingOf } from '../support/relieving.ts'
import { asTheirs, type Borrowed } from '../support/repaying.ts'
import { call, valueOf } from '../support/shopper.ts'

afterAll(closeDatabases)

type Story = {
  name: string
  /** Where there is no such life, and why; `without` shows that it is so. */
  lacks?: Partial<Record<ProductName, string>>
  without?(it: Borrowed, product: Product): Promise<void>
  live(it: Borrowed, product: Product): Promise<void>
}

type Cell = [title: string, { story: Story; product: Product; lacks: boolean }]

const cashHasNoMerchant = {
  'a quick loan for cash': 'no merchant stands behind cash',
  'cash, interest first': 'no merchant stands behind cash',
  'cash of a micro-loan company': 'no merchant stands behind cash',
}
const wholeAlone = 'its lender takes refunds of the whole alone'
const costsNothing = 'it costs nothing, so nothing is saved by paying ahead'
const paidOffWhole = 'ahead of time its lender takes what pays it off alone'
const proof = { explanation: '已寄出并签收', trackingNumber: 'SF0000000001' }

describe.each(databases)('on %s', (database) => {
  let world: World
  let lives: ReturnType<typeof livesIn>
  beforeAll(async () => {
    world = await openWorldOn(database, {
      lenders: {
        huaxin: { decisionDelayMs: 20 },
        lezhong: { quoteDelayMs: 5, decisionDelayMs: 20 },
        suyi: { decisionDelayMs: 20 },
      },
    })
    lives = livesIn(world)
  })
  afterAll(() => world.close())

  /** To merchants a request for cash is nothing that there is. */
  const noOrder = async (it: Borrowed): Promise<void> => {
    const asked = { token: demoMerchant.secretKey, params: { id: it.checkout.id } }
    const found = await call(world.url, merchantCheckoutContract.view, asked)
    expect(found.problem?.code).toBe('not_found')
  }

  // A merchant's clock moves on alone, so stories stand here by the day on which they go on.
  const stories: Story[] = [
    {
      name: 'disputed twice, once won and once lost, then paid to the end',
      lacks: cashHasNoMerchant,
      without: noOrder,
      live: async (it, taken) => {
        const disputes = disputesOf(world)
        await lives.pay(it, { amountMinor: 1_000 })
        for (const amountMinor of [20_001, 30_003])
          await disputeAtLender(world, it, { amountMinor, lender: taken.code })
        await disputes.heard(it, 2)
        expect(await lives.till.view(it.authorization.id)).toMatchObject({ disputedMinor: 50_004 })
        for (const { id, amountMinor } of await disputes.of(it))
          valueOf(await disputes.submit(id, amountMinor === 20_001 ? proof : { explanation: '无' }))
        for (const { id, amountMinor } of await disputes.of(it))
          await disputes.is(id, amountMinor === 20_001 ? 'won' : 'lost')
        await lives.mirrored(it)
        await lives.payRows(it)
        await lives.endsAs(it, { taken, status: 'paid_off', back: { disputeLostMinor: 30_003 } })
      },
    },
    {
      name: 'partly refunded, then paid to the end',
      lacks: {
        ...cashHasNoMerchant,
        'pay in 4 for goods': wholeAlone,
        'pay in 30 days for goods': wholeAlone,
        'a fee with each installment': wholeAlone,
        'equal principal': wholeAlone,
      },
      without: async (it, { scene }) => {
        if (scene === 'cash') return noOrder(it)
        const refused = await lives.till.refund(it.authorization.id, { amountMinor: 33_333 })
        expect(refused.problem?.code).toBe('amount_not_whole')
      },
      live: async (it, taken) => {
        await lives.payRows(it, 1)
        const before = (await lives.phone.rows(it)).installments
        const refund = await lives.till.refund(it.authorization.id, { amountMinor: 33_333 })
        expect(valueOf(refund)).toMatchObject({ status: 'succeeded', amountMinor: 33_333 })
        await lives.mirrored(it)
        const after = (await lives.phone.rows(it)).installments
        // What was paid stays paid; the last rows are lowered first.
        expect(after[0]).toEqual(before[0])
        expect(after.at(-1)?.principalMinor ?? 0).toBeLessThan(before.at(-1)?.principalMinor ?? 0)
        await lives.payRows(it)
        await lives.endsAs(it, { taken, status: 'paid_off', back: { refundedMinor: 33_333 } })
      },
    },
    {
      name: 'refunded whole, and nothing is owed',
      lacks: cashHasNoMerchant,
      without: noOrder,
      live: async (it, taken) => {
        const { amountMinor } = taken
        valueOf(await lives.till.refund(it.authorization.id, { amountMinor }))
        await lives.endsAs(it, { taken, status: 'paid_off', back: { refundedMinor: amountMinor } })
      },
    },
    {
      name: 'hardship: relief accepted, then paid to the end',
      live: async (it, taken) => {
        const hard = relievingOf(world)
        const [asked, given] = taken.relief
        const answered = await hard.asked(it, { topic: asked })
        expect(answered.relief).toMatchObject({ status: 'offered', paper: { kind: given } })
        expect(valueOf(await hard.accept(it, answered)).relief?.status).toBe('accepted')
        const rows = (await lives.phone.rows(it)).installments.map(asTheirs)
        expect(rows).toEqual(answered.relief?.paper.after)
        await lives.payRows(it)
        await lives.endsAs(it, { taken, status: 'paid_off' })
      },
    },
    {
      name: 'a changed mind: withdrawn in cooling off, and it cost nothing',
      live: async (made, taken) => {
        await lives.pay(made, { amountMinor: 1_000 })
        const it = await lives.reach(taken, made, 3)
        const offer = valueOf(await lives.phone.undoing(it))
        expect(offer.totalMinor).toBe(taken.amountMinor - 1_000)
        await lives.pay(it, { kind: 'withdrawal', amountMinor: offer.totalMinor })
        await lives.endsAs(it, { taken, status: 'withdrawn' })
        expect((await it.loan()).totalCostMinor).toBe(0)
      },
    },
    {
      name: 'prepaid in part each way there is, then paid off',
      lacks: {
        'pay in 4 for goods': costsNothing,
        'pay in 30 days for goods': costsNothing,
        'installments without interest': costsNothing,
        'a fee with each installment': paidOffWhole,
        'equal principal': paidOffWhole,
        'cash, interest first': 'its installments are interest alone, so there is none to keep',
      },
      without: async (it) => {
        expect((await lives.phone.rows(it)).options).toMatchObject({ prepayment: [], payoff: true })
        const asked = { kind: 'prepayment', keep: 'term', amountMinor: 20_000 }
        const refused = await lives.phone.pay(it, asked)
        expect(refused.problem?.code).toBe('operation_unsupported')
      },
      live: async (made, taken) => {
        let it = await lives.reach(taken, made, 10)
        expect((await lives.phone.rows(it)).options.prepayment).toEqual(taken.prepays)
        for (const keep of taken.prepays) {
          const asked = { kind: 'prepayment', keep, amountMinor: 20_000 }
          const preview = valueOf(await lives.phone.preview(it, asked))
          expect(preview.effect.savedMinor).toBeGreaterThan(0)
          await lives.pay(it, asked)
          const rows = (await lives.phone.rows(it)).installments.map(asTheirs)
          expect(rows).toEqual(preview.scheduleAfter.map(asTheirs))
        }
        it = await lives.pass(taken, it, 5)
        await lives.payOff(it)
        await lives.endsAs(it, { taken, status: 'paid_off' })
      },
    },
    {
      name: 'one installment and a part paid, then paid off as quoted',
      live: async (made, taken) => {
        if (taken.count > 1) await lives.payRows(made, 1)
        const it = await lives.reach(taken, made, 25)
        if (taken.count > 1) await lives.pay(it, { amountMinor: 1_000 })
        await lives.payOff(it)
        await lives.endsAs(it, { taken, status: 'paid_off' })
      },
    },
    {
      name: 'late, then cured with what being late costs, then paid to the end',
      live: async (made, taken) => {
        const rows = (await lives.phone.rows(made)).installments
        const agreed = rows.filter((row) => !isCharge(row))
        let it = await lives.reach(taken, made, taken.lateDays)
        const first = await lives.phone.rows(it)
        const overdue = agreed.filter((row) => row.dueOn < first.asOf)
        const cost = lateCost(agreed, first.asOf)
        expect(cost).toBeGreaterThan(0)
        expect(first.late).toMatchObject({ costMinor: cost, count: overdue.length })
        const overdueMinor = overdue.reduce((sum, row) => sum + row.totalMinor, cost)
        expect(first.options).toMatchObject({ overdueMinor, prepayment: [] })
        await lives.pay(it, { amountMinor: 5_000 })
        const paid = (await lives.phone.rows(it)).installments
        it = await lives.pass(taken, it, 3)
        const second = await lives.phone.rows(it)
        const more = lateCost(
          paid.filter((row) => !isCharge(row)),
          second.asOf,
          first.asOf,
        )
        const dueSince = paid.filter((row) => row.dueOn < second.asOf)
        expect(second.options.overdueMinor).toBe(
          dueSince.reduce((sum, row) => sum + openOf(row), more),
        )
        await lives.pay(it, { amountMinor: second.options.overdueMinor })
        const cured = await lives.phone.rows(it)
        expect([cured.late, cured.options.overdueMinor]).toEqual([null, 0])
        const charged = cured.installments.filter(isCharge)
        expect(charged.map((row) => row.feeMinor)).toEqual([cost, more])
        await lives.payRows(it)
        await lives.endsAs(it, { taken, status: 'paid_off' })
      },
    },
  ]

  const cellsOf = (scenes: readonly Taken['scene'][]): Cell[] =>
    stories.flatMap((story) =>
      (Object.entries(products) as [ProductName, Product][])
        .filter(([, { scene }]) => scenes.includes(scene))
        .map(([name, product]): Cell => {
          const why = story.lacks?.[name]
          const title = `${name}: ${story.name}${why ? ` — no, ${why}` : ''}`
          return [title, { story, product, lacks: why !== undefined }]
        }),
    )
  const lived = async (it: Borrowed, { story, product, lacks }: Cell[1]): Promise<void> => {
    if (!lacks) return story.live(it, product)
    if (!story.without) throw new Error('nothing shows that there is no such life')
    return story.without(it, product)
  }

  describe('orders, at their merchant’s time', () => {
    const cells = cellsOf(['goods', 'travel'])
    const taken = new Map<string, Borrowed>()
    beforeAll(async () => {
      for (const [title, { product }] of cells) taken.set(title, await lives.begun(product))
    })
    test.each(cells)('%s', async (title, cell) => {
      const it = taken.get(title)
      if (!it) throw new Error('it was not taken')
      await lived(it, cell)
    })
  })

  // Nobody's test clock moves what has no merchant: everybody's time does, so cash comes last.
  test.each(cellsOf(['cash']))('%s', async (_, cell) => {
    await lived(await lives.begun(cell.product), cell)
  })

  test('nobody was called: no figure of a lender was other than ours', () => {
    expect(world.logs.filter((line) => line.facts['alarm'] !== undefined)).toEqual([])
  })
})
