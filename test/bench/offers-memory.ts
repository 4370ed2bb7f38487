import { expecting, progress, type BenchLine } from './line.ts'
import { openLoop, rounded } from './load.ts'
import { askOnce, megabytes, memoryOf, openOffersWorld } from './offers-world.ts'

const perSecond = 50
/** What is filled once and kept (code, pools, caches) is filled by then. */
const warmSeconds = 60
const sampleSeconds = 15
/** Of what is in use after a collection of garbage; what a sample is off by is far less. */
const slopeMbPerMinuteMax = 0.5

type Sample = { atSeconds: number; heapMb: number; rssMb: number }

/** Memory while shoppers ask without a pause, one lender dead: a sample every quarter of a minute, and how it rises. */
export async function benchOffersMemory(seconds: number): Promise<BenchLine[]> {
  const world = await openOffersWorld({ dead: true, orders: 800 })
  const samples: Sample[] = []
  let asked = 0
  let answered = 0
  try {
    const beganAt = performance.now()
    while (performance.now() - beganAt < (warmSeconds + seconds) * 1000) {
      const replies = await openLoop({ perSecond, seconds: sampleSeconds }, () => askOnce(world))
      asked += replies.length
      answered += replies.filter((it) => it.status === 201).length
      const { heapUsed, rss } = await memoryOf(world)
      const atSeconds = Math.round((performance.now() - beganAt) / 1000)
      samples.push({ atSeconds, heapMb: megabytes(heapUsed), rssMb: megabytes(rss) })
      progress(`${atSeconds} s: heap ${megabytes(heapUsed)} MB, rss ${megabytes(rss)} MB`)
    }
  } finally {
    await world.close()
  }
  const steady = samples.filter((it) => it.atSeconds >= warmSeconds)
  const heapMbPerMinute = slopeOf(steady, (it) => it.heapMb)
  const line: BenchLine = {
    bench: 'offers memory',
    database: 'postgres',
    perSecond,
    minutes: rounded(seconds / 60),
    asked,
    answered,
    samples: steady.length,
    heapMbFirst: steady[0]?.heapMb,
    heapMbLast: steady.at(-1)?.heapMb,
    rssMbFirst: steady[0]?.rssMb,
    rssMbLast: steady.at(-1)?.rssMb,
    heapMbPerMinute,
    rssMbPerMinute: slopeOf(steady, (it) => it.rssMb),
  }
  return [
    expecting(
      line,
      `the heap in use rises by less than ${slopeMbPerMinuteMax} MB a minute`,
      heapMbPerMinute < slopeMbPerMinuteMax,
    ),
  ]
}

/** The rise of the line of least squares through all samples, in megabytes a minute. */
function slopeOf(samples: readonly Sample[], of: (it: Sample) => number): number {
  const mean = (values: number[]): number => values.reduce((sum, it) => sum + it, 0) / values.length
  const x = samples.map((it) => it.atSeconds / 60)
  const y = samples.map(of)
  const [meanX, meanY] = [mean(x), mean(y)]
  const above = x.reduce((sum, it, i) => sum + (it - meanX) * ((y[i] ?? 0) - meanY), 0)
  const below = x.reduce((sum, it) => sum + (it - meanX) ** 2, 0)
  return rounded(below === 0 ? 0 : above / below, 3)
}
