import type { LenderTerms, ProductTerms } from '@miaoguo/shared/contract/lender/open-lender'
import type { IdKind, LenderId } from '@miaoguo/shared/id/id'
import type { LenderIdentity } from '@miaoguo/shared/lender/lender'
import type { CalendarDate, Instant } from '@miaoguo/shared/time/calendar-date'
import { isDeepStrictEqual } from 'node:util'
import type { Db } from '../db/connect.ts'
import type { Env } from '../env.ts'
import { every } from './every.ts'
import { guard, type Load } from './guarded.ts'
import { productsInForce } from './in-force.ts'
import type { Lender } from './lender.ts'
import { connectWith } from './connect.ts'
import type { LenderSeed } from './seeds.ts'
import * as lenders from './store.ts'
import type { Listing } from './store.ts'

/** A lender we know: who it is, what it publishes, what our operator allows of it, and how to ask it. */
export type LenderEntry = {
  id: LenderId
  code: string
  identity: LenderIdentity
  licenceValidThrough: CalendarDate
  status: 'active' | 'suspended'
  jurisdictions: string[]
  terms: LenderTerms
  remembered: ProductTerms[]
  listings: Listing[]
  keyMemoryHours: number | null
  lender: Lender
  load(): Load
}

/** A product of a lender that may be offered on a day, and what our operator allows of it. */
export type Published = { entry: LenderEntry; product: ProductTerms; listing: Listing }

export type LenderRegistry = {
  /** Whose licence holds on this day; nobody else is ever asked. */
  eligible(today: CalendarDate): LenderEntry[]
  byId(id: string): LenderEntry | undefined
  byCode(code: string): LenderEntry | undefined
  all(): LenderEntry[]
  /** Listed products of this day with their lenders, from memory. */
  published(today: CalendarDate): Published[]
  products(today: CalendarDate): ProductTerms[]
  /** Rises whenever what may be offered changed. */
  generation(): number
  /** Reads all terms again, and what our operator wrote. */
  refresh(): Promise<void>
  close(): void
}

type LogLine = (facts: object, message: string) => void
export type RegistryNeeds = {
  db: Db
  env: Pick<
    Env,
    'LENDERS' | 'LENDER_TIMEOUT_MS' | 'LENDER_CONCURRENT' | 'LENDER_QUEUED' | 'SIGNING_KEYS'
  >
  now(): Instant
  today(): CalendarDate
  newId(kind: IdKind): string
  log: { info: LogLine; warn: LogLine }
  /** Lenders from elsewhere, for tests. */
  connect?: (seed: LenderSeed) => Lender
  refreshMs?: number
  noticeMs?: number
}

const refreshMs = 60_000
const retryMs = 1000
/** How soon a running server notices what an operator changed. What is binding is read in its own transaction. */
const noticeMs = 1000
/** Where the loans are made. */
const jurisdiction = 'CN'

type Door = { seed: LenderSeed; lender: Lender; load(): Load }

/** Opens the registry: knows what was known before, and reads each lender's terms now and again every minute. */
export async function openRegistry(needs: RegistryNeeds): Promise<LenderRegistry> {
  const { db, log } = needs
  const doors = needs.env.LENDERS.map((seed) => doorOf(needs, seed))
  const away = new Set<string>()
  let known: Known = { entries: new Map(), revision: -1, generation: 0 }
  const load = async (): Promise<void> => {
    const { generation } = known
    known = { ...(await loadEntries(needs, doors)), generation: generation + 1 }
  }
  const readAll = async (some: readonly Door[]): Promise<void> => {
    const changed = await Promise.all(
      some.map((door) =>
        readTerms(needs, door, { away, known: known.entries.get(door.seed.code) }),
      ),
    )
    if (changed.includes(true)) await load()
  }
  const retry = (): Promise<void> =>
    readAll(doors.filter((it) => away.has(it.seed.code) || it.load().circuit === 'open'))
  const notice = async (): Promise<void> => {
    if ((await lenders.revision(db)) === known.revision) return
    await load()
    log.info({ generation: known.generation }, 'lender registry changed')
  }

  await load()
  await readAll(doors)
  const telling = { log, failed: 'lender registry not read' }
  const timers = [
    every(needs.refreshMs ?? refreshMs, () => readAll(doors), telling),
    every(retryMs, retry, telling),
    every(needs.noticeMs ?? noticeMs, notice, telling),
  ]
  return {
    ...views(() => [...known.entries.values()]),
    generation: () => known.generation,
    refresh: async () => {
      await readAll(doors)
      await load()
    },
    close: () => timers.forEach((stop) => stop()),
  }
}

type Known = { entries: Map<string, LenderEntry>; revision: number; generation: number }

/** What the database knows of the lenders we have a door to. */
async function loadEntries(
  { db, log }: RegistryNeeds,
  doors: readonly Door[],
): Promise<Omit<Known, 'generation'>> {
  const revision = await lenders.revision(db)
  const stored = await lenders.findAll(db)
  const entries = doors.flatMap((door): [string, LenderEntry][] => {
    const it = stored.find((lender) => lender.code === door.seed.code)
    if (!it?.terms) return []
    if (it.identity.licenceNumber !== it.terms.lender.licenceNumber)
      log.warn({ lender: it.code }, 'lender names another licence than the registry')
    return [[it.code, entryOf({ ...it, terms: it.terms }, door)]]
  })
  return { entries: new Map(entries), revision }
}

/** Reads what a lender publishes and keeps it; whether it was new. */
async function readTerms(
  needs: RegistryNeeds,
  door: Door,
  it: { away: Set<string>; known: LenderEntry | undefined },
): Promise<boolean> {
  const { code, baseUrl, adapter } = door.seed
  const asked = await door.lender.terms()
  if (!asked.ok) {
    const facts = { lender: code, reason: asked.reason, correlationId: asked.correlationId }
    if (!it.away.has(code)) needs.log.warn(facts, 'lender terms unreadable')
    it.away.add(code)
    return false
  }
  it.away.delete(code)
  if (it.known && isDeepStrictEqual(it.known.terms, asked.value)) return false
  await lenders.keepPublication(needs.db, {
    id: needs.newId('lender'),
    code,
    baseUrl,
    adapter,
    at: needs.now(),
    today: needs.today(),
    terms: asked.value,
  })
  needs.log.info({ lender: code, products: asked.value.products.length }, 'lender terms read')
  return true
}

function doorOf(needs: RegistryNeeds, seed: LenderSeed): Door {
  const { env, log } = needs
  const timeoutMs = seed.timeoutMs ?? env.LENDER_TIMEOUT_MS
  const connect = needs.connect ?? connectWith(needs)
  const guarded = guard(
    connect(seed),
    {
      timeoutMs,
      concurrent: seed.concurrent ?? env.LENDER_CONCURRENT,
      queued: seed.queued ?? env.LENDER_QUEUED,
    },
    (circuit) => log.warn({ lender: seed.code, circuit }, 'lender circuit'),
  )
  return { seed, ...guarded }
}

const entryOf = (it: lenders.StoredLender & { terms: LenderTerms }, door: Door): LenderEntry => ({
  id: it.id,
  code: it.code,
  identity: it.identity,
  licenceValidThrough: it.licenceValidThrough,
  status: it.status,
  jurisdictions: it.jurisdictions,
  terms: it.terms,
  remembered: it.remembered,
  listings: it.listings,
  keyMemoryHours: door.seed.keyMemoryHours ?? null,
  lender: door.lender,
  load: door.load,
})

function views(
  all: () => LenderEntry[],
): Pick<LenderRegistry, 'all' | 'byId' | 'byCode' | 'eligible' | 'published' | 'products'> {
  const eligible = (today: CalendarDate): LenderEntry[] =>
    all().filter(
      (it) =>
        it.status === 'active' &&
        it.licenceValidThrough >= today &&
        it.jurisdictions.includes(jurisdiction),
    )
  const published = (today: CalendarDate): Published[] =>
    eligible(today).flatMap((entry) => listedOf(entry, today))
  return {
    all,
    byId: (id) => all().find((it) => it.id === id),
    byCode: (code) => all().find((it) => it.code === code),
    eligible,
    published,
    products: (today) => published(today).map((it) => it.product),
  }
}

/** The listed products of one lender on a day, within the limit our operator set. */
export function listedOf(entry: LenderEntry, on: CalendarDate): Published[] {
  const { terms, remembered, listings } = entry
  return productsInForce({ published: terms.products, remembered }, on).flatMap(
    (product): Published[] => {
      const listing = listings.find((it) => it.productCode === product.code)
      if (listing?.status !== 'listed') return []
      const amountMaxMinor = Math.min(product.amountMaxMinor, listing.amountMaxMinor ?? Infinity)
      return [{ entry, listing, product: { ...product, amountMaxMinor } }]
    },
  )
}
