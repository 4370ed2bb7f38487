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
import { expecting, progress, type BenchLine } from './line.ts'
import { openLoop, percentile, rounded } from './load.ts'
import { startPart } from './part.ts'
import { openOrders } from './world.ts'

/** Shoppers do not share sockets: more may wait at once than a bench of throughput opens. */
const agent = new Agent({ keepAlive: true, maxSockets: 2000 })
const deadlineMs = 1500
/** For the way there and back. */
const graceMs = 50
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
async function openWorld({ dead, orders }: { dead: boolean; orders: number }): Promise<World> {
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
    ACCESS_MINUTES: '120',
    CHECKOUT_MINUTES: '240',
    LOG_LEVEL: 'error',
    DATABASE_URL: database.url,
  })
  const lenderUrl = lenders.facts.urls['huaxin'] ?? ''
  const opened = await openOrders({ url: bff.facts.url, lenderUrl }, orders)
  // It told its terms; from here on it is a black hole.
  process.kill(stopped.facts.pid, 'SIGSTOP')
  return {
    ...bff.facts,
    ...opened,
    lenderUrl,
    close: async () => {
      await bff.close()
      await lenders.close()
      wake(stopped.facts.pid)
      await stopped.close()
      await postgres.close()
    },
  }
}

/** A stopped process hears nothing, so it is let go on before it is told to end; it may be gone already. */
function wake(pid: number): void {
  try {
    process.kill(pid, 'SIGCONT')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

type Answered = { ms: number; text: string; status: number }

function get(url: string, post?: { token: string }): Promise<Answered> {
  const beganAt = performance.now()
  return new Promise((resolve) => {
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
    sent.on('error', (error: NodeJS.ErrnoException) => {
      // A kept line that was closed at the same moment; a client would dial again. Anything else is counted.
      if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(get(url, post))
      else
        resolve({ ms: performance.now() - beganAt, text: error.code ?? error.message, status: 0 })
    })
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
  const { slowestMs } = JSON.parse((await get(`${world.lenderUrl}/slowest`)).text) as {
    slowestMs: Record<string, number>
  }
  const good = replies.filter((reply) => reply.status === 201)
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
    answeredPerSecond: rounded((replies.length * 1000) / tookMs),
    ratio: rounded(offered / (living.length * replies.length), 4),
    ratioTo: 'offers of every living lender within the deadline, by the shopper’s clock',
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

type Used = { heapUsed: number; rss: number; cpuMs: number }
const memoryOf = async (world: World): Promise<Used> =>
  JSON.parse((await get(world.watch)).text) as Used
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
    const world = await openWorld({ dead, orders: seconds > 20 ? 1500 : 800 })
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
