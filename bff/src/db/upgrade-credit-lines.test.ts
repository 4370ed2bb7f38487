import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { connect } from './connect.ts'
import { migrate } from './migrate.ts'

test('loans of the time before are drawn from no line, and one line stands at a lender', async () => {
  const connection = await connect({})
  try {
    const { db } = connection
    await migrate(db, '2026-12-01-m-watched-campaigns')
    // Only the lines matter here, not the people and lenders they are of.
    await sql`set session_replication_role = replica`.execute(db)
    const at = '2026-12-02T01:00:00Z'
    await sql`insert into loans (id, application_id, checkout_id, borrower_id, merchant_id, lender_id, status,
      principal_minor, currency, schedule, lender_loan_reference, created_at)
      values ('ln_1', 'app', 'chk', 'bor', 'mer', 'len', 'active', 1, 'CNY', '[]', 'ref', ${at})`.execute(
      db,
    )

    expect(await migrate(db)).toContain('2026-12-02-a-credit-lines')
    const kept = await db.selectFrom('loans').select(['id', 'creditLineId']).execute()
    expect(kept).toEqual([{ id: 'ln_1', creditLineId: null }])
    const insert = (id: string, status: string, lender = 'len') =>
      sql`insert into credit_lines (id, borrower_id, lender_id, product_code, notice, notice_digest, purposes, granted_at,
        status, decline_reasons, currency, limit_minor, used_minor, available_minor, annual_interest_ppm, created_at)
        values (${id}, 'bor', ${lender}, 'line', '{}', '', '[]', ${at}, ${status}, '[]', 'CNY', 0, 0, 0, 0, ${at})`.execute(
        db,
      )
    await insert('crl_1', 'declined')
    await insert('crl_2', 'closed')
    await insert('crl_3', 'applied')
    await expect(insert('crl_4', 'active')).rejects.toThrow('credit_lines_standing')
    await insert('crl_5', 'suspended', 'another')
  } finally {
    await connection.close()
  }
}, 60_000)
