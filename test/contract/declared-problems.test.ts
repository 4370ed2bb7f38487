import { contract } from '@miaoguo/shared/contract/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FakeKlarna } from '../lenders/fakes/klarna.ts'
import { openWorld, type World } from '../support/app.ts'
import { klarnaBeside } from '../support/klarna.ts'
import { liveMerchant, otherMerchant, ourMerchant } from './examples.ts'
import { ways } from './ways.ts'
import { refusal } from './send.ts'

let world: World
let klarna: FakeKlarna
beforeAll(async () => {
  const beside = await klarnaBeside()
  klarna = beside.klarna
  world = await openWorld({
    moreLenders: [beside.seed],
    lenders: {
      lezhong: { quoteDelayMs: 5, decisionDelayMs: 20 },
      huaxin: { decisionDelayMs: 600_000 },
      suyi: { quoteDelayMs: 5, decisionDelayMs: 600_000 },
    },
    variables: { MERCHANTS: JSON.stringify([ourMerchant, otherMerchant, liveMerchant]) },
  })
})
afterAll(async () => {
  await world.close()
  await klarna.close()
})

/** `not_found` is asked of every endpoint elsewhere. */
const declared = contract.flatMap((endpoint) =>
  endpoint.problems
    .filter((code) => code !== 'not_found')
    .map((code) => [`${endpoint.id} ${code}`, endpoint, code] as const),
)

test('every declared problem has a way to it, and no way leads to an undeclared one', () => {
  expect(Object.keys(ways).toSorted()).toEqual(declared.map(([name]) => name).toSorted())
})

test.each(declared)('%s can be reached', async (name, endpoint, code) => {
  const way = ways[name]
  if (!way) throw new Error(`${name} has no way to it`)
  const response = await way(world)
  expect(await refusal(endpoint, response)).toMatchObject({ code })
})
