import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { connect } from './connect.ts'
import { migrate } from './migrate.ts'

test('who chose texts keeps them, and permissions are of a platform that knows whom to write to', async () => {
  const connection = await connect({})
  try {
    const { db } = connection
    await migrate(db, '2026-12-02-b-autopay')
    // Only the choices matter here, not whose they are.
    await sql`set session_replication_role = replica`.execute(db)
    const at = '2026-12-01T01:00:00Z'
    await sql`insert into reminder_settings values ('bor_1', true, ${at})`.execute(db)
    await sql`insert into reminders values ('bor_1', '2026-12-01', 'sent', 1, '[]', ${at})`.execute(
      db,
    )
    expect(await migrate(db)).toEqual(expect.arrayContaining(['2026-12-02-b-reminder-channels']))
    expect(await db.selectFrom('reminderSettings').selectAll().execute()).toMatchObject([
      { sms: true, platform: null, subjectSealed: null, permissions: 0 },
    ])
    expect(await db.selectFrom('reminders').select(['state', 'channel']).execute()).toEqual([
      { state: 'sent', channel: 'sms' },
    ])
    const set = (change: object) =>
      db.updateTable('reminderSettings').set(change).where('borrowerId', '=', 'bor_1').execute()
    await expect(set({ permissions: 1 })).rejects.toThrow('permissions_of_a_platform')
    await expect(set({ platform: 'weapp' })).rejects.toThrow('reminders_by_platform')
    await set({ platform: 'weapp', subjectSealed: 'x', permissions: 1 })
    await expect(set({ permissions: -1 })).rejects.toThrow('check')
  } finally {
    await connection.close()
  }
}, 60_000)
