import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { connect } from './connect.ts'
import { migrate } from './migrate.ts'

test('a loan of the time before keeps what was shown of it, and an application is of one thing alone', async () => {
  const connection = await connect({})
  try {
    const { db } = connection
    await migrate(db, '2026-11-28-settlements')
    // Only the loan and its application matter here, not the path that led to them.
    await sql`set session_replication_role = replica`.execute(db)
    const at = '2026-11-24T01:00:00Z'
    const apply = (id: string, offer: string | null, handoff?: string) => {
      const columns = sql`id, checkout_id, borrower_id, offer_id, consent_id, lender_id, status, decline_reasons, created_at`
      const values = sql`${id}, ${id}, 'bor', ${offer}, ${offer}, 'len', 'approved', '[]', ${at}`
      return handoff === undefined
        ? sql`insert into applications (${columns}) values (${values})`.execute(db)
        : sql`insert into applications (${columns}, handoff_id) values (${values}, ${handoff})`.execute(
            db,
          )
    }
    await apply('app_upgrade0001', 'ofr')
    await sql`insert into loans values ('ln_upgrade0001', 'app_upgrade0001', 'chk', 'bor', 'mer', 'len', 'active',
      120000, 'CNY', '[]', 72000, 'simple', 1, 120001, 'sha256:0', 'ln-1', ${at})`.execute(db)
    await sql`insert into offer_request_lenders (offer_request_id, lender_id, state)
      values ('orq', 'len', 'dropped')`.execute(db)

    expect(await migrate(db)).toContain('2026-11-29-handoffs')
    expect(await db.selectFrom('loans').selectAll().execute()).toMatchObject([
      { annualRatePpm: 72_000, totalCostMinor: 1, disclosureDigest: 'sha256:0' },
    ])
    expect(await db.selectFrom('applications').select(['offerId', 'handoffId']).execute()).toEqual([
      { offerId: 'ofr', handoffId: null },
    ])
    await expect(apply('app_upgrade0002', null)).rejects.toThrow('applications_of_one')
    await expect(apply('app_upgrade0003', 'ofr2', 'hnd')).rejects.toThrow('applications_of_one')
    await apply('app_upgrade0004', null, 'hnd')
    await sql`insert into offer_request_lenders (offer_request_id, lender_id, state)
      values ('orq', 'len2', 'handoff')`.execute(db)
  } finally {
    await connection.close()
  }
}, 60_000)
