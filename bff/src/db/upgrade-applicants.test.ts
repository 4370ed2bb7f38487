import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { connect } from './connect.ts'
import { migrate } from './migrate.ts'

test('borrowers of the time before are nobody in particular, and a card is bound once until it is removed', async () => {
  const connection = await connect({})
  try {
    const { db } = connection
    await migrate(db, '2026-11-29-trips-of-orders')
    const at = '2026-11-30T01:00:00Z'
    await sql`insert into borrowers (id, platform, subject_hash, phone, created_at)
      values ('bor_upgrade0001', 'h5', 'hash', null, ${at})`.execute(db)

    expect(await migrate(db, '2026-11-30-a-applicants')).toEqual(['2026-11-30-a-applicants'])
    expect(await db.selectFrom('applicants').selectAll().execute()).toEqual([])
    const bind = (id: string, removedAt: string | null) =>
      sql`insert into bank_cards values (${id}, 'bor_upgrade0001', 'sealed', 'digest',
        '{"zhCN":"银行","en":"Bank"}', '1234', ${at}, ${removedAt})`.execute(db)
    await expect(bind('crd_1', null)).rejects.toThrow('foreign key')
    await sql`insert into applicants values ('bor_upgrade0001', 'sealed', 'digest', false, ${at})`.execute(
      db,
    )
    await bind('crd_1', at)
    await bind('crd_2', null)
    await expect(bind('crd_3', null)).rejects.toThrow('one_bound_card')
  } finally {
    await connection.close()
  }
}, 60_000)
