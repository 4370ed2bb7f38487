import { expect } from 'vitest'
import type { World } from './app.ts'
import type { Held } from './held.ts'
import { eventually } from './shopper.ts'
import { tillOf } from './till.ts'

type Shop = { capturedMinor: number; refundedMinor: number }
export type Agreeing = (it: Held, shop: Shop) => Promise<void>

/** The shop's order, our mirror and the lender's books, to the fen. */
export function agreeing(world: World): Agreeing {
  const till = tillOf(world)
  return async (it, shop) => {
    expect(await till.view(it.authorization.id)).toMatchObject(shop)
    const theirs = till.theirs(it)
    expect(theirs).toMatchObject(shop)
    const settled = (theirs?.lines ?? []).map((line) =>
      line.direction === 'to_merchant' ? line.amountMinor : -line.amountMinor,
    )
    expect(settled.reduce((sum, minor) => sum + minor, 0)).toBe(
      shop.capturedMinor - shop.refundedMinor,
    )
    const owed = theirs?.rows.reduce((sum, row) => sum + row.principalMinor, 0)
    await eventually(
      'the traveler sees what is owed',
      async () => (await it.loan()).outstandingMinor === owed,
    )
  }
}
