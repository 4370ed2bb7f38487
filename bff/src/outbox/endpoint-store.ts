import type { EventType } from '@miaoguo/shared/event/event'
import type { WebhookEndpoint } from '@miaoguo/shared/event/webhook-endpoint'
import { MerchantId, WebhookEndpointId } from '@miaoguo/shared/id/id'
import { json, type Db, type Tx } from '../db/connect.ts'

export type StoredEndpoint = Omit<WebhookEndpoint, 'previousSecretExpiresAt'> & {
  merchantId: MerchantId
}

const columns = [
  'id',
  'merchantId',
  'kind',
  'url',
  'description',
  'eventTypes',
  'status',
  'disabledReason',
  'createdAt',
] as const
type Row = Omit<StoredEndpoint, 'id' | 'merchantId'> & { id: string; merchantId: string }
const toEndpoint = (row: Row): StoredEndpoint => ({
  ...row,
  id: WebhookEndpointId.parse(row.id),
  merchantId: MerchantId.parse(row.merchantId),
})

const live = (db: Db | Tx) =>
  db.selectFrom('webhookEndpoints').select(columns).where('deletedAt', 'is', null)

/** A merchant's endpoints that were not removed, oldest first. */
export async function list(db: Db | Tx, merchantId: MerchantId): Promise<StoredEndpoint[]> {
  const rows = await live(db)
    .where('merchantId', '=', merchantId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  return rows.map(toEndpoint)
}

type Owned = { id: WebhookEndpointId; merchantId: MerchantId }

export async function findOwned(db: Db | Tx, it: Owned): Promise<StoredEndpoint | undefined> {
  const row = await live(db)
    .where('id', '=', it.id)
    .where('merchantId', '=', it.merchantId)
    .executeTakeFirst()
  return row && toEndpoint(row)
}

/** The endpoint, held until the transaction ends. */
export async function lockOwned(tx: Tx, it: Owned): Promise<StoredEndpoint | undefined> {
  const row = await live(tx)
    .where('id', '=', it.id)
    .where('merchantId', '=', it.merchantId)
    .forUpdate()
    .executeTakeFirst()
  return row && toEndpoint(row)
}

type NewEndpoint = Owned & {
  url: string
  description: string
  eventTypes: EventType[] | null
  createdAt: string
}

/** Inserts an endpoint with an address; one that is there already stays as it is. */
export async function insertFixed(tx: Tx, it: NewEndpoint): Promise<boolean> {
  const done = await tx
    .insertInto('webhookEndpoints')
    .values({
      ...it,
      eventTypes: it.eventTypes && json(it.eventTypes),
      kind: 'fixed',
      status: 'enabled',
      disabledReason: null,
      deletedAt: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0) > 0
}

/** The endpoint that stands for the notifyUrl of each checkout; every merchant has one. */
export async function upsertPerCheckout(
  tx: Tx,
  it: Owned & { createdAt: string },
): Promise<WebhookEndpointId> {
  await tx
    .insertInto('webhookEndpoints')
    .values({
      ...it,
      kind: 'per_checkout',
      url: null,
      description: '',
      eventTypes: null,
      status: 'enabled',
      disabledReason: null,
      deletedAt: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await tx
    .selectFrom('webhookEndpoints')
    .select('id')
    .where('merchantId', '=', it.merchantId)
    .where('kind', '=', 'per_checkout')
    .executeTakeFirstOrThrow()
  return WebhookEndpointId.parse(row.id)
}

type Changes = Partial<
  Pick<StoredEndpoint, 'url' | 'description' | 'eventTypes' | 'status' | 'disabledReason'>
>

export async function update(tx: Tx, id: WebhookEndpointId, changes: Changes): Promise<void> {
  const { eventTypes, ...rest } = changes
  const typed =
    eventTypes === undefined ? {} : { eventTypes: eventTypes === null ? null : json(eventTypes) }
  if (Object.keys({ ...rest, ...typed }).length === 0) return
  await tx
    .updateTable('webhookEndpoints')
    .set({ ...rest, ...typed })
    .where('id', '=', id)
    .execute()
}

/** Takes an endpoint away; its row stays, for the deliveries that name it. */
export async function remove(tx: Tx, id: WebhookEndpointId, at: string): Promise<void> {
  await tx.updateTable('webhookEndpoints').set({ deletedAt: at }).where('id', '=', id).execute()
}

export type StoredSecret = {
  sealed: string
  origin: 'configuration' | 'api'
  expiresAt: string | null
}

/** An endpoint's signing secrets, the newest first, ended ones among them. */
export async function secretsOf(db: Db | Tx, id: WebhookEndpointId): Promise<StoredSecret[]> {
  return db
    .selectFrom('webhookSecrets')
    .select(['sealed', 'origin', 'expiresAt'])
    .where('endpointId', '=', id)
    .orderBy('id', 'desc')
    .execute()
}

type NewSecret = {
  endpointId: WebhookEndpointId
  sealed: string
  origin: StoredSecret['origin']
  createdAt: string
  oldExpireAt: string
}

/** A new secret; those before it sign until they expire, and none longer than it did already. */
export async function replaceSecret(tx: Tx, it: NewSecret): Promise<void> {
  const { oldExpireAt, ...added } = it
  await tx
    .updateTable('webhookSecrets')
    .set({ expiresAt: oldExpireAt })
    .where('endpointId', '=', it.endpointId)
    .where((of) => of.or([of('expiresAt', 'is', null), of('expiresAt', '>', oldExpireAt)]))
    .execute()
  await tx
    .insertInto('webhookSecrets')
    .values({ ...added, expiresAt: null })
    .execute()
}
