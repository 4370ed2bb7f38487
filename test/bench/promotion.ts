import { createRequire } from 'node:module'
import { demoMerchant } from '../sandbox/world.ts'
import { expecting, progress, type BenchLine, type Patience } from './line.ts'
import { ask, median, rounded } from './load.ts'
import { openBenchWorld } from './world.ts'

type Result = { requests: { average: number }; non2xx: number; errors: number }
const autocannon = createRequire(import.meta.url)('autocannon') as (
  options: object,
) => Promise<Result>

const headers = { origin: 'http://shop.example' }
const pathFor = (amountMinor: number): string =>
  `/v1/promotions?key=${demoMerchant.publishableKey}&amountMinor=${amountMinor}&currency=CNY`

async function rateOf(url: string, paths: readonly string[], seconds: number): Promise<number> {
  const requests = paths.map((path) => ({ path, headers }))
  const result = await autocannon({ url, connections: 32, duration: seconds, requests })
  if (result.non2xx + result.errors > 0)
    throw new Error(`${result.non2xx} refusals and ${result.errors} errors from ${url}`)
  return result.requests.average
}

/** The widget's endpoint as product pages ask it, beside bare Hono answering the same bytes, in turns. */
export async function benchPromotion({ seconds, turns }: Patience): Promise<BenchLine[]> {
  const world = await openBenchWorld({ database: 'pglite' })
  try {
    const first = await ask({ url: world.url + pathFor(129_900), method: 'GET', headers })
    if (first.status !== 200) throw new Error(first.text)
    await ask({ url: `${world.bare}/bytes`, method: 'PUT', headers: {}, body: first.text })
    const lines: BenchLine[] = []
    for (const amounts of [1, 500]) {
      const paths = Array.from({ length: amounts }, (_, i) => pathFor(129_900 + i * 100))
      for (const url of [world.url, world.bare]) await rateOf(url, paths, seconds)
      const ours: number[] = []
      const bare: number[] = []
      for (let turn = 1; turn <= turns; turn += 1) {
        progress(`promotion, ${amounts} amounts: turn ${turn} of ${turns}`)
        ours.push(await rateOf(world.url, paths, seconds))
        bare.push(await rateOf(world.bare, paths, seconds))
      }
      const ratio = rounded(median(ours) / median(bare), 3)
      const line = {
        bench: 'promotion',
        amounts,
        perSecond: rounded(median(ours)),
        ratio,
        ratioTo: 'a bare Hono handler answering the same bytes in the same process, in turns',
        barePerSecond: rounded(median(bare)),
      }
      lines.push(expecting(line, 'ratio >= 0.8', ratio >= 0.8))
    }
    return lines
  } finally {
    await world.close()
  }
}
