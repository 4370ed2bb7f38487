import type { EventType, WebhookEvent } from '@miaoguo/shared/event/event'
import type { DeliveryCause } from '@miaoguo/shared/event/webhook-delivery'
import {
  EventId,
  MerchantId,
  type CheckoutId,
  type DeliveryId,
  type WebhookEndpointId,
} from '@miaoguo/shared/id/id'
import { json, type Db, type Tx } from '../db/connect.ts'

export type StoredEvent = {
  id: EventId
  merchantId: MerchantId
  type: EventType
  objectId: string
  body: WebhookEvent
  createdAt: string
}
type Row = Omit<StoredEvent, 'id' | 'merchantId'> & { id: string; merchantId: string }
const toEvent = (row: Row): StoredEvent => ({
  ...row,
  id: EventId.parse(row.id),
  merchantId: MerchantId.parse(row.merchantId),
})
const columns = ['id', 'merchantId', 'type', 'objectId', 'body', 'createdAt'] as const

/** What an event tells of a checkout, as it stands in this transaction. */
export async function findSubject(tx: Tx, id: CheckoutId) {
  return tx
    .selectFrom('checkouts')
    .innerJoin('merchants', 'merchants.id', 'checkouts.merchantId')
    .select([
      'checkouts.merchantId',
      'merchants.mode',
      'checkouts.merchantReference',
      'checkouts.status',
      'checkouts.amountMinor',
      'checkouts.currency',
      'checkouts.notifyUrl',
    ])
    .where('checkouts.id', '=', id)
    .executeTakeFirst()
}

/** How many events an object has; whoever appends the next holds the object's row. */
export async function countOf(tx: Tx, objectId: string): Promise<number> {
  const row = await tx
    .selectFrom('outbox')
    .select((of) => of.fn.max('objectVersion').as('latest'))
    .where('objectId', '=', objectId)
    .executeTakeFirst()
  return Number(row?.latest ?? 0)
}

/** Writes an event; false when it is there already. */
export async function insert(
  tx: Tx,
  it: { merchantId: string; objectId: string; body: WebhookEvent },
): Promise<boolean> {
  const { body } = it
  const done = await tx
    .insertInto('outbox')
    .values({
      ...it,
      id: body.id,
      type: body.type,
      objectVersion: body.objectVersion,
      body: json(body),
      createdAt: body.createdAt,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0) > 0
}

export async function findOwned(
  db: Db | Tx,
  it: { id: EventId; merchantId: MerchantId },
): Promise<StoredEvent | undefined> {
  const row = await db
    .selectFrom('outbox')
    .select(columns)
    .where('id', '=', it.id)
    .where('merchantId', '=', it.merchantId)
    .executeTakeFirst()
  return row && toEvent(row)
}

export type Page = {
  merchantId: MerchantId
  type?: EventType | undefined
  objectId?: string | undefined
  after?: { createdAt: string; id: string } | undefined
  limit: number
}

/** A merchant's events, newest first. */
export async function list(db: Db, page: Page): Promise<StoredEvent[]> {
  const { type, objectId, after } = page
  const rows = await db
    .selectFrom('outbox')
    .select(columns)
    .where('merchantId', '=', page.merchantId)
    .$if(type !== undefined, (query) => query.where('type', '=', type ?? 'webhook.test'))
    .$if(objectId !== undefined, (query) => query.where('objectId', '=', objectId ?? ''))
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb(eb.refTuple('createdAt', 'id'), '<', eb.tuple(after?.createdAt ?? '', after?.id ?? '')),
      ),
    )
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute()
  return rows.map(toEvent)
}

export type Span = {
  merchantId: MerchantId
  fromAt: string
  toAt: string
  types: readonly EventType[] | undefined
  limit: number
}

/** A merchant's events of a time, oldest first; tests of endpoints are not among them. */
export async function listSpan(tx: Tx, span: Span): Promise<StoredEvent[]> {
  const { types } = span
  const rows = await tx
    .selectFrom('outbox')
    .select(columns)
    .where('merchantId', '=', span.merchantId)
    .where('createdAt', '>=', span.fromAt)
    .where('createdAt', '<', span.toAt)
    .where('type', '!=', 'webhook.test')
    .$if(types !== undefined, (query) => query.where('type', 'in', types ?? []))
    .orderBy('createdAt')
    .orderBy('id')
    .limit(span.limit)
    .execute()
  return rows.map(toEvent)
}

type NewDelivery = {
  id: DeliveryId
  eventId: EventId
  merchantId: MerchantId
  endpointId: WebhookEndpointId
  url: string
  cause: DeliveryCause
  createdAt: string
}

/** Writes that an event is on its way; false when this delivery is there already. */
export async function insertDelivery(tx: Tx, it: NewDelivery): Promise<boolean> {
  const done = await tx
    .insertInto('deliveries')
    .values({
      ...it,
      status: 'pending',
      attemptCount: 0,
      nextAttemptAt: it.createdAt,
      endedAt: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0) > 0
}

/** Where the checkout's own address is, for an event that is delivered again. */
export async function notifyUrlOf(tx: Tx, checkoutId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('checkouts')
    .select('notifyUrl')
    .where('id', '=', checkoutId)
    .executeTakeFirst()
  return row?.notifyUrl
}
