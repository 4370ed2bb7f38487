import type { LenderTerms, ProductTerms } from '@miaoguo/shared/contract/lender/open-lender'
import type { IdKind, LenderId } from '@miaoguo/shared/id/id'
import type { LenderIdentity } from '@miaoguo/shared/lender/lender'
import type { CalendarDate, Instant } from '@miaoguo/shared/time/calendar-date'
import type { Db } from '../db/connect.ts'
import type { Env, LenderSeed } from '../env.ts'
import type { Lender } from './lender.ts'
import { openLender } from './open-lender/adapter.ts'
import * as lenders from './store.ts'

/** A lender we know: who it is, what it publishes, and how to ask it. */
export type LenderEntry = {
  id: LenderId
  code: string
  identity: LenderIdentity
  licenceValidThrough: CalendarDate
  status: 'active' | 'suspended'
  terms: LenderTerms
  lender: Lender
}

/** A product of a lender that may be offered today. */
export type Published = { entry: LenderEntry; product: ProductTerms }

export type LenderRegistry = {
  /** Whose licence holds on this day; nobody else is ever asked. */
  eligible(today: CalendarDate): LenderEntry[]
  byId(id: string): LenderEntry | undefined
  /** Published products of this day with their lenders, from memory. */
  published(today: CalendarDate): Published[]
  products(today: CalendarDate): ProductTerms[]
  /** Rises whenever what is published changed. */
  generation(): number
  /** Reads all terms again. */
  refresh(): Promise<void>
  close(): void
}

type LogLine = (facts: object, message: string) => void
export type RegistryNeeds = {
  db: Db
  env: Pick<Env, 'LENDERS' | 'LENDER_TIMEOUT_MS'>
  now(): Instant
  newId(kind: IdKind): string
  log: { info: LogLine; warn: LogLine }
  /** Lenders from elsewhere, for tests. */
  connect?: (seed: LenderSeed) => Lender
  refreshMs?: number
}

const refreshMs = 60_000
const retryMs = 1000

/** Opens the registry: reads each lender's terms now, and again every minute; who is away is tried each second. */
export async function openRegistry(needs: RegistryNeeds): Promise<LenderRegistry> {
  const connect =
    needs.connect ??
    ((seed) =>
      openLender({
        baseUrl: seed.baseUrl,
        apiKey: seed.apiKey,
        timeoutMs: needs.env.LENDER_TIMEOUT_MS,
      }))
  const doors = needs.env.LENDERS.map((seed) => ({ seed, lender: connect(seed) }))
  const entries = new Map<string, LenderEntry>()
  const away = new Set<string>()
  let generation = 0

  const read = async ({ seed, lender }: { seed: LenderSeed; lender: Lender }): Promise<void> => {
    const asked = await lender.terms()
    if (!asked.ok) {
      if (!away.has(seed.code))
        needs.log.warn(
          { lender: seed.code, reason: asked.reason, correlationId: asked.correlationId },
          'lender terms unreadable',
        )
      away.add(seed.code)
      return
    }
    away.delete(seed.code)
    const known = entries.get(seed.code)
    if (known && JSON.stringify(known.terms) === JSON.stringify(asked.value)) return
    entries.set(seed.code, await remember(needs, seed, { lender, terms: asked.value }))
    generation += 1
    needs.log.info(
      { lender: seed.code, products: asked.value.products.length },
      'lender terms read',
    )
  }
  const refresh = async (): Promise<void> => {
    await Promise.all(doors.map(read))
  }
  const retry = async (): Promise<void> => {
    await Promise.all(doors.filter((it) => away.has(it.seed.code)).map(read))
  }
  const timers = [every(needs.refreshMs ?? refreshMs, refresh, needs), every(retryMs, retry, needs)]
  await refresh()

  const eligible = (today: CalendarDate): LenderEntry[] =>
    [...entries.values()].filter((it) => it.status === 'active' && it.licenceValidThrough >= today)
  const published = (today: CalendarDate): Published[] =>
    eligible(today).flatMap((entry) =>
      entry.terms.products
        .filter((it) => it.effectiveFrom <= today)
        .map((product) => ({ entry, product })),
    )
  return {
    eligible,
    byId: (id) => [...entries.values()].find((it) => it.id === id),
    published,
    products: (today) => published(today).map((it) => it.product),
    generation: () => generation,
    refresh,
    close: () => timers.forEach((stop) => stop()),
  }
}

async function remember(
  needs: RegistryNeeds,
  seed: LenderSeed,
  it: { lender: Lender; terms: LenderTerms },
): Promise<LenderEntry> {
  const { licenceValidThrough, ...identity } = it.terms.lender
  const { id, status } = await lenders.upsert(needs.db, {
    id: needs.newId('lender'),
    code: seed.code,
    baseUrl: seed.baseUrl,
    adapter: seed.adapter,
    createdAt: needs.now(),
    identity: it.terms.lender,
  })
  return {
    id,
    code: seed.code,
    identity: { id, ...identity },
    licenceValidThrough,
    status,
    terms: it.terms,
    lender: it.lender,
  }
}

/** Repeats without overlapping itself, and never keeps the process alive. */
function every(ms: number, work: () => Promise<void>, needs: RegistryNeeds): () => void {
  let running = false
  const timer = setInterval(() => {
    if (running) return
    running = true
    work()
      .catch((error: unknown) => needs.log.warn({ error: String(error) }, 'lender terms not kept'))
      .finally(() => {
        running = false
      })
  }, ms)
  timer.unref()
  return () => clearInterval(timer)
}
