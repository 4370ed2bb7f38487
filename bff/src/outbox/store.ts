import type { EventType, WebhookEvent } from '@miaoguo/shared/event/event'
import { MerchantId, type CheckoutId } from '@miaoguo/shared/id/id'
import { json, type Db, type Tx } from '../db/connect.ts'

export type StoredEvent = {
  id: string
  merchantId: MerchantId
  body: WebhookEvent
  notifyUrl: string
  deliveredAt: string | null
  abandonedAt: string | null
}

/** What an event tells of a checkout, as it stands in this transaction. */
export async function findSubject(tx: Tx, id: CheckoutId) {
  return tx
    .selectFrom('checkouts')
    .select(['merchantId', 'merchantReference', 'status', 'amountMinor', 'currency', 'notifyUrl'])
    .where('id', '=', id)
    .executeTakeFirst()
}

type NewEvent = { merchantId: string; type: EventType; body: WebhookEvent; notifyUrl: string }

export async function insert(tx: Tx, it: NewEvent): Promise<void> {
  const { body, ...rest } = it
  await tx
    .insertInto('outbox')
    .values({
      ...rest,
      id: body.id,
      body: json(body),
      createdAt: body.createdAt,
      deliveredAt: null,
      abandonedAt: null,
    })
    .execute()
}

export async function findById(db: Db | Tx, id: string): Promise<StoredEvent | undefined> {
  const row = await db
    .selectFrom('outbox')
    .select(['id', 'merchantId', 'body', 'notifyUrl', 'deliveredAt', 'abandonedAt'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { ...row, merchantId: MerchantId.parse(row.merchantId) }
}

export async function markDelivered(tx: Tx, id: string, at: string): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ deliveredAt: at })
    .where('id', '=', id)
    .where('deliveredAt', 'is', null)
    .execute()
}

export async function markAbandoned(tx: Tx, id: string, at: string): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ abandonedAt: at })
    .where('id', '=', id)
    .where('deliveredAt', 'is', null)
    .execute()
}
