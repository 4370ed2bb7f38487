import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { connect } from './connect.ts'
import { migrate } from './migrate.ts'

test('an order of the time before keeps its sealed trip, and no lender is told of days of it', async () => {
  const connection = await connect({})
  try {
    const { db } = connection
    await migrate(db, '2026-11-29-trips-of-orders')
    await sql`set session_replication_role = replica`.execute(db)
    const at = '2026-11-29T00:00:00.000Z'
    await sql`insert into checkouts (id, merchant_id, merchant_reference, token, status, scenario, currency, amount_minor,
        lines, return_url, notify_url, capture_mode, created_at, expires_at, itinerary_sealed)
      values ('chk', 'mer', 'r', 't', 'open', 'travel', 'CNY', 1, '[]', 'u', 'n', 'manual', ${at}, ${at}, 'sealed')`.execute(
      db,
    )
    expect(await migrate(db)).toContain('2026-11-30-c-trip-days')
    const rows = await db.selectFrom('checkouts').select(['itinerarySealed', 'trip']).execute()
    expect(rows).toEqual([{ itinerarySealed: 'sealed', trip: null }])
  } finally {
    await connection.close()
  }
}, 60_000)
