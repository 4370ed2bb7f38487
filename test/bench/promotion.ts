import { createRequire } from 'node:module'
import { demoMerchant } from '../sandbox/world.ts'
import { ask, median, rounded } from './load.ts'
import { openBenchWorld } from './world.ts'

type Result = { requests: { average: number }; non2xx: number }
const autocannon = createRequire(import.meta.url)('autocannon') as (
  options: object,
) => Promise<Result>

/** The widget's endpoint, asked for one amount as product pages do, beside bare Hono answering the same bytes in turn. */
export async function benchPromotion(seconds: number): Promise<object[]> {
  const world = await openBenchWorld({ database: 'pglite' })
  try {
    const path = `/v1/promotions?key=${demoMerchant.publishableKey}&amountMinor=129900&currency=CNY`
    const headers = { origin: 'http://shop.example' }
    const first = await ask({ url: world.url + path, method: 'GET', headers })
    if (first.status !== 200) throw new Error(first.text)
    await ask({ url: `${world.bare}/bytes`, method: 'PUT', headers: {}, body: first.text })
    const rate = async (url: string, forSeconds: number): Promise<number> => {
      const result = await autocannon({
        url: url + path,
        connections: 32,
        duration: forSeconds,
        headers,
      })
      if (result.non2xx > 0) throw new Error(`${result.non2xx} refusals`)
      return result.requests.average
    }
    await rate(world.url, 1)
    await rate(world.bare, 1)
    const ours: number[] = []
    const bare: number[] = []
    for (let turn = 0; turn < 3; turn += 1) {
      ours.push(await rate(world.url, seconds))
      bare.push(await rate(world.bare, seconds))
    }
    return [
      {
        bench: 'promotion',
        perSecond: rounded(median(ours)),
        ratio: rounded(median(ours) / median(bare), 3),
        ratioTo: 'a bare Hono handler answering the same bytes in the same process, turns taken',
        barePerSecond: rounded(median(bare)),
        expected: 'ratio >= 0.7',
      },
    ]
  } finally {
    await world.close()
  }
}
