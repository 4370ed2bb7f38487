import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import type { Checkout } from '@miaoguo/shared/checkout/checkout'
import { bffVariables, demoMerchant, portsFrom } from '../sandbox/world.ts'
import { startPostgres } from '../support/postgres.ts'
import type { Shopper } from '../support/shopper.ts'
import { rounded } from './load.ts'
import { startPart } from './part.ts'
import { openOrders } from './world.ts'

/** Shoppers do not share sockets: more may wait at once than a bench of throughput opens. */
const agent = new Agent({ keepAlive: true, maxSockets: 2000 })
export const deadlineMs = 1500
export const living = ['huaxin', 'lezhong', 'suyi'] as const
const delaysMs = '50,200,800'

export type OffersWorld = {
  url: string
  watch: string
  lenderUrl: string
  me: Shopper
  checkouts: Checkout[]
  close(): Promise<void>
}

/** Lenders that take 50, 200 and 800 ms, and perhaps one that accepts and never answers, on PostgreSQL. */
export async function openOffersWorld({
  dead,
  orders,
}: {
  dead: boolean
  orders: number
}): Promise<OffersWorld> {
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
    ...(process.env['OFFERS_IN_HAND'] ? { OFFERS_IN_HAND: process.env['OFFERS_IN_HAND'] } : {}),
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

export type Answered = { ms: number; text: string; status: number }

export function get(url: string, post?: { token: string }): Promise<Answered> {
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
/** Asks for offers on one order after another, so that no order is asked about too often. */
export function askOnce({ url, me, checkouts }: OffersWorld): Promise<Answered> {
  const checkout = checkouts[(turn += 1) % checkouts.length]
  return get(`${url}/v1/shopper/checkouts/${checkout?.token}/offer-requests`, { token: me.token })
}

export type Used = { heapUsed: number; rss: number; cpuMs: number }
/** After a collection of garbage. */
export const memoryOf = async (world: OffersWorld): Promise<Used> =>
  JSON.parse((await get(world.watch)).text) as Used
export const megabytes = (bytes: number): number => rounded(bytes / 1_048_576)
