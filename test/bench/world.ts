import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bffVariables, demoMerchant, portsFrom } from '../sandbox/world.ts'
import { startPostgres, type RunningPostgres } from '../support/postgres.ts'
import { openCheckout, signIn, type Shopper } from '../support/shopper.ts'
import { ask } from './load.ts'
import { startPart } from './part.ts'
import type { Checkout } from '@miaoguo/shared/checkout/checkout'

export type BenchWorld = {
  url: string
  /** The bare Hono handler in the same process. */
  bare: string
  lenderUrl: string
  databaseUrl: string | undefined
  /** Processor time the bff's process has used so far. */
  cpuMs(): Promise<number>
  /** Ends the bff and the lenders, and leaves the database alone with whoever comes next. */
  leaveDatabase(): Promise<void>
  close(): Promise<void>
}

/** The bff as a process, three lenders as another; on PGlite in a folder, as `npm start` has it, or on a PostgreSQL with its usual durability. */
export async function openBenchWorld(it: {
  database: 'pglite' | 'postgres'
  quoteDelaysMs?: string
  keepQuotes?: boolean
  /** A built client to serve. */
  clientDir?: string
}): Promise<BenchWorld> {
  const postgres: RunningPostgres | undefined =
    it.database === 'postgres' ? await startPostgres() : undefined
  const database = await postgres?.database()
  const folder = database ? undefined : await mkdtemp(join(tmpdir(), 'miaoguo-bench-'))
  const lenders = await startPart<{ urls: Record<string, string> }>('lenders-part.ts', {
    QUOTE_DELAYS_MS: it.quoteDelaysMs ?? '0,0,0',
    KEEP_QUOTES: it.keepQuotes ? '1' : '0',
  })
  const seeds = (['huaxin', 'lezhong', 'suyi'] as const).map((code) => ({
    code,
    baseUrl: lenders.facts.urls[code],
  }))
  const bff = await startPart<{ url: string; bare: string }>('bff-part.ts', {
    ...bffVariables(portsFrom(0)),
    PUBLIC_URL: 'http://127.0.0.1',
    LENDERS: JSON.stringify(seeds),
    MERCHANTS: JSON.stringify([
      { ...demoMerchant, allowedOrigins: ['http://shop.example'], allowPrivateUrls: true },
    ]),
    SMS_BASE_URL: lenders.facts.urls['huaxin'] ?? '',
    MINIMUM_READING_SECONDS: '0',
    // What is slow is measured, not turned away; a bench of its own turns requests away.
    OFFERS_AT_ONCE: '100000',
    OFFERS_IN_HAND: '100000',
    LOG_LEVEL: 'warn',
    ...(it.clientDir ? { CLIENT_DIR: it.clientDir } : {}),
    ...(database ? { DATABASE_URL: database.url } : {}),
    ...(folder ? { DATA_DIR: folder } : {}),
  })
  let parts = [bff, lenders]
  const leaveDatabase = async (): Promise<void> => {
    const closing = parts
    parts = []
    for (const part of closing) await part.close()
  }
  return {
    ...bff.facts,
    lenderUrl: lenders.facts.urls['huaxin'] ?? '',
    databaseUrl: database?.url,
    cpuMs: async () => {
      const { text } = await ask({ url: `${bff.facts.bare}/usage`, method: 'GET', headers: {} })
      const { user, system } = JSON.parse(text) as NodeJS.CpuUsage
      return (user + system) / 1000
    },
    leaveDatabase,
    close: async () => {
      await leaveDatabase()
      await postgres?.close()
      if (folder) await rm(folder, { recursive: true })
    },
  }
}

/** One shopper and this many open orders. */
export async function openOrders(
  world: Pick<BenchWorld, 'url' | 'lenderUrl'>,
  count: number,
): Promise<{ me: Shopper; checkouts: Checkout[] }> {
  const me = await signIn(world.url, '13900008000')
  const checkouts: Checkout[] = []
  for (let i = 0; i < count; i += 1)
    checkouts.push(await openCheckout(world.url, { notifyUrl: `${world.lenderUrl}/hook` }))
  return { me, checkouts }
}
