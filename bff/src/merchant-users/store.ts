import { MerchantSessionId, MerchantUserId } from '@miaoguo/shared/id/id'
import type { MerchantUser } from '@miaoguo/shared/merchant/merchant-user'
import type { MerchantRole } from '@miaoguo/shared/merchant/permission'
import type { Db, Tx } from '../db/connect.ts'

export type StoredUser = MerchantUser & { merchantCode: string }

const columns = [
  'merchantUsers.id',
  'merchantUsers.merchantCode',
  'merchantUsers.name',
  'merchantUsers.loginHint',
  'merchantUsers.role',
  'merchantUsers.createdAt',
] as const
type Row = Omit<StoredUser, 'id'> & { id: string }
const toUser = (row: Row): StoredUser => ({ ...row, id: MerchantUserId.parse(row.id) })

export const toView = (it: StoredUser): MerchantUser => {
  const { merchantCode: _, ...user } = it
  return user
}

const select = (db: Db | Tx) =>
  db.selectFrom('merchantUsers').select(columns).where('merchantUsers.removedAt', 'is', null)

export async function findByLogin(db: Db | Tx, hash: string): Promise<StoredUser | undefined> {
  const row = await select(db).where('loginHash', '=', hash).executeTakeFirst()
  return row && toUser(row)
}

export async function findById(db: Db | Tx, id: MerchantUserId): Promise<StoredUser | undefined> {
  const row = await select(db).where('merchantUsers.id', '=', id).executeTakeFirst()
  return row && toUser(row)
}

/** Who may sign in for a merchant, oldest first. */
export async function list(db: Db | Tx, merchantCode: string): Promise<StoredUser[]> {
  const rows = await select(db)
    .where('merchantCode', '=', merchantCode)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  return rows.map(toUser)
}

/** The same, held until the transaction ends, so that two changes of one merchant's people take turns. */
export async function lock(tx: Tx, merchantCode: string): Promise<StoredUser[]> {
  await tx
    .selectFrom('merchants')
    .select('id')
    .where('code', '=', merchantCode)
    .orderBy('id')
    .forUpdate()
    .execute()
  return list(tx, merchantCode)
}

/** Inserts a user; false when somebody signs in with this login already. */
export async function insert(
  tx: Db | Tx,
  it: StoredUser & { loginHash: string },
): Promise<boolean> {
  const done = await tx
    .insertInto('merchantUsers')
    .values({ ...it, removedAt: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0) > 0
}

/** Ends a user's access and sessions. */
export async function remove(tx: Tx, it: { id: MerchantUserId; at: string }): Promise<void> {
  await tx
    .updateTable('merchantUsers')
    .set({ removedAt: it.at })
    .where('id', '=', it.id)
    .where('removedAt', 'is', null)
    .execute()
  await tx
    .updateTable('merchantSessions')
    .set({ revokedAt: it.at })
    .where('userId', '=', it.id)
    .where('revokedAt', 'is', null)
    .execute()
}

type NewSession = {
  id: MerchantSessionId
  userId: MerchantUserId
  tokenHash: string
  createdAt: string
  expiresAt: string
}

export async function insertSession(tx: Tx, it: NewSession): Promise<void> {
  await tx
    .insertInto('merchantSessions')
    .values({ ...it, usedAt: it.createdAt, revokedAt: null })
    .execute()
}

export type StoredSession = {
  sessionId: MerchantSessionId
  userId: MerchantUserId
  merchantCode: string
  role: MerchantRole
  usedAt: string
  expiresAt: string
  revokedAt: string | null
}

/** A session by its token, with who it is of; none of a user who was removed. */
export async function findSession(db: Db, tokenHash: string): Promise<StoredSession | undefined> {
  const row = await db
    .selectFrom('merchantSessions')
    .innerJoin('merchantUsers', 'merchantUsers.id', 'merchantSessions.userId')
    .select([
      'merchantSessions.id as sessionId',
      'merchantSessions.userId',
      'merchantSessions.usedAt',
      'merchantSessions.expiresAt',
      'merchantSessions.revokedAt',
      'merchantUsers.merchantCode',
      'merchantUsers.role',
    ])
    .where('merchantSessions.tokenHash', '=', tokenHash)
    .where('merchantUsers.removedAt', 'is', null)
    .executeTakeFirst()
  return (
    row && {
      ...row,
      sessionId: MerchantSessionId.parse(row.sessionId),
      userId: MerchantUserId.parse(row.userId),
    }
  )
}

export async function touch(db: Db, id: MerchantSessionId, at: string): Promise<void> {
  await db.updateTable('merchantSessions').set({ usedAt: at }).where('id', '=', id).execute()
}

export async function revoke(db: Db | Tx, id: MerchantSessionId, at: string): Promise<void> {
  await db
    .updateTable('merchantSessions')
    .set({ revokedAt: at })
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .execute()
}

/** Forgets sessions that ended before. */
export async function prune(db: Db, before: string): Promise<void> {
  await db.deleteFrom('merchantSessions').where('expiresAt', '<', before).execute()
}

/** Whether a login was ever let in for a merchant. */
export async function wasAdded(
  tx: Tx,
  it: { loginHash: string; merchantCode: string },
): Promise<boolean> {
  const row = await tx
    .selectFrom('merchantUsers')
    .select('id')
    .where('loginHash', '=', it.loginHash)
    .where('merchantCode', '=', it.merchantCode)
    .executeTakeFirst()
  return row !== undefined
}
