import type { Db, Tx } from '../db/connect.ts'

type Delivery = {
  id: string
  eventId: string
  attempt: number
  outcome: 'delivered' | 'failed' | 'refused'
  httpStatus: number | null
  reason: string | null
  startedAt: string
  endedAt: string
}

/** Writes what came of an attempt; false when this attempt is written already. */
export async function insertDelivery(tx: Tx, it: Delivery): Promise<boolean> {
  const done = await tx
    .insertInto('deliveries')
    .values(it)
    .onConflict((conflict) => conflict.columns(['eventId', 'attempt']).doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0) > 0
}

export async function hasDelivery(
  db: Db,
  it: Pick<Delivery, 'eventId' | 'attempt'>,
): Promise<boolean> {
  const row = await db
    .selectFrom('deliveries')
    .select('id')
    .where('eventId', '=', it.eventId)
    .where('attempt', '=', it.attempt)
    .executeTakeFirst()
  return row !== undefined
}
