import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { guard } from '@miaoguo/bff/src/lenders/guarded.ts'
import type { Lender, QuoteQuestion } from '@miaoguo/bff/src/lenders/lender.ts'
import { unsupported } from '@miaoguo/bff/src/lenders/unsupported.ts'
import { OfferRequest } from '@miaoguo/shared/offer/offer'
import type { Checkout } from '@miaoguo/shared/checkout/checkout'
import { bffVariables, demoMerchant, portsFrom } from '../sandbox/world.ts'
import { startPostgres } from '../support/postgres.ts'
import type { Shopper } from '../support/shopper.ts'
import type { BenchLine } from './line.ts'
import { openLoop, percentile, rounded } from './load.ts'
import { startPart } from './part.ts'
import { openOrders } from './world.ts'

/** Shoppers do not share sockets: more may wait at once than a bench of throughput opens. */
const agent = new Agent({ keepAlive: true, maxSockets: 2000 })
const deadlineMs = 1500
const living = ['huaxin', 'lezhong', 'suyi'] as const
const delaysMs = '50,200,800'

type World = {
  url: string
  watch: string
  lenderUrl: string
  me: Shopper
  checkouts: Checkout[]
  close(): Promise<void>
}

/** Lenders that take 50, 200 and 800 ms, and perhaps one that accepts and never answers, on PostgreSQL. */
async function openWorld(dead: boolean): Promise<World> {
  const postgres = await startPostgres()
  const database = await postgres.database()
  const lenders = await startPart<{ urls: Record<string, string> }>('lenders-part.ts', {
    QUOTE_DELAYS_MS: delaysMs,
  })
  const stopped = await startPart<{ url: string; pid: number }>('dead-lender-part.ts', {})
  const seeds = [
    ...living.map((code) => ({ code, baseUrl: lenders.facts.urls[code] })),
    ...(dead ? [{ code: 'dead', baseUrl: stopped.facts.url }] : []),
  ]
  const bff = await startPart<{ url: string; watch: string }>('watched-bff-part.ts', {
    ...bffVariables(portsFrom(0)),
    PUBLIC_URL: 'http://127.0.0.1',
    LENDERS: JSON.stringify(seeds),
    MERCHANTS: JSON.stringify([
      { ...demoMerchant, allowedOrigins: ['http://shop.example'], allowPrivateUrls: true },
    ]),
    SMS_BASE_URL: lenders.facts.urls['huaxin'] ?? '',
    OFFER_DEADLINE_MS: String(deadlineMs),
    LENDER_TIMEOUT_MS: '3000',
    LOG_LEVEL: 'error',
    DATABASE_URL: database.url,
  })
  const orders = await openOrders(
    { url: bff.facts.url, lenderUrl: lenders.facts.urls['huaxin'] ?? '' },
    800,
  )
  // It told its terms; from here on it is a black hole.
  process.kill(stopped.facts.pid, 'SIGSTOP')
  return {
    ...bff.facts,
    ...orders,
    lenderUrl: lenders.facts.urls['huaxin'] ?? '',
    close: async () => {
      await bff.close()
      await lenders.close()
      await stopped.close()
      await postgres.close()
    },
  }
}

type Answered = { ms: number; text: string; status: number }

function get(url: string, post?: { token: string }): Promise<Answered> {
  const beganAt = performance.now()
  return new Promise((resolve, reject) => {
    const headers = post && {
      authorization: `Bearer ${post.token}`,
      'content-type': 'application/json',
      'content-length': '2',
      'idempotency-key': randomUUID(),
    }
    const sent = request(
      url,
      { agent, method: post ? 'POST' : 'GET', ...(headers && { headers }) },
      (reply) => {
        let text = ''
        reply.setEncoding('utf8')
        reply.on('data', (part: string) => (text += part))
        reply.on('end', () =>
          resolve({ ms: performance.now() - beganAt, text, status: reply.statusCode ?? 0 }),
        )
      },
    )
    sent.on('error', reject)
    sent.end(post ? '{}' : undefined)
  })
}

let turn = 0
function askOnce({ url, me, checkouts }: World): Promise<Answered> {
  const checkout = checkouts[(turn += 1) % checkouts.length]
  return get(`${url}/v1/shopper/checkouts/${checkout?.token}/offer-requests`, { token: me.token })
}

type Phase = { perSecond: number; seconds: number; dead: boolean }

async function measure(world: World, it: Phase): Promise<BenchLine> {
  const beganAt = performance.now()
  const replies = await openLoop(it, () => askOnce(world))
  const tookMs = performance.now() - beganAt
  const slowest = JSON.parse((await get(`${world.lenderUrl}/slowest`)).text) as Record<
    string,
    number
  >
  const good = replies.filter((reply) => reply.status === 201)
  const parsed = good.map((reply) => ({
    reply,
    view: OfferRequest.parse(JSON.parse(reply.text)),
  }))
  // Ours is what is left when the slowest lender that answered, or the deadline, is taken off.
  const added = parsed.map(({ reply, view }) => {
    const waited = slowest[view.id] ?? deadlineMs
    return reply.ms - Math.min(waited, deadlineMs)
  })
  const offered = parsed.reduce(
    (sum, { view }) => sum + view.lenders.filter((lender) => lender.state === 'offered').length,
    0,
  )
  return {
    bench: 'offers under load',
    database: 'postgres',
    perSecond: it.perSecond,
    deadLender: it.dead,
    requests: replies.length,
    answered: good.length,
    answeredPerSecond: rounded((replies.length * 1000) / tookMs),
    offersByDeadline: rounded(offered / (living.length * replies.length), 4),
    addedMsP50: rounded(percentile(added, 0.5)),
    addedMsP99: rounded(percentile(added, 0.99)),
  }
}

const memoryOf = async (world: World): Promise<{ heapUsed: number; rss: number }> =>
  JSON.parse((await get(world.watch)).text) as { heapUsed: number; rss: number }
const megabytes = (bytes: number): number => rounded(bytes / 1_048_576)

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
  return {
    bench: 'an open circuit',
    questions: took.length,
    circuit: guarded.load().circuit,
    msP50: rounded(percentile(took, 0.5), 5),
    msP99: rounded(percentile(took, 0.99), 5),
    expected: 'p99 < 1 ms',
  }
}

/** 50, 200 and 400 requests a second, without and with a dead lender; memory after each. `seconds` 600 is the long run. */
export async function benchOffersUnderLoad(seconds: number): Promise<BenchLine[]> {
  const lines: BenchLine[] = [await costOfAnOpenCircuit()]
  for (const dead of [false, true]) {
    const world = await openWorld(dead)
    try {
      // Warm, and with the dead lender's circuit open.
      await openLoop({ perSecond: 40, seconds: 5 }, () => askOnce(world))
      for (const perSecond of [50, 200, 400]) {
        const before = await memoryOf(world)
        const measured = await measure(world, { perSecond, seconds, dead })
        const after = await memoryOf(world)
        lines.push({
          ...measured,
          heapMb: [megabytes(before.heapUsed), megabytes(after.heapUsed)],
          rssMb: [megabytes(before.rss), megabytes(after.rss)],
        })
      }
    } finally {
      await world.close()
    }
  }
  return lines
}
