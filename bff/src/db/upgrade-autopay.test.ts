import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { connect } from './connect.ts'
import { migrate } from './migrate.ts'

test('of one loan one mandate lives, and one that has ended says why and when', async () => {
  const connection = await connect({})
  try {
    const { db } = connection
    await migrate(db, '2026-12-01-m-watched-campaigns')
    // Only the operations matter here, not the loans they are of.
    await sql`set session_replication_role = replica`.execute(db)
    const at = '2026-12-01T01:00:00Z'
    await sql`insert into operations (id, authorization_id, merchant_id, kind, cause, state,
      amount_minor, asked_on, asks, created_at) values ('opr_1', 'aut', 'mer', 'refund',
      'merchant', 'done', 1, '2026-12-01', 0, ${at})`.execute(db)

    expect(await migrate(db)).toEqual(expect.arrayContaining(['2026-12-02-b-autopay']))
    const kept = await db.selectFrom('operations').select(['id', 'repaidBeforeMinor']).execute()
    expect(kept).toEqual([{ id: 'opr_1', repaidBeforeMinor: null }])
    const insert = (id: string, state: string, end: string | null) =>
      sql`insert into mandates (id, borrower_id, loan_id, lender_id, card_id, state, paper, digest,
        consent_id, agreed_at, agreed_on, end_reason, ended_at) values (${id}, 'bor', 'ln', 'len',
        'crd', ${state}, '{}', 'd', ${`cns_${id}`}, ${at}, '2026-12-01', ${end},
        ${end === null ? null : at})`.execute(db)
    await insert('mnd_1', 'active', null)
    await expect(insert('mnd_2', 'asked', null)).rejects.toThrow('one_living_mandate')
    await insert('mnd_3', 'ended', 'cancelled')
    await expect(insert('mnd_4', 'ended', null)).rejects.toThrow('check')
  } finally {
    await connection.close()
  }
}, 60_000)
