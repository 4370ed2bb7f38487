import type { Db } from '../db/connect.ts'

export type ReplyKey = { actor: string; endpoint: string; key: string }
export type StoredReply = { status: number; body: string }
export type Reservation =
  | { outcome: 'reserved' }
  | { outcome: 'running'; leaseUntil: string }
  | { outcome: 'other_input' }
  | { outcome: 'stored'; reply: StoredReply }

type Reserve = ReplyKey & { fingerprint: string; now: string; leaseUntil: string }

const at = (db: Db, it: ReplyKey) => ({
  one: db
    .selectFrom('replies')
    .where('actor', '=', it.actor)
    .where('endpoint', '=', it.endpoint)
    .where('key', '=', it.key),
  update: db
    .updateTable('replies')
    .where('actor', '=', it.actor)
    .where('endpoint', '=', it.endpoint)
    .where('key', '=', it.key),
  remove: db
    .deleteFrom('replies')
    .where('actor', '=', it.actor)
    .where('endpoint', '=', it.endpoint)
    .where('key', '=', it.key),
})

/** Takes the key for one run, by inserting its row: of two requests at once, one inserts. */
export async function reserve(db: Db, it: Reserve): Promise<Reservation> {
  const { actor, endpoint, key, fingerprint, now, leaseUntil } = it
  const taken = await db
    .insertInto('replies')
    .values({
      actor,
      endpoint,
      key,
      fingerprint,
      state: 'running',
      status: null,
      body: null,
      leaseUntil,
      createdAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if ((taken.numInsertedOrUpdatedRows ?? 0) > 0) return { outcome: 'reserved' }
  const found = await at(db, it).one.selectAll().executeTakeFirst()
  // The first run has just given its key back: as good as never taken.
  if (!found) return reserve(db, it)
  if (found.fingerprint !== fingerprint) return { outcome: 'other_input' }
  if (found.state === 'done' && found.status !== null && found.body !== null) {
    return { outcome: 'stored', reply: { status: found.status, body: found.body } }
  }
  if (found.leaseUntil > now) return { outcome: 'running', leaseUntil: found.leaseUntil }
  // The process that ran it is gone: one of those who ask takes over.
  const inherited = await at(db, it)
    .update.set({ leaseUntil })
    .where('state', '=', 'running')
    .where('leaseUntil', '=', found.leaseUntil)
    .executeTakeFirst()
  return inherited.numUpdatedRows > 0 ? { outcome: 'reserved' } : { outcome: 'running', leaseUntil }
}

/** Keeps the answer for every later request with this key. */
export async function finish(db: Db, it: ReplyKey, reply: StoredReply): Promise<void> {
  await at(db, it)
    .update.set({ state: 'done', ...reply })
    .execute()
}

/** Gives the key back: nothing was decided, so the same key may try again. */
export async function release(db: Db, it: ReplyKey): Promise<void> {
  await at(db, it).remove.where('state', '=', 'running').execute()
}

/** Ends the leases of a process that is known to be gone. */
export async function endLeases(db: Db, now: string): Promise<void> {
  await db.updateTable('replies').set({ leaseUntil: now }).where('state', '=', 'running').execute()
}

/** Forgets answers older than the promise to keep them. */
export async function prune(db: Db, before: string): Promise<void> {
  await db.deleteFrom('replies').where('createdAt', '<', before).execute()
}
