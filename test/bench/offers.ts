import { OfferRequest } from '@miaoguo/shared/offer/offer'
import { expecting, progress, type BenchLine, type Patience } from './line.ts'
import {
  ask,
  asker,
  closedLoop,
  median,
  percentile,
  rounded,
  type Asking,
  type Question,
  type Timed,
} from './load.ts'
import { startPart } from './part.ts'
import { openBenchWorld, openOrders, type BenchWorld } from './world.ts'

export type DatabaseKind = 'pglite' | 'postgres'

const orders = 200
const perSecond = 50
/** What is measured is a server that has been up for a while: its code is compiled by some hundreds of requests. */
const warmUpSeconds = 20
const json = { 'content-type': 'application/json' }

/** What asks for offers on one order after another, so that no order is asked about too often. */
async function questions(world: BenchWorld): Promise<Question> {
  const { me, checkouts } = await openOrders(world, orders)
  return {
    urls: checkouts.map((it) => `${world.url}/v1/shopper/checkouts/${it.token}/offer-requests`),
    headers: { ...json, authorization: `Bearer ${me.token}` },
    body: '{}',
  }
}

/** A whole offers request (three lenders asked, every quote computed again, all stored) beside bare Hono's same bytes. */
export async function benchOffersRate(
  database: DatabaseKind,
  { seconds, turns }: Patience,
): Promise<BenchLine[]> {
  const world = await openBenchWorld({ database })
  try {
    const next = asker(await questions(world))
    const first = await next()
    await ask({ url: `${world.bare}/bytes`, method: 'PUT', headers: {}, body: first.text })
    const same = () => ask({ url: `${world.bare}/same`, method: 'POST', headers: json, body: '{}' })
    const load = { connections: 8, seconds: seconds / turns }
    await closedLoop({ ...load, seconds: 2 }, next)
    await closedLoop({ ...load, seconds: 1 }, same)
    const ours: number[] = []
    const bare: number[] = []
    for (let turn = 1; turn <= turns; turn += 1) {
      progress(`offers on ${database}: turn ${turn} of ${turns}`)
      ours.push(await closedLoop(load, next))
      bare.push(await closedLoop(load, same))
    }
    return [
      {
        bench: 'offers',
        database,
        perSecond: rounded(median(ours)),
        offers: OfferRequest.parse(JSON.parse(first.text)).offers.length,
        bytes: Buffer.byteLength(first.text),
        ratio: rounded(median(ours) / median(bare), 4),
        ratioTo: 'a bare Hono handler answering the same bytes in the same process, in turns',
        barePerSecond: rounded(median(bare)),
      },
    ]
  } finally {
    await world.close()
  }
}

/** What we add to the slowest lender, at fifty requests a second; the lender's own time is taken in its own process. */
export async function benchOffersLatency(
  database: DatabaseKind,
  patience: Patience,
): Promise<BenchLine[]> {
  const seconds = patience.seconds * 2
  const world = await openBenchWorld({ database, quoteDelaysMs: '40,100,70' })
  const shoppers = await startPart<{ url: string }>('asking-part.ts', {})
  const timesOf = async (asking: Asking): Promise<Timed[]> => {
    const body = JSON.stringify(asking)
    const reply = await ask({ url: shoppers.facts.url, method: 'POST', headers: json, body })
    return JSON.parse(reply.text) as Timed[]
  }
  try {
    const ours = { ...(await questions(world)), perSecond }
    const bytes = (await asker(ours)()).text
    await ask({ url: `${world.bare}/bytes`, method: 'PUT', headers: {}, body: bytes })
    progress(`offers latency on ${database}: warming up`)
    await timesOf({ ...ours, seconds: Math.min(warmUpSeconds, seconds) })
    progress(`offers latency on ${database}: ${seconds} s at ${perSecond} a second`)
    const usedMs = await world.cpuMs()
    const took = await timesOf({ ...ours, seconds })
    const cpuMs = (await world.cpuMs()) - usedMs
    progress(`offers latency on ${database}: the same by a bare handler`)
    const bareTook = await timesOf({ ...bareQuestion(world), perSecond, seconds })
    const slowestMs = await slowestOf(world)
    const over = ({ ms, reference }: Timed): number => {
      const slowest = slowestMs[reference]
      if (slowest === undefined) throw new Error(`no lender remembers ${reference}`)
      return ms - slowest
    }
    return [linesOf({ database, added: took.map(over), bareAdded: bareTook.map(over), cpuMs })]
  } finally {
    await shoppers.close()
    await world.close()
  }
}

const slowestOf = async (world: BenchWorld): Promise<Record<string, number>> => {
  const { text } = await ask({ url: `${world.lenderUrl}/slowest`, method: 'GET', headers: {} })
  return (JSON.parse(text) as { slowestMs: Record<string, number> }).slowestMs
}

/** The same lenders asked the same by a handler that does nothing else. */
const bareQuestion = (world: BenchWorld): Question => ({
  urls: [`${world.bare}/lenders`],
  headers: json,
  body: JSON.stringify({
    borrower: { reference: 'b-bench' },
    scenario: 'goods',
    amountMinor: 120_000,
    currency: 'CNY',
    today: '2026-11-24',
  }),
})

function linesOf(it: {
  database: DatabaseKind
  added: readonly number[]
  bareAdded: readonly number[]
  cpuMs: number
}): BenchLine {
  const p99 = percentile(it.added, 0.99)
  const bareP99 = percentile(it.bareAdded, 0.99)
  const line = {
    bench: 'offers latency',
    database: it.database,
    perSecond,
    requests: it.added.length,
    addedMsP50: rounded(median(it.added)),
    addedMsP99: rounded(p99),
    over: 'the slowest of the three lenders asked, by its own clock',
    cpuMsPerRequest: rounded(it.cpuMs / it.added.length),
    ratio: rounded(p99 / bareP99, 2),
    ratioTo: 'a bare Hono handler that asks the same lenders and does nothing else (p99 added)',
    bareAddedMsP50: rounded(median(it.bareAdded)),
    bareAddedMsP99: rounded(bareP99),
  }
  return expecting(line, 'addedMsP99 <= 15', p99 <= 15)
}
