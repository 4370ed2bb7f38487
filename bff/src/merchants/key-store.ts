import { ApiKeyId, MerchantId } from '@miaoguo/shared/id/id'
import type { ApiKeyKind } from '@miaoguo/shared/merchant/merchant'
import type { Db, Tx } from '../db/connect.ts'

export type StoredKey = {
  id: ApiKeyId
  merchantId: MerchantId
  kind: ApiKeyKind
  hash: string
  hint: string
  name: string
  origin: 'configuration' | 'api'
  createdAt: string
  lastUsedAt: string | null
  expiresAt: string | null
  revokedAt: string | null
}
type Row = Omit<StoredKey, 'id' | 'merchantId'> & { id: string; merchantId: string }
const toKey = (row: Row): StoredKey => ({
  ...row,
  id: ApiKeyId.parse(row.id),
  merchantId: MerchantId.parse(row.merchantId),
})

/** Inserts a key; one that is there already, by its id or its text, stays as it is. */
export async function insert(
  tx: Db | Tx,
  it: Omit<StoredKey, 'lastUsedAt' | 'expiresAt' | 'revokedAt'>,
): Promise<void> {
  await tx
    .insertInto('apiKeys')
    .values({ ...it, lastUsedAt: null, expiresAt: null, revokedAt: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** A merchant's keys, newest first. */
export async function list(db: Db | Tx, merchantId: MerchantId): Promise<StoredKey[]> {
  const rows = await db
    .selectFrom('apiKeys')
    .selectAll()
    .where('merchantId', '=', merchantId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toKey)
}

/** The keys, held until the transaction ends, so that two who revoke take turns. */
export async function lock(tx: Tx, merchantId: MerchantId): Promise<StoredKey[]> {
  await tx
    .selectFrom('merchants')
    .select('id')
    .where('id', '=', merchantId)
    .forUpdate()
    .executeTakeFirst()
  return list(tx, merchantId)
}

export async function setExpiry(tx: Tx, id: ApiKeyId, at: string): Promise<void> {
  await tx.updateTable('apiKeys').set({ expiresAt: at }).where('id', '=', id).execute()
}

export async function setRevoked(tx: Tx, id: ApiKeyId, at: string): Promise<void> {
  await tx
    .updateTable('apiKeys')
    .set({ revokedAt: at })
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .execute()
}

/** Brings a key's hint up to date, where it was not known when its row was made. */
export async function setHint(tx: Tx, hash: string, hint: string): Promise<void> {
  await tx.updateTable('apiKeys').set({ hint }).where('hash', '=', hash).execute()
}

/** Revokes the keys of the configuration that are no longer in it. */
export async function revokeDropped(
  tx: Tx,
  it: { merchantId: MerchantId; kept: readonly string[]; at: string },
): Promise<void> {
  await tx
    .updateTable('apiKeys')
    .set({ revokedAt: it.at })
    .where('merchantId', '=', it.merchantId)
    .where('origin', '=', 'configuration')
    .where('hash', 'not in', it.kept)
    .where('revokedAt', 'is', null)
    .execute()
}
