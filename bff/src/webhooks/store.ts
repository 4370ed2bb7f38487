import type {
  DeliveryAttempt,
  DeliveryStatus,
  WebhookDelivery,
} from '@miaoguo/shared/event/webhook-delivery'
import { DeliveryId, EventId, WebhookEndpointId, type MerchantId } from '@miaoguo/shared/id/id'
import { json, type Db, type Tx } from '../db/connect.ts'

const columns = [
  'deliveries.id',
  'deliveries.eventId',
  'outbox.type as eventType',
  'deliveries.endpointId',
  'deliveries.url',
  'deliveries.cause',
  'deliveries.status',
  'deliveries.attemptCount',
  'deliveries.nextAttemptAt',
  'deliveries.createdAt',
  'deliveries.endedAt',
] as const
type Row = Omit<WebhookDelivery, 'id' | 'eventId' | 'webhookEndpointId'> & {
  id: string
  eventId: string
  endpointId: string
}
const toDelivery = ({ endpointId, ...row }: Row): WebhookDelivery => ({
  ...row,
  id: DeliveryId.parse(row.id),
  eventId: EventId.parse(row.eventId),
  webhookEndpointId: WebhookEndpointId.parse(endpointId),
})
const select = (db: Db | Tx) =>
  db.selectFrom('deliveries').innerJoin('outbox', 'outbox.id', 'deliveries.eventId')

/** A delivery with what is needed to make its next attempt. */
export async function findToDeliver(db: Db, id: string) {
  const row = await select(db)
    .innerJoin('webhookEndpoints', 'webhookEndpoints.id', 'deliveries.endpointId')
    .innerJoin('merchants', 'merchants.id', 'deliveries.merchantId')
    .select([
      'deliveries.id',
      'deliveries.status',
      'deliveries.url',
      'deliveries.endpointId',
      'outbox.body',
      'merchants.allowPrivateUrls',
      'webhookEndpoints.kind as endpointKind',
      'webhookEndpoints.status as endpointStatus',
      'webhookEndpoints.deletedAt',
    ])
    .where('deliveries.id', '=', id)
    .executeTakeFirst()
  return (
    row && {
      ...row,
      id: DeliveryId.parse(row.id),
      endpointId: WebhookEndpointId.parse(row.endpointId),
      endpointGone: row.endpointStatus === 'disabled' || row.deletedAt !== null,
    }
  )
}
export type ToDeliver = NonNullable<Awaited<ReturnType<typeof findToDeliver>>>

export async function hasAttempt(
  db: Db,
  it: { deliveryId: string; attempt: number },
): Promise<boolean> {
  const row = await db
    .selectFrom('deliveryAttempts')
    .select('attempt')
    .where('deliveryId', '=', it.deliveryId)
    .where('attempt', '=', it.attempt)
    .executeTakeFirst()
  return row !== undefined
}

type NewAttempt = Omit<DeliveryAttempt, 'responseStatus'> & {
  deliveryId: DeliveryId
  httpStatus: number | null
}

/** Writes what came of an attempt; false when this attempt is written already. */
export async function insertAttempt(tx: Tx, it: NewAttempt): Promise<boolean> {
  const done = await tx
    .insertInto('deliveryAttempts')
    .values({
      ...it,
      requestHeaders: json(it.requestHeaders),
      responseHeaders: json(it.responseHeaders),
    })
    .onConflict((conflict) => conflict.columns(['deliveryId', 'attempt']).doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0) > 0
}

type Step = {
  id: DeliveryId
  status: DeliveryStatus
  attemptCount: number
  nextAttemptAt: string | null
  endedAt: string | null
}

/** Moves a pending delivery on; what has ended stays as it ended. */
export async function moveOn(tx: Tx, { id, ...step }: Step): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set(step)
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .execute()
}

type Owned = { id: DeliveryId; merchantId: MerchantId }

/** One delivery with its attempts. */
export async function findOwned(db: Db | Tx, it: Owned) {
  const row = await select(db)
    .select([...columns, 'outbox.body'])
    .where('deliveries.id', '=', it.id)
    .where('deliveries.merchantId', '=', it.merchantId)
    .executeTakeFirst()
  if (!row) return undefined
  const attempts = await db
    .selectFrom('deliveryAttempts')
    .selectAll()
    .where('deliveryId', '=', it.id)
    .orderBy('attempt')
    .execute()
  const { body, ...delivery } = row
  return { delivery: toDelivery(delivery), body, attempts }
}

/** Deliveries by their ids, in the order they were made. */
export async function findMany(tx: Tx, ids: readonly DeliveryId[]): Promise<WebhookDelivery[]> {
  if (ids.length === 0) return []
  const rows = await select(tx)
    .select(columns)
    .where('deliveries.id', 'in', ids)
    .orderBy('deliveries.createdAt')
    .orderBy('deliveries.id')
    .execute()
  return rows.map(toDelivery)
}

export type Page = {
  merchantId: MerchantId
  status?: DeliveryStatus | undefined
  endpointId?: WebhookEndpointId | undefined
  eventId?: EventId | undefined
  after?: { createdAt: string; id: string } | undefined
  limit: number
}

/** A merchant's deliveries, newest first. */
export async function list(db: Db, page: Page): Promise<WebhookDelivery[]> {
  const { status, endpointId, eventId, after } = page
  let query = select(db).select(columns).where('deliveries.merchantId', '=', page.merchantId)
  if (status !== undefined) query = query.where('deliveries.status', '=', status)
  if (endpointId !== undefined) query = query.where('deliveries.endpointId', '=', endpointId)
  if (eventId !== undefined) query = query.where('deliveries.eventId', '=', eventId)
  if (after !== undefined)
    query = query.where((eb) =>
      eb(
        eb.refTuple('deliveries.createdAt', 'deliveries.id'),
        '<',
        eb.tuple(after.createdAt, after.id),
      ),
    )
  const rows = await query
    .orderBy('deliveries.createdAt', 'desc')
    .orderBy('deliveries.id', 'desc')
    .limit(page.limit)
    .execute()
  return rows.map(toDelivery)
}

/** Of the events, each pair of event and endpoint whose every delivery has failed, as `event endpoint`. */
export async function failedAmong(tx: Tx, events: readonly EventId[]): Promise<Set<string>> {
  if (events.length === 0) return new Set()
  const rows = await tx
    .selectFrom('deliveries')
    .select(['eventId', 'endpointId', 'status'])
    .where('eventId', 'in', events)
    .execute()
  const settled = new Set(
    rows.filter((it) => it.status !== 'failed').map((it) => `${it.eventId} ${it.endpointId}`),
  )
  return new Set(
    rows
      .filter((it) => !settled.has(`${it.eventId} ${it.endpointId}`))
      .map((it) => `${it.eventId} ${it.endpointId}`),
  )
}

/** Forgets ended deliveries older than the promise to keep them; their attempts go with them. */
export async function prune(db: Db, before: string): Promise<void> {
  await db
    .deleteFrom('deliveries')
    .where('createdAt', '<', before)
    .where('status', '!=', 'pending')
    .execute()
}
