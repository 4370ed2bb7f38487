import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { connect } from './connect.ts'
import { migrate } from './migrate.ts'

test('what was spent of a campaign before was spent when it was reserved; what was not has no such day', async () => {
  const connection = await connect({})
  try {
    const { db } = connection
    await migrate(db, '2026-11-30-c-trip-days')
    await sql`set session_replication_role = replica`.execute(db)
    const at = '2026-11-30T00:00:00.000Z'
    await sql`insert into campaign_reservations (application_id, campaign_id, full_minor, reserved_minor, spent_minor, created_at)
      values ('spent', 'cmp', 10, 0, 10, ${at}), ('held', 'cmp', 10, 10, 0, ${at})`.execute(db)
    expect(await migrate(db)).toContain('2026-12-01-m-subsidy-differences')
    const rows = await db
      .selectFrom('campaignReservations')
      .select(['applicationId', 'spentAt'])
      .orderBy('applicationId')
      .execute()
    expect(rows).toEqual([
      { applicationId: 'held', spentAt: null },
      { applicationId: 'spent', spentAt: at },
    ])
  } finally {
    await connection.close()
  }
}, 60_000)
