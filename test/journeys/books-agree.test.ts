import { randomUUID } from 'node:crypto'
import { allocate } from '@miaoguo/shared/money/allocate'
import { currencyDecimals, type Currency } from '@miaoguo/shared/money/money'
import type { CheckoutLine } from '@miaoguo/shared/checkout/checkout'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { World } from '../support/app.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { heldAbroad, productsAbroad } from '../support/held-abroad.ts'
import { held, type Held } from '../support/held.ts'
import { eventually, newPhone, signIn } from '../support/shopper.ts'
import { tillOf } from '../support/till.ts'

afterAll(closeDatabases)

const numRuns = process.env['MIAOGUO_LONG'] === '1' ? 60 : 5
const sum = (parts: readonly number[]): number => parts.reduce((a, b) => a + b, 0)

/** What a shop does with one hold; amounts are shares of what the shop believes is left, in thousandths. */
const action = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ verb: fc.constant('capture' as const), share: fc.nat(1100) }),
  },
  { weight: 3, arbitrary: fc.record({ verb: fc.constant('lines' as const), share: fc.nat(1000) }) },
  {
    weight: 4,
    arbitrary: fc.record({ verb: fc.constant('refund' as const), share: fc.nat(1100) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ verb: fc.constant('reverse' as const), share: fc.nat(1000) }),
  },
  { weight: 1, arbitrary: fc.record({ verb: fc.constant('release' as const), share: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ verb: fc.constant('cancel' as const), share: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ verb: fc.constant('extend' as const), share: fc.nat(1) }) },
)
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never

/** A cart whose discount and tax are spread over its lines, in the currency's own minor units. */
const orderIn = (currency: Currency) => {
  const unit = 10 ** currencyDecimals[currency]
  return fc
    .record({
      items: fc.array(
        fc.record({
          quantity: fc.integer({ min: 1, max: 5 }),
          unitAmountMinor: fc.integer({ min: 60 * unit, max: 900 * unit }),
        }),
        { minLength: 2, maxLength: 5 },
      ),
      discountPpm: fc.integer({ min: 0, max: 300_000 }),
      taxPpm: fc.integer({ min: 0, max: 200_000 }),
      shippingMinor: fc.integer({ min: 0, max: 30 * unit }),
    })
    .map(({ items, discountPpm, taxPpm, shippingMinor }): CheckoutLine[] => {
      const totals = items.map((it) => it.quantity * it.unitAmountMinor)
      const discounts = allocate(Math.floor((sum(totals) * discountPpm) / 1_000_000), totals)
      const net = totals.map((total, i) => total - (discounts[i] ?? 0))
      const taxes = allocate(Math.floor((sum(net) * taxPpm) / 1_000_000), net)
      const one = (kind: CheckoutLine['kind'], minor = 0): CheckoutLine[] =>
        minor === 0
          ? []
          : [{ kind, name: kind, quantity: 1, unitAmountMinor: minor, totalMinor: minor }]
      return [
        ...items.map((it, i) => ({
          ...it,
          kind: 'item' as const,
          name: `item ${i}`,
          totalMinor: totals[i] ?? 0,
        })),
        ...discounts.flatMap((minor) => one('discount', minor)),
        ...taxes.flatMap((minor) => one('tax', minor)),
        ...one('shipping', shippingMinor),
      ]
    })
}

const signed = (line: CheckoutLine | undefined, quantity: number): number =>
  line === undefined ? 0 : (line.kind === 'discount' ? -1 : 1) * line.unitAmountMinor * quantity
const amountOf = (lines: readonly CheckoutLine[]): number =>
  sum(lines.map((line) => signed(line, line.quantity)))

/** What the shop wrote down from the answers it got, and nothing else. */
type ShopBook = { captured: number; released: number; refunded: number; sent: Map<number, number> }

describe.each(databases)('on %s', (database) => {
  let world: World
  let till: ReturnType<typeof tillOf>
  beforeAll(async () => {
    world = await openWorldOn(database, {
      lenders: { huaxin: { quoteDelayMs: 1, products: productsAbroad } },
      variables: { SIGN_INS_PER_MINUTE: '10000' },
    })
    till = tillOf(world)
  })
  afterAll(() => world.close())

  const open = async (currency: Currency, lines: CheckoutLine[]): Promise<Held> => {
    const me = await signIn(world.url, newPhone())
    const amountMinor = amountOf(lines)
    return currency === 'CNY'
      ? held(world, { me, amountMinor, lines })
      : heldAbroad(world, { me, currency, amountMinor, lines })
  }

  /** Does one thing, twice with one key as a shop with a bad connection does, and writes down what was answered. */
  async function act(it: Held, shop: ShopBook, { verb, share }: Action): Promise<void> {
    const { id, amountMinor } = it.authorization
    const remaining = amountMinor - shop.captured - shop.released
    const part = (of: number): object => ({
      amountMinor: Math.max(1, Math.floor((of * share) / 1000)),
    })
    const key = randomUUID()
    if (verb === 'refund') {
      const send = () => till.refund(id, part(shop.captured - shop.refunded), key)
      await send()
      const { value } = await send()
      if (value?.status === 'succeeded') shop.refunded += value.amountMinor
      return
    }
    if (verb === 'reverse') {
      const body = part(remaining + shop.captured - shop.refunded)
      await till.ask('reverse', id, body, key)
      const { value } = await till.ask('reverse', id, body, key)
      for (const step of value?.steps ?? [])
        shop[step.means === 'refund' ? 'refunded' : 'released'] += step.amountMinor
      return
    }
    const lines = verb === 'lines' ? unsent(it.checkout.lines, shop, share) : []
    if (verb === 'lines' && lines.length === 0) return
    const asked = verb === 'lines' ? 'capture' : verb
    const body = verb === 'capture' ? part(remaining) : verb === 'lines' ? { lines } : {}
    await till.ask(asked, id, body, key)
    const { value } = await till.ask(asked, id, body, key)
    if (!value?.operation) return
    expect(value.outcome).toBe('succeeded')
    const done = value.operation.amountMinor
    if (verb === 'lines') {
      // The shop reckons its own lines; the answer must be the same.
      expect(done).toBe(sum(lines.map((one) => signed(it.checkout.lines[one.line], one.quantity))))
      for (const one of lines)
        shop.sent.set(one.line, (shop.sent.get(one.line) ?? 0) + one.quantity)
    }
    if (asked === 'capture') shop.captured += done
    if (asked === 'release' || asked === 'cancel') shop.released += done
  }

  const unsent = (lines: readonly CheckoutLine[], shop: ShopBook, share: number) =>
    lines.flatMap((line, i) => {
      const left = line.quantity - (shop.sent.get(i) ?? 0)
      const quantity = Math.ceil((left * share) / 1000)
      return quantity > 0 && (i * 7 + share) % 3 !== 0 ? [{ line: i, quantity }] : []
    })

  async function compare(it: Held, shop: ShopBook): Promise<void> {
    const ours = await till.view(it.authorization.id)
    const { captured, released, refunded } = shop
    const figures = { capturedMinor: captured, releasedMinor: released, refundedMinor: refunded }
    expect(ours).toMatchObject(figures)
    expect(ours.capturedMinor + ours.releasedMinor + ours.remainingMinor).toBe(ours.amountMinor)
    const account = till.theirs(it)
    const theirs = account?.cancelled
      ? { ...account, releasedMinor: account.authorizedMinor - account.capturedMinor }
      : account
    expect(theirs).toMatchObject(figures)
    // What the lender will pay out and take back is the same money.
    const settled = (account?.lines ?? []).map((line) =>
      line.direction === 'to_merchant' ? line.amountMinor : -line.amountMinor,
    )
    expect(sum(settled)).toBe(captured - refunded)
    const told = (await till.events({ authorizationId: it.authorization.id })).at(-1)
    expect(told?.data).toMatchObject({ capturedMinor: captured, releasedMinor: released })
  }

  test.each(['CNY', 'JPY', 'KWD'] as const)(
    'whatever a shop does with orders in %s, its book, ours and the lender’s agree to the minor unit',
    async (currency) => {
      let moved = 0
      await fc.assert(
        fc.asyncProperty(
          orderIn(currency),
          fc.array(action, { minLength: 4, maxLength: 9 }),
          async (lines, actions) => {
            const it = await open(currency, lines)
            expect(it.authorization).toMatchObject({ currency, amountMinor: amountOf(lines) })
            const shop: ShopBook = { captured: 0, released: 0, refunded: 0, sent: new Map() }
            for (const one of actions) {
              await act(it, shop, one)
              await compare(it, shop)
            }
            moved += shop.captured + shop.refunded
            const owed = till.theirs(it)?.rows.reduce((all, row) => all + row.principalMinor, 0)
            await eventually('the borrower sees what is owed', async () => {
              const loan = await it.loan()
              const expected = shop.captured === 0 ? 0 : owed
              return loan.outstandingMinor === expected ? true : undefined
            })
          },
        ),
        { numRuns, endOnFailure: true },
      )
      expect(moved).toBeGreaterThan(0)
      expect(world.logs.filter((line) => line.facts['alarm'])).toEqual([])
    },
    1_200_000,
  )
})
