import type { BorrowerId } from '@miaoguo/shared/id/id'
import type { Instant } from '@miaoguo/shared/time/calendar-date'
import type { Db, Tx } from '../db/connect.ts'

export type Channel = 'sms' | 'weapp' | 'alipay'
export type Choice = {
  sms: boolean
  platform: 'weapp' | 'alipay' | null
  permissions: number
  refusedAt: Instant | null
}

/** More than anybody gives; the oldest are as good as the newest. */
const permissionsMax = 20

export async function findChoice(db: Db | Tx, borrowerId: BorrowerId): Promise<Choice | undefined> {
  return db
    .selectFrom('reminderSettings')
    .select(['sms', 'platform', 'permissions', 'refusedAt'])
    .where('borrowerId', '=', borrowerId)
    .executeTakeFirst()
}

export async function keepChoice(
  tx: Tx,
  it: { borrowerId: BorrowerId; sms: boolean; changedAt: Instant },
): Promise<void> {
  await tx
    .insertInto('reminderSettings')
    .values({ ...it, platform: null, subjectSealed: null, refusedAt: null })
    .onConflict((conflict) =>
      conflict.column('borrowerId').doUpdateSet({ sms: it.sms, changedAt: it.changedAt }),
    )
    .execute()
}

type Permitted = {
  borrowerId: BorrowerId
  platform: 'weapp' | 'alipay'
  subjectSealed: string
  at: Instant
}

/** One permission more, and whom it is of. */
export async function addPermission(tx: Tx, it: Permitted): Promise<void> {
  const { borrowerId, platform, subjectSealed, at } = it
  await tx
    .insertInto('reminderSettings')
    .values({
      borrowerId,
      sms: false,
      changedAt: at,
      platform,
      subjectSealed,
      permissions: 1,
      refusedAt: null,
    })
    .onConflict((conflict) =>
      conflict.column('borrowerId').doUpdateSet((eb) => ({
        platform,
        subjectSealed,
        changedAt: at,
        permissions: eb.fn<number>('least', [
          eb('reminderSettings.permissions', '+', 1),
          eb.lit(permissionsMax),
        ]),
        refusedAt: null,
      })),
    )
    .execute()
}

/** Forgets whom a platform wrote to, with what was permitted. */
export async function endPlatform(tx: Tx, borrowerId: BorrowerId): Promise<void> {
  await tx
    .updateTable('reminderSettings')
    .set({ platform: null, subjectSealed: null, permissions: 0, refusedAt: null })
    .where('borrowerId', '=', borrowerId)
    .execute()
}

/** Takes one permission, by changing its row; undefined when none is left. */
export async function takePermission(
  db: Db,
  borrowerId: BorrowerId,
): Promise<{ platform: 'weapp' | 'alipay'; subjectSealed: string } | undefined> {
  const row = await db
    .updateTable('reminderSettings')
    .set((eb) => ({ permissions: eb('permissions', '-', 1) }))
    .where('borrowerId', '=', borrowerId)
    .where('permissions', '>', 0)
    .returning(['platform', 'subjectSealed'])
    .executeTakeFirst()
  const { platform, subjectSealed } = row ?? {}
  return platform && subjectSealed ? { platform, subjectSealed } : undefined
}

/** Nothing has left: the permission is as good as before, unless its borrower has ended it meanwhile. */
export async function giveBackPermission(db: Db, borrowerId: BorrowerId): Promise<void> {
  await db
    .updateTable('reminderSettings')
    .set((eb) => ({ permissions: eb('permissions', '+', 1) }))
    .where('borrowerId', '=', borrowerId)
    .where('platform', 'is not', null)
    .where('permissions', '<', permissionsMax)
    .execute()
}

/** The platform says that its user takes none: whatever was counted here is not there. */
export async function forgetPermissions(
  db: Db,
  it: { borrowerId: BorrowerId; at: Instant },
): Promise<void> {
  await db
    .updateTable('reminderSettings')
    .set({ permissions: 0, refusedAt: it.at })
    .where('borrowerId', '=', it.borrowerId)
    .execute()
}
