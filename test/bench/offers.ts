import { randomUUID } from 'node:crypto'
import { OfferRequest } from '@miaoguo/shared/offer/offer'
import { ask, closedLoop, openLoop, percentile, rounded, type Reply } from './load.ts'
import { openBenchWorld, openOrders, type BenchWorld } from './world.ts'

/** Asks for offers on one order after another, so that no order is asked about too often. */
async function asker(world: BenchWorld, orders: number): Promise<() => Promise<Reply>> {
  const { me, checkouts } = await openOrders(world.url, orders)
  let turn = 0
  return async () => {
    turn += 1
    const reply = await ask({
      url: `${world.url}/v1/shopper/checkouts/${checkouts[turn % checkouts.length]?.token}/offer-requests`,
      method: 'POST',
      headers: {
        authorization: `Bearer ${me.token}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      body: '{}',
    })
    if (reply.status !== 201) throw new Error(`${reply.status} ${reply.text}`)
    return reply
  }
}

/** A whole offers request (three lenders asked, every quote computed again, all stored) beside bare Hono's same bytes. */
export async function benchOffersRate(
  database: 'pglite' | 'postgres',
  seconds: number,
): Promise<object[]> {
  const world = await openBenchWorld({ database })
  try {
    const next = await asker(world, 200)
    const { text } = await next()
    await ask({ url: `${world.bare}/bytes`, method: 'PUT', headers: {}, body: text })
    const same = () =>
      ask({
        url: `${world.bare}/same`,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      })
    await closedLoop({ connections: 8, seconds: 1 }, next)
    const ours = await closedLoop({ connections: 8, seconds }, next)
    const bare = await closedLoop({ connections: 8, seconds }, same)
    return [
      {
        bench: 'offers',
        database,
        perSecond: rounded(ours),
        offers: OfferRequest.parse(JSON.parse(text)).offers.length,
        ratio: rounded(ours / bare, 4),
        ratioTo: 'a bare Hono handler answering the same bytes in the same process',
        barePerSecond: rounded(bare),
      },
    ]
  } finally {
    await world.close()
  }
}

/** What we add to the slowest lender, at fifty requests a second; the lender's own time is taken in its own process. */
export async function benchOffersLatency(
  database: 'pglite' | 'postgres',
  seconds: number,
): Promise<object[]> {
  const world = await openBenchWorld({ database, quoteDelaysMs: '40,100,70' })
  try {
    const next = await asker(world, 200)
    await openLoop({ perSecond: 50, seconds: 3 }, next)
    const replies = await openLoop({ perSecond: 50, seconds }, next)
    const slowest = JSON.parse(
      (await ask({ url: `${world.lenderUrl}/slowest`, method: 'GET', headers: {} })).text,
    ) as Record<string, number>
    const added = replies.map(
      (it) => it.ms - (slowest[OfferRequest.parse(JSON.parse(it.text)).id] ?? Number.NaN),
    )
    return [
      {
        bench: 'offers latency',
        database,
        perSecond: 50,
        requests: added.length,
        addedMsP50: rounded(percentile(added, 0.5)),
        addedMsP99: rounded(percentile(added, 0.99)),
        over: 'the slowest of the three lenders asked, by its own clock',
        expected: 'p99 <= 15 ms',
      },
    ]
  } finally {
    await world.close()
  }
}
