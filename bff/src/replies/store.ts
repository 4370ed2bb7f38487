import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../db/connect.ts'
import { soon } from '../db/soon.ts'

export type ReplyKey = { actor: string; endpoint: string; key: string }
export type StoredReply = { status: number; body: string }
/** An answer and the key it is kept under. */
export type KeptReply = ReplyKey & StoredReply
export type Reservation =
  | { outcome: 'reserved' }
  | { outcome: 'not_provided' }
  | { outcome: 'running'; leaseUntil: string }
  | { outcome: 'other_input' }
  | { outcome: 'stored'; reply: StoredReply }

type Reserve = ReplyKey & {
  fingerprint: string
  now: string
  leaseUntil: string
  /** Whether nobody is harmed when this runs again because the database lost its last moments. */
  mayRunTwice: boolean
  /** What must hold for the key to be taken; where it does not, nothing is written. */
  provided?: RawBuilder<boolean> | undefined
}

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
  const { fingerprint, now, leaseUntil, provided = sql<boolean>`true` } = it
  const { rows } = await sql`
    insert into replies (actor, endpoint, key, fingerprint, state, lease_until, created_at)
    select ${it.actor}, ${it.endpoint}, ${it.key}, ${fingerprint}, 'running', ${leaseUntil}::timestamptz, ${now}::timestamptz
    where ${provided}
    on conflict do nothing
    returning ${it.mayRunTwice ? soon : sql`true`}`.execute(db)
  if (rows.length > 0) return { outcome: 'reserved' }
  if (it.provided && !(await holds(db, it.provided))) return { outcome: 'not_provided' }
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

async function holds(db: Db, condition: RawBuilder<boolean>): Promise<boolean> {
  const { rows } = await sql<{ holds: boolean }>`select ${condition} as holds`.execute(db)
  return rows[0]?.holds === true
}

/** Keeps the answer for every later request with this key: as a part of the statement that writes what it tells. */
export const finishing = (it: KeptReply): RawBuilder<unknown> => sql`
  update replies set state = 'done', status = ${it.status}::int, body = ${it.body}
  where actor = ${it.actor} and endpoint = ${it.endpoint} and key = ${it.key}`

/** The same by itself. */
export async function finish(db: Db, it: KeptReply): Promise<void> {
  await finishing(it).execute(db)
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
