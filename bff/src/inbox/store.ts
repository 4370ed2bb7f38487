import type { LenderNotification } from '@miaoguo/shared/contract/lender/notifications'
import type { LenderId } from '@miaoguo/shared/id/id'
import type { Instant } from '@miaoguo/shared/time/calendar-date'
import type { Db, Tx } from '../db/connect.ts'

type NewNotification = {
  lenderId: LenderId
  notification: LenderNotification
  bodySealed: string
  receivedAt: Instant
}

/** Keeps a notification once, by inserting its row: of two deliveries at once, one inserts. */
export async function insert(tx: Tx, it: NewNotification): Promise<boolean> {
  const { eventId, type, reference, occurredAt } = it.notification
  const done = await tx
    .insertInto('lenderNotifications')
    .values({
      lenderId: it.lenderId,
      eventId,
      type,
      reference,
      occurredAt,
      bodySealed: it.bodySealed,
      receivedAt: it.receivedAt,
      heededAt: null,
    })
    .onConflict((conflict) => conflict.columns(['lenderId', 'eventId']).doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export type Unheeded = Pick<LenderNotification, 'type' | 'reference'> & { receivedAt: Instant }

/** What a notification names, unless it was heeded already. */
export async function findUnheeded(
  db: Db | Tx,
  it: { lenderId: string; eventId: string },
): Promise<Unheeded | undefined> {
  return db
    .selectFrom('lenderNotifications')
    .select(['type', 'reference', 'receivedAt'])
    .where('lenderId', '=', it.lenderId)
    .where('eventId', '=', it.eventId)
    .where('heededAt', 'is', null)
    .executeTakeFirst()
}

export async function markHeeded(
  db: Db | Tx,
  it: { lenderId: string; eventId: string; at: Instant },
): Promise<void> {
  await db
    .updateTable('lenderNotifications')
    .set({ heededAt: it.at })
    .where('lenderId', '=', it.lenderId)
    .where('eventId', '=', it.eventId)
    .execute()
}

/** Forgets notifications received before an instant; no lender repeats one for so long. */
export async function prune(db: Db, before: Instant): Promise<void> {
  await db.deleteFrom('lenderNotifications').where('receivedAt', '<', before).execute()
}
