import { bffVariables, demoMerchant, portsFrom } from '../sandbox/world.ts'
import { startPostgres, type RunningPostgres } from '../support/postgres.ts'
import { openCheckout, signIn, type Shopper } from '../support/shopper.ts'
import { startPart } from './part.ts'
import type { Checkout } from '@miaoguo/shared/checkout/checkout'

export type BenchWorld = {
  url: string
  /** The bare Hono handler in the same process. */
  bare: string
  lenderUrl: string
  databaseUrl: string | undefined
  close(): Promise<void>
}

/** The bff as a process, three lenders as another; on PGlite in memory, or on a PostgreSQL with its usual durability. */
export async function openBenchWorld(it: {
  database: 'pglite' | 'postgres'
  quoteDelaysMs?: string
  keepQuotes?: boolean
}): Promise<BenchWorld> {
  const postgres: RunningPostgres | undefined =
    it.database === 'postgres' ? await startPostgres() : undefined
  const database = await postgres?.database()
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
    LOG_LEVEL: 'warn',
    ...(database ? { DATABASE_URL: database.url } : { DATA_DIR: 'memory' }),
  })
  return {
    ...bff.facts,
    lenderUrl: lenders.facts.urls['huaxin'] ?? '',
    databaseUrl: database?.url,
    close: async () => {
      await bff.close()
      await lenders.close()
      await postgres?.close()
    },
  }
}

/** One shopper and this many open orders. */
export async function openOrders(
  url: string,
  count: number,
): Promise<{ me: Shopper; checkouts: Checkout[] }> {
  const me = await signIn(url, '13900008000')
  const checkouts: Checkout[] = []
  for (let i = 0; i < count; i += 1)
    checkouts.push(await openCheckout(url, { notifyUrl: 'http://127.0.0.1:9/none' }))
  return { me, checkouts }
}
