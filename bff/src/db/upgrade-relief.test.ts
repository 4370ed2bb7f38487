import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { connect } from './connect.ts'
import { migrate } from './migrate.ts'

test('operations of the time before are of no relief, and a relief is of one request', async () => {
  const connection = await connect({})
  try {
    const { db } = connection
    await migrate(db, '2026-11-30-c-trip-days')
    // Only the operations matter here, not the loans they are of.
    await sql`set session_replication_role = replica`.execute(db)
    const at = '2026-12-01T01:00:00Z'
    const columns = sql`id, authorization_id, merchant_id, kind, cause, state, amount_minor, asked_on, asks, created_at`
    const values = (id: string, kind: string) =>
      sql`${id}, 'aut', 'mer', ${kind}, 'borrower', 'done', 1, '2026-12-01', 0, ${at}`
    await sql`insert into operations (${columns}) values (${values('opr_1', 'refund')})`.execute(db)

    expect(await migrate(db)).toEqual(
      expect.arrayContaining(['2026-12-01-a-relief', '2026-12-01-b-late']),
    )
    const kept = await db.selectFrom('operations').select(['id', 'serviceRequestId']).execute()
    expect(kept).toEqual([{ id: 'opr_1', serviceRequestId: null }])
    const insert = (id: string, kind: string, of: string | null) =>
      sql`insert into operations (${columns}, service_request_id) values (${values(id, kind)}, ${of})`.execute(
        db,
      )
    await expect(insert('opr_2', 'relief', null)).rejects.toThrow('operations_of_relief')
    await expect(insert('opr_3', 'refund', 'srq_1')).rejects.toThrow('operations_of_relief')
    await insert('opr_4', 'relief', 'srq_1')
    await expect(insert('opr_5', 'relief', 'srq_1')).rejects.toThrow('one_operation_of_relief')
  } finally {
    await connection.close()
  }
}, 60_000)
