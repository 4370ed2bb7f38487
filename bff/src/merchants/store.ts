import { ApiKeyId, MerchantId } from '@miaoguo/shared/id/id'
import type { MerchantMode } from '@miaoguo/shared/merchant/merchant'
import { json, type Db, type Tx } from '../db/connect.ts'

/** One account of a merchant. Its test mode and its live mode are two accounts, and share nothing but a name. */
export type Merchant = {
  id: MerchantId
  code: string
  mode: MerchantMode
  name: string
  clockAheadMs: number
  allowedOrigins: string[]
  allowPrivateUrls: boolean
  /** An IANA zone: the merchant's days are counted in it. */
  timeZone: string
}

const columns = [
  'merchants.id',
  'merchants.code',
  'merchants.mode',
  'merchants.name',
  'merchants.clockAheadMs',
  'merchants.allowedOrigins',
  'merchants.allowPrivateUrls',
  'merchants.timeZone',
] as const

type Row = Omit<Merchant, 'id'> & { id: string }
const toMerchant = (row: Row): Merchant => ({ ...row, id: MerchantId.parse(row.id) })

export async function findById(db: Db | Tx, id: MerchantId): Promise<Merchant | undefined> {
  const row = await db
    .selectFrom('merchants')
    .select(columns)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && toMerchant(row)
}

/** A merchant by one of its keys, and until when the key is good. */
export type KeyHolder = {
  merchant: Merchant
  apiKeyId: ApiKeyId
  hash: string
  expiresAt: string | null
}

type Key = { kind: 'secret' | 'publishable'; hash: string }

/** Who holds a key that was not revoked; that it is used now is written down. */
async function findByKey(db: Db, key: Key, now: string): Promise<KeyHolder | undefined> {
  const row = await db
    .selectFrom('apiKeys')
    .innerJoin('merchants', 'merchants.id', 'apiKeys.merchantId')
    .select([...columns, 'apiKeys.id as keyId', 'apiKeys.hash', 'apiKeys.expiresAt'])
    .where('apiKeys.hash', '=', key.hash)
    .where('apiKeys.kind', '=', key.kind)
    .where('apiKeys.revokedAt', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  await db.updateTable('apiKeys').set({ lastUsedAt: now }).where('id', '=', row.keyId).execute()
  const { keyId, hash, expiresAt, ...merchant } = row
  return { merchant: toMerchant(merchant), apiKeyId: ApiKeyId.parse(keyId), hash, expiresAt }
}

const rememberedMs = 30_000
type Remembered = { until: number; found: unknown }
const remembered = new WeakMap<object, Map<string, Remembered>>()
let changes = 0

/** Every request asks for its merchant, so each is remembered for half a minute. */
async function remember<T>(
  db: Db,
  name: string,
  find: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const known = remembered.get(db) ?? new Map<string, Remembered>()
  remembered.set(db, known)
  const hit = known.get(name)
  // What stands under a name was put there by the same question.
  if (hit && hit.until > performance.now()) return hit.found as T
  known.delete(name)
  const found = await find()
  if (found !== undefined) known.set(name, { until: performance.now() + rememberedMs, found })
  return found
}

/** Forgets what is remembered of merchants and their keys; other processes forget within half a minute. */
export function forget(db: Db): void {
  remembered.delete(db)
  changes += 1
}
/** Rises with every change this process made to merchants or keys. */
export const changeCount = (): number => changes

/** The holder of a key that is good now, or nobody. */
export async function byKey(db: Db, key: Key, now: string): Promise<KeyHolder | undefined> {
  const found = await remember(db, `${key.kind} ${key.hash}`, () => findByKey(db, key, now))
  return found && (found.expiresAt === null || found.expiresAt > now) ? found : undefined
}

/** The accounts of a business: test mode, live mode or both. */
export const byCode = async (db: Db, code: string): Promise<Merchant[]> =>
  (await remember(db, `code ${code}`, async () =>
    (
      await db
        .selectFrom('merchants')
        .select(columns)
        .where('code', '=', code)
        .orderBy('mode', 'desc')
        .execute()
    ).map(toMerchant),
  )) ?? []

export const byId = (db: Db, id: MerchantId): Promise<Merchant | undefined> =>
  remember(db, `id ${id}`, () => findById(db, id))

type Seeded = Omit<Merchant, 'clockAheadMs'> & { createdAt: string }

/** Inserts an account or brings the one with this code and mode up to date; answers its id, which stays. */
export async function upsert(tx: Tx, it: Seeded): Promise<MerchantId> {
  const { id, createdAt, ...fields } = it
  const values = { ...fields, allowedOrigins: json(fields.allowedOrigins) }
  const row = await tx
    .insertInto('merchants')
    .values({ id, createdAt, ...values })
    .onConflict((conflict) => conflict.columns(['code', 'mode']).doUpdateSet(values))
    .returning('id')
    .executeTakeFirstOrThrow()
  return MerchantId.parse(row.id)
}

/** Moves an account's time forward unless it would pass the limit; answers how far it is ahead then. */
export async function advanceClock(
  db: Db,
  it: { id: MerchantId; byMs: number; aheadMaxMs: number },
): Promise<number | undefined> {
  const row = await db
    .updateTable('merchants')
    .set((of) => ({ clockAheadMs: of('clockAheadMs', '+', it.byMs) }))
    .where('id', '=', it.id)
    .where('mode', '=', 'test')
    .where('clockAheadMs', '<=', it.aheadMaxMs - it.byMs)
    .returning('clockAheadMs')
    .executeTakeFirst()
  return row?.clockAheadMs
}

/** Accounts whose time is ahead. */
export async function listAhead(db: Db | Tx): Promise<Pick<Merchant, 'id' | 'clockAheadMs'>[]> {
  const rows = await db
    .selectFrom('merchants')
    .select(['id', 'clockAheadMs'])
    .where('clockAheadMs', '>', 0)
    .execute()
  return rows.map((row) => ({ ...row, id: MerchantId.parse(row.id) }))
}
