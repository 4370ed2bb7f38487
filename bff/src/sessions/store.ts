import { BorrowerId, SessionId } from '@miaoguo/shared/id/id'
import { sql, type RawBuilder } from 'kysely'
import type { Db, Tx } from '../db/connect.ts'

export type StoredSession = {
  id: SessionId
  borrowerId: BorrowerId
  revokedAt: string | null
  expiresAt: string
}

export async function findById(db: Db | Tx, id: SessionId): Promise<StoredSession | undefined> {
  const row = await db
    .selectFrom('sessions')
    .select(['id', 'borrowerId', 'revokedAt', 'expiresAt'])
    .where('id', '=', id)
    .executeTakeFirst()
  return (
    row && { ...row, id: SessionId.parse(row.id), borrowerId: BorrowerId.parse(row.borrowerId) }
  )
}

type Named = { sessionId: SessionId; borrowerId: BorrowerId }

/** Whether a session goes on, as a part of a statement. */
export const goesOn = (it: Named, now: string): RawBuilder<boolean> => sql`exists (
  select from sessions
  where id = ${it.sessionId} and borrower_id = ${it.borrowerId}
    and revoked_at is null and expires_at > ${now}::timestamptz)`

/** The same question by itself. */
export async function isLive(db: Db, it: Named, now: string): Promise<boolean> {
  const { rows } = await sql<{ live: boolean }>`select ${goesOn(it, now)} as live`.execute(db)
  return rows[0]?.live === true
}

export async function insert(
  tx: Tx,
  it: { id: string; borrowerId: string; expiresAt: string; createdAt: string },
): Promise<void> {
  await tx
    .insertInto('sessions')
    .values({ ...it, revokedAt: null })
    .execute()
}

export async function revoke(db: Db | Tx, id: SessionId, at: string): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ revokedAt: at })
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .execute()
}

export async function insertRefreshToken(
  tx: Tx,
  it: { hash: string; sessionId: string; createdAt: string },
): Promise<void> {
  await tx
    .insertInto('refreshTokens')
    .values({ ...it, usedAt: null })
    .execute()
}

/** Takes the one use of a refresh token; `used` when somebody had it before. */
export async function useRefreshToken(
  tx: Tx,
  hash: string,
  at: string,
): Promise<{ outcome: 'taken' | 'used'; sessionId: SessionId } | undefined> {
  const taken = await tx
    .updateTable('refreshTokens')
    .set({ usedAt: at })
    .where('hash', '=', hash)
    .where('usedAt', 'is', null)
    .returning('sessionId')
    .executeTakeFirst()
  if (taken) return { outcome: 'taken', sessionId: SessionId.parse(taken.sessionId) }
  const used = await tx
    .selectFrom('refreshTokens')
    .select('sessionId')
    .where('hash', '=', hash)
    .executeTakeFirst()
  return used && { outcome: 'used', sessionId: SessionId.parse(used.sessionId) }
}

type NewBorrower = {
  id: string
  platform: 'weapp' | 'alipay' | 'h5'
  subjectHash: string
  phone: string | null
  createdAt: string
}

/** The borrower behind a platform's subject, made on first sight; two first sights at once make one. */
export async function findOrInsertBorrower(tx: Tx, it: NewBorrower): Promise<BorrowerId> {
  const row = await tx
    .insertInto('borrowers')
    .values(it)
    .onConflict((conflict) =>
      conflict.columns(['platform', 'subjectHash']).doUpdateSet({ subjectHash: it.subjectHash }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return BorrowerId.parse(row.id)
}

/** What lenders need to know of a borrower: the phone, where the platform told us one. */
export async function findBorrower(
  db: Db | Tx,
  id: BorrowerId,
): Promise<
  | {
      id: BorrowerId
      platform: NewBorrower['platform']
      phone: string | null
      subjectHash: string
    }
  | undefined
> {
  const row = await db
    .selectFrom('borrowers')
    .select(['id', 'platform', 'phone', 'subjectHash'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { ...row, id: BorrowerId.parse(row.id) }
}

type OneTimeCode = { phoneHash: string; codeHash: string; expiresAt: string; createdAt: string }

async function findOneTimeCode(db: Db | Tx, phoneHash: string): Promise<OneTimeCode | undefined> {
  return db
    .selectFrom('oneTimeCodes')
    .selectAll()
    .where('phoneHash', '=', phoneHash)
    .executeTakeFirst()
}

/** A new code replaces one made before `notSince`; a younger one stays and is answered. */
export async function putOneTimeCode(
  db: Db | Tx,
  it: OneTimeCode,
  notSince: string,
): Promise<OneTimeCode | undefined> {
  const done = await db
    .insertInto('oneTimeCodes')
    .values({ ...it, attempts: 0 })
    .onConflict((conflict) =>
      conflict
        .column('phoneHash')
        .doUpdateSet({ ...it, attempts: 0 })
        .where('oneTimeCodes.createdAt', '<=', notSince),
    )
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0) > 0 ? undefined : findOneTimeCode(db, it.phoneHash)
}

/** Counts a guess before it is judged, so that guesses made at once cannot share one count. */
export async function countGuess(
  db: Db | Tx,
  phoneHash: string,
  attemptsMax: number,
): Promise<OneTimeCode | undefined> {
  return db
    .updateTable('oneTimeCodes')
    .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
    .where('phoneHash', '=', phoneHash)
    .where('attempts', '<', attemptsMax)
    .returningAll()
    .executeTakeFirst()
}

/** Takes the one use of a right code. */
export async function takeOneTimeCode(
  tx: Db | Tx,
  it: { phoneHash: string; codeHash: string },
): Promise<boolean> {
  const gone = await tx
    .deleteFrom('oneTimeCodes')
    .where('phoneHash', '=', it.phoneHash)
    .where('codeHash', '=', it.codeHash)
    .executeTakeFirst()
  return gone.numDeletedRows > 0
}

/** Forgets what nobody can use any more. */
export async function prune(db: Db, before: string): Promise<void> {
  await db.deleteFrom('oneTimeCodes').where('expiresAt', '<', before).execute()
}
