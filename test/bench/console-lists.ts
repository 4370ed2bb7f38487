import { createDeps, type Running } from '@miaoguo/bff/src/create-deps.ts'
import { clockOf, type Deps } from '@miaoguo/bff/src/deps.ts'
import { listConsoleOrders, listOrderFailures } from '@miaoguo/bff/src/console/view-orders.ts'
import { noLenders } from '@miaoguo/bff/src/fakes.ts'
import { viewFunnel } from '@miaoguo/bff/src/funnel/view-funnel.ts'
import type { Actor } from '@miaoguo/bff/src/http/auth.ts'
import { listApiRequests } from '@miaoguo/bff/src/requests/list-api-requests.ts'
import { listSettlements } from '@miaoguo/bff/src/settlements/view-settlements.ts'
import { listDeliveries } from '@miaoguo/bff/src/webhooks/view-deliveries.ts'
import { ApiKeyId, MerchantId } from '@miaoguo/shared/id/id'
import { startPostgres } from '../support/postgres.ts'
import { fillConsole, merchantIdOf } from './console-rows.ts'
import { expecting, progress, type BenchLine } from './line.ts'
import { ms, quantile, timesInTurns, type Ask } from './pages.ts'

type List = (deps: Deps, actor: Actor, cursor: string | undefined) => ReturnType<Ask>
const none = { params: { mode: 'test' as const }, body: undefined }
const bare = { params: undefined, body: undefined }

/** Every list of the console as it is first shown, filtered, and a page on. */
const lists: Record<string, List> = {
  orders: (deps, actor, cursor) => listConsoleOrders(deps, actor, { ...none, query: { cursor } }),
  'orders by status': (deps, actor, cursor) =>
    listConsoleOrders(deps, actor, { ...none, query: { cursor, status: 'paid' } }),
  'orders by reference': (deps, actor, cursor) =>
    listConsoleOrders(deps, actor, { ...none, query: { cursor, reference: 'order-77' } }),
  failures: (deps, actor, cursor) => listOrderFailures(deps, actor, { ...none, query: { cursor } }),
  settlements: (deps, actor, cursor) =>
    listSettlements(deps, actor, { ...bare, query: { cursor } }),
  deliveries: (deps, actor, cursor) => listDeliveries(deps, actor, { ...bare, query: { cursor } }),
  requests: (deps, actor, cursor) => listApiRequests(deps, actor, { ...bare, query: { cursor } }),
  funnel: (deps, actor) =>
    viewFunnel(deps, actor, { ...none, query: { fromOn: '2026-11-11', toOn: '2026-11-24' } }),
}

/** Each list's p99 with every merchant there, beside its p99 at a hundredth of the data. */
export async function benchConsoleLists(merchants: number): Promise<BenchLine[]> {
  const orders = 1000
  const server = await startPostgres(['-c', 'fsync=off', '-c', 'max_wal_size=4GB'])
  try {
    const few = await open((await server.database()).url, { merchants: merchants / 100, orders })
    const many = await open((await server.database()).url, { merchants, orders })
    const lines: BenchLine[] = []
    for (const [name, list] of Object.entries(lists)) {
      progress(`console-lists: ${name}`)
      const times = await timesInTurns(
        () => asking(few, list, merchants / 100),
        () => asking(many, list, merchants),
      )
      const [small, large] = [quantile(times.few, 0.99), quantile(times.many, 0.99)]
      const line: BenchLine = {
        bench: 'console-lists',
        list: name,
        database: 'postgres',
        merchants,
        ordersEach: orders,
        p50Ms: ms(quantile(times.many, 0.5)),
        p99Ms: ms(large),
        ratio: ms(large / small),
        ratioTo: `its p99 with ${merchants / 100} merchants`,
        besideP99Ms: ms(small),
      }
      lines.push(expecting(line, 'p99 within 3× of a hundredth of the data', large <= 3 * small))
    }
    await few.close()
    await many.close()
    return lines
  } finally {
    await server.close()
  }
}

async function open(url: string, size: { merchants: number; orders: number }): Promise<Running> {
  const running = await createDeps(
    { DATABASE_URL: url, SANDBOX: '1', LOG_LEVEL: 'silent' },
    { lenders: noLenders, work: false, ...clockOf(() => Date.parse('2026-11-24T12:30:00Z')) },
  )
  progress(`console-lists: ${size.merchants} merchants × ${size.orders} orders by SQL`)
  await fillConsole(url, size)
  return running
}

/** Of a merchant drawn anew each time. */
function asking({ deps }: Running, list: List, merchants: number): Ask {
  const actor: Actor = {
    kind: 'merchant',
    merchantId: MerchantId.parse(merchantIdOf(1 + Math.floor(Math.random() * merchants))),
    mode: 'test',
    apiKeyId: ApiKeyId.parse('key_000001'),
    clockAheadMs: 0,
  }
  return (cursor) => list(deps, actor, cursor)
}
