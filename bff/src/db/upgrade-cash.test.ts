import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { connect } from './connect.ts'
import { migrate } from './migrate.ts'

test('orders of the time before stay orders; cash goes to a card, and nothing else does', async () => {
  const connection = await connect({})
  try {
    const { db } = connection
    await migrate(db, '2026-11-30-a-applicants')
    // Only the orders matter here, not who opened them.
    await sql`set session_replication_role = replica`.execute(db)
    const at = '2026-11-30T01:00:00Z'
    const columns = sql`id, merchant_id, merchant_reference, token, status, scenario, currency, amount_minor, lines,
      return_url, notify_url, capture_mode, created_at, expires_at, last_failure`
    const values = (id: string, scenario: string) =>
      sql`${id}, 'mer', ${id}, ${id}, 'open', ${scenario}, 'CNY', 1, '[]', '', '', 'automatic', ${at}, ${at}, null`
    await sql`insert into checkouts (${columns}) values (${values('chk_1', 'goods')})`.execute(db)

    expect(await migrate(db)).toContain('2026-11-30-a-cash')
    expect(
      await db.selectFrom('checkouts').select(['id', 'wish', 'payToCardId']).execute(),
    ).toEqual([{ id: 'chk_1', wish: null, payToCardId: null }])
    const insert = (id: string, scenario: string, card: string | null) =>
      sql`insert into checkouts (${columns}, pay_to_card_id) values (${values(id, scenario)}, ${card})`.execute(
        db,
      )
    await expect(insert('chk_2', 'cash', null)).rejects.toThrow('checkouts_cash_to_a_card')
    await expect(insert('chk_3', 'goods', 'crd')).rejects.toThrow('checkouts_cash_to_a_card')
    await insert('chk_4', 'cash', 'crd')
  } finally {
    await connection.close()
  }
}, 60_000)
