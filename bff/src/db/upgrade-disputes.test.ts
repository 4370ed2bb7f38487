import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { connect } from './connect.ts'
import { migrate } from './migrate.ts'

test('settlements of the time before keep their sums; from then on disputes and subsidies count, and money is given back once', async () => {
  const connection = await connect({})
  try {
    const { db } = connection
    await migrate(db, '2026-11-28-settlements')
    // Only figures matter here, not what they belong to.
    await sql`set session_replication_role = replica`.execute(db)
    const at = '2026-11-28T01:00:00Z'
    await sql`insert into settlements values ('stl_upgrade0001', 'mer_upgrade0001', 'len_upgrade0001', '2026-11-28',
      '2026-11-28', 'CNY', 120000, 20000, 1000, -500, 98500, 2, ${at})`.execute(db)
    await sql`insert into settlement_lines values ('len_upgrade0001', 'line-1', 'stl_upgrade0001', 'ln_upgrade0001',
      null, 'capture', 'to_merchant', 120000, 'CNY', '2026-11-28')`.execute(db)
    await sql`insert into authorizations (id, checkout_id, merchant_id, loan_id, lender_id, product_code,
        lender_loan_reference, capture_mode, status, currency, amount_minor, captured_minor, released_minor,
        refunded_minor, created_at)
      values ('aut_upgrade0001', 'chk_upgrade0001', 'mer_upgrade0001', 'ln_upgrade0001', 'len_upgrade0001', 'steady',
        'ln-lender-1', 'automatic', 'captured', 'CNY', 120000, 120000, 0, 20000, ${at})`.execute(db)
    const done = await migrate(db)
    const news = ['2026-11-29-disputes', '2026-11-29-merchant-campaigns']
    expect(done).toEqual(expect.arrayContaining(news))
    const settlement = await db.selectFrom('settlements').selectAll().executeTakeFirstOrThrow()
    expect(settlement).toMatchObject({ netMinor: 98_500, disputeMinor: 0, subsidyMinor: 0 })
    // The net is still held to its parts, the new ones among them.
    const change = (text: string) => sql.raw(`update settlements set ${text}`).execute(db)
    await change('dispute_minor = 500, subsidy_minor = 500, net_minor = 97500')
    await expect(change('subsidy_minor = 501')).rejects.toThrow('settlements_net_check')
    const lose = (minor: number) =>
      db.updateTable('authorizations').set({ disputeLostMinor: minor }).execute()
    await lose(100_000)
    await expect(lose(100_001)).rejects.toThrow('authorizations_given_back_check')
  } finally {
    await connection.close()
  }
}, 60_000)
