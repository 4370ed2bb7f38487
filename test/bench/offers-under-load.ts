import { guard } from '@miaoguo/bff/src/lenders/guarded.ts'
import type { Lender, QuoteQuestion } from '@miaoguo/bff/src/lenders/lender.ts'
import { unsupported } from '@miaoguo/bff/src/lenders/unsupported.ts'
import { OfferRequest } from '@miaoguo/shared/offer/offer'
import { expecting, progress, type BenchLine } from './line.ts'
import { openLoop, percentile, rounded } from './load.ts'
import {
  askOnce,
  deadlineMs,
  get,
  living,
  megabytes,
  memoryOf,
  openOffersWorld,
  type Answered,
  type OffersWorld,
} from './offers-world.ts'

/** For the way there and back. */
const graceMs = 50

type Phase = { perSecond: number; seconds: number; dead: boolean }

async function measure(world: OffersWorld, it: Phase): Promise<BenchLine> {
  const beganAt = performance.now()
  const replies = await openLoop(it, () => askOnce(world))
  const tookMs = performance.now() - beganAt
  const { slowestMs } = JSON.parse((await get(`${world.lenderUrl}/slowest`)).text) as {
    slowestMs: Record<string, number>
  }
  const good = replies.filter((reply) => reply.status === 201)
  const shed = replies.filter((reply) => reply.status === 503).map((reply) => reply.ms)
  const parsed = good.map((reply) => ({
    reply,
    view: OfferRequest.parse(JSON.parse(reply.text)),
  }))
  // Ours is what is left when the slowest lender that answered, or the deadline, is taken off.
  const added = parsed.map(({ reply, view }) => {
    const waited = slowestMs[view.id]
    if (waited === undefined) throw new Error(`no lender remembers ${view.id}`)
    return reply.ms - Math.min(waited, deadlineMs)
  })
  // By the shopper's clock: an answer that waited for its turn with us is late too.
  const offered = parsed
    .filter(({ reply }) => reply.ms <= deadlineMs + graceMs)
    .flatMap(({ view }) => view.lenders.filter((lender) => lender.state === 'offered')).length
  return {
    bench: 'offers under load',
    database: 'postgres',
    perSecond: it.perSecond,
    deadLender: it.dead,
    requests: replies.length,
    answered: good.length,
    notAnswered: whyNot(replies),
    shed: rounded(shed.length / replies.length, 4),
    ...(shed.length > 0 ? { shedMsP99: rounded(percentile(shed, 0.99)) } : {}),
    answeredPerSecond: rounded((replies.length * 1000) / tookMs),
    ratio: rounded(offered / (living.length * replies.length), 4),
    ratioTo: 'offers of every living lender within the deadline, by the shopper’s clock',
    ratioOfAnswered: rounded(offered / (living.length * Math.max(1, good.length)), 4),
    addedMsP50: rounded(percentile(added, 0.5)),
    addedMsP99: rounded(percentile(added, 0.99)),
  }
}

/** Each other answer and how often it came, such as `429 x 3`. */
function whyNot(replies: readonly Answered[]): string {
  const counts = new Map<string, number>()
  for (const { status, text } of replies) {
    const why = status === 0 ? text : String(status)
    if (status !== 201) counts.set(why, (counts.get(why) ?? 0) + 1)
  }
  return [...counts].map(([why, count]) => `${why} x ${count}`).join(', ')
}

/** What a question to a lender costs whose circuit is open, in this process and by itself. */
async function costOfAnOpenCircuit(): Promise<BenchLine> {
  const down = async () => ({ ok: false, reason: 'server_error', correlationId: 'c' }) as const
  const lender: Lender = {
    ...unsupported,
    terms: down,
    quote: down,
    originate: async () => ({ outcome: 'unknown', reason: 'server_error', correlationId: 'c' }),
  }
  const guarded = guard(lender, { timeoutMs: 3000, concurrent: 256, queued: 256 })
  const question = {} as QuoteQuestion
  for (let i = 0; i < 8; i += 1) await guarded.lender.quote(question)
  const took: number[] = []
  for (let i = 0; i < 100_000; i += 1) {
    const beganAt = performance.now()
    await guarded.lender.quote(question)
    took.push(performance.now() - beganAt)
  }
  const p99 = percentile(took, 0.99)
  const line = {
    bench: 'an open circuit',
    questions: took.length,
    circuit: guarded.load().circuit,
    msP50: rounded(percentile(took, 0.5), 5),
    msP99: rounded(p99, 5),
    ratio: rounded(p99, 5),
    ratioTo: 'one millisecond',
  }
  return expecting(line, 'msP99 < 1', p99 < 1)
}

/** 50, 200 and 400 requests a second, without and with a dead lender; memory after each. `seconds` 600 is the long run. */
export async function benchOffersUnderLoad(seconds: number): Promise<BenchLine[]> {
  const lines = [await costOfAnOpenCircuit()]
  for (const dead of [false, true]) {
    // An order may be asked about twenty times a minute.
    const world = await openOffersWorld({ dead, orders: seconds > 20 ? 1500 : 800 })
    try {
      // Warm, and with the dead lender's circuit open.
      await openLoop({ perSecond: 40, seconds: 5 }, () => askOnce(world))
      for (const perSecond of [50, 200, 400]) {
        progress(`${perSecond} a second${dead ? ', one lender dead' : ''}`)
        const before = await memoryOf(world)
        const measured = await measure(world, { perSecond, seconds, dead })
        const after = await memoryOf(world)
        lines.push({
          ...measured,
          cpuMsPerRequest: rounded((after.cpuMs - before.cpuMs) / (perSecond * seconds)),
          heapMbBefore: megabytes(before.heapUsed),
          heapMbAfter: megabytes(after.heapUsed),
          rssMbAfter: megabytes(after.rss),
        })
      }
    } finally {
      await world.close()
    }
  }
  return lines
}
