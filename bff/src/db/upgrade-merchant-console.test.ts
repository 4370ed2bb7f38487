import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { connect } from './connect.ts'
import { migrate } from './migrate.ts'

test('an order that was looked at before the console came counts as opened, another does not', async () => {
  const connection = await connect({})
  try {
    const { db } = connection
    await migrate(db, '2026-11-26-merchant-desk')
    const at = '2026-08-01T02:00:00Z'
    await sql`insert into merchants (id, code, mode, name, allowed_origins, allow_private_urls, created_at)
      values ('mer_upgrade0001', 'old', 'test', 'Old', '[]', false, ${at})`.execute(db)
    await sql`insert into borrowers values ('bor_upgrade0001', 'h5', 'hash', null, ${at})`.execute(
      db,
    )
    for (const id of ['chk_upgrade0001', 'chk_upgrade0002'])
      await sql`insert into checkouts (id, merchant_id, merchant_reference, token, status, scenario, currency,
          amount_minor, lines, return_url, notify_url, created_at, expires_at)
        values (${id}, 'mer_upgrade0001', ${id}, ${id}, 'open', 'goods', 'CNY', 100, '[]', '', '', ${at}, ${at})`.execute(
        db,
      )
    for (const [id, asked] of [
      ['orq_upgrade0001', '2026-08-01T02:07:00Z'],
      ['orq_upgrade0002', '2026-08-01T02:05:00Z'],
    ] as const)
      await sql`insert into offer_requests values (${id}, 'chk_upgrade0001', 'bor_upgrade0001', 1, ${asked}, ${asked})`.execute(
        db,
      )
    expect(await migrate(db)).toContain('2026-11-27-merchant-console')
    const rows = await db.selectFrom('checkouts').select(['id', 'openedAt']).orderBy('id').execute()
    expect(rows).toEqual([
      { id: 'chk_upgrade0001', openedAt: '2026-08-01T02:05:00.000Z' },
      { id: 'chk_upgrade0002', openedAt: null },
    ])
    const [merchant] = await db.selectFrom('merchants').select('timeZone').execute()
    expect(merchant?.timeZone).toBe('Asia/Shanghai')
  } finally {
    await connection.close()
  }
}, 60_000)
