import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { connect } from './connect.ts'
import { migrate } from './migrate.ts'

test('who was verified said whether they study then, and a card may outlive its person', async () => {
  const connection = await connect({})
  try {
    const { db } = connection
    await migrate(db, '2026-12-02-c-c-amended-orders')
    const at = '2026-12-01T01:00:00.000Z'
    await sql`insert into borrowers (id, platform, subject_hash, phone, created_at)
      values ('bor_1', 'h5', 'hash', null, ${at})`.execute(db)
    await sql`insert into applicants (borrower_id, person_sealed, person_digest, student, verified_at)
      values ('bor_1', 's', 'd', true, ${at})`.execute(db)
    await sql`insert into bank_cards (id, borrower_id, card_sealed, card_digest, issuer_name, last_four,
      bound_at) values ('crd_1', 'bor_1', 's', 'd', '{}', '8018', ${at})`.execute(db)

    expect(await migrate(db)).toEqual(expect.arrayContaining(['2026-12-02-e-people-taken-back']))
    const said = await db.selectFrom('applicants').select(['student', 'studentSaidAt']).execute()
    expect(said).toEqual([{ student: true, studentSaidAt: at }])
    await db.deleteFrom('applicants').execute()
    expect(await db.selectFrom('bankCards').select('id').execute()).toEqual([{ id: 'crd_1' }])
    const orphan = sql`insert into bank_cards (id, borrower_id, card_sealed, card_digest, issuer_name,
      last_four, bound_at) values ('crd_2', 'bor_2', 's', 'd', '{}', '8018', ${at})`
    await expect(orphan.execute(db)).rejects.toThrow('bank_cards_borrower_id_fkey')
  } finally {
    await connection.close()
  }
}, 60_000)
