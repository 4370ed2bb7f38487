import { MerchantId } from '@miaoguo/shared/id/id'
import { json, type Db, type Tx } from '../db/connect.ts'

export type Merchant = {
  id: MerchantId
  code: string
  name: string
  secretKeyHash: string
  publishableKey: string
  webhookSecretSealed: string
  allowedOrigins: string[]
  allowPrivateUrls: boolean
}

const columns = [
  'id',
  'code',
  'name',
  'secretKeyHash',
  'publishableKey',
  'webhookSecretSealed',
  'allowedOrigins',
  'allowPrivateUrls',
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

async function findBySecretKeyHash(db: Db | Tx, hash: string): Promise<Merchant | undefined> {
  const row = await db
    .selectFrom('merchants')
    .select(columns)
    .where('secretKeyHash', '=', hash)
    .executeTakeFirst()
  return row && toMerchant(row)
}

async function findByPublishableKey(db: Db | Tx, key: string): Promise<Merchant | undefined> {
  const row = await db
    .selectFrom('merchants')
    .select(columns)
    .where('publishableKey', '=', key)
    .executeTakeFirst()
  return row && toMerchant(row)
}

const rememberedMs = 30_000
const remembered = new WeakMap<object, Map<string, { until: number; merchant: Merchant }>>()

/** Merchants change only when they are seeded and every request asks for one, so each is remembered for half a minute. */
async function remember(
  db: Db,
  name: string,
  find: () => Promise<Merchant | undefined>,
): Promise<Merchant | undefined> {
  const known = remembered.get(db) ?? new Map<string, { until: number; merchant: Merchant }>()
  remembered.set(db, known)
  const hit = known.get(name)
  if (hit && hit.until > performance.now()) return hit.merchant
  known.delete(name)
  const merchant = await find()
  if (merchant) known.set(name, { until: performance.now() + rememberedMs, merchant })
  return merchant
}

export const byPublishableKey = (db: Db, key: string): Promise<Merchant | undefined> =>
  remember(db, `key ${key}`, () => findByPublishableKey(db, key))

export const bySecretKeyHash = (db: Db, hash: string): Promise<Merchant | undefined> =>
  remember(db, `hash ${hash}`, () => findBySecretKeyHash(db, hash))

export const byId = (db: Db, id: MerchantId): Promise<Merchant | undefined> =>
  remember(db, `id ${id}`, () => findById(db, id))

/** Inserts a merchant or brings the one with this code up to date; the id stays. */
export async function upsert(tx: Tx, it: Merchant & { createdAt: string }): Promise<void> {
  const { id, createdAt, ...fields } = it
  const values = { ...fields, allowedOrigins: json(fields.allowedOrigins) }
  await tx
    .insertInto('merchants')
    .values({ id, createdAt, ...values })
    .onConflict((conflict) => conflict.column('code').doUpdateSet(values))
    .execute()
}
