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

export async function findBySecretKeyHash(
  db: Db | Tx,
  hash: string,
): Promise<Merchant | undefined> {
  const row = await db
    .selectFrom('merchants')
    .select(columns)
    .where('secretKeyHash', '=', hash)
    .executeTakeFirst()
  return row && toMerchant(row)
}

export async function findByPublishableKey(
  db: Db | Tx,
  key: string,
): Promise<Merchant | undefined> {
  const row = await db
    .selectFrom('merchants')
    .select(columns)
    .where('publishableKey', '=', key)
    .executeTakeFirst()
  return row && toMerchant(row)
}

const known = new WeakMap<object, Map<string, Merchant>>()

/** Remembered per database: merchants change only when they are seeded, and the widget asks on every product page. */
export async function byPublishableKey(db: Db, key: string): Promise<Merchant | undefined> {
  const cache = known.get(db) ?? new Map<string, Merchant>()
  known.set(db, cache)
  const remembered = cache.get(key)
  if (remembered) return remembered
  const found = await findByPublishableKey(db, key)
  if (found) cache.set(key, found)
  return found
}

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
