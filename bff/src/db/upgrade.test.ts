import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as lenders from '../lenders/store.ts'
import { connect, json, type Connection } from './connect.ts'
import { migrate } from './migrate.ts'

let connection: Connection
beforeAll(async () => {
  connection = await connect({})
})
afterAll(() => connection.close())

test('an intent of the time before is one that may have been sent, and its key is as old as it is', async () => {
  const older = await connect({})
  try {
    await migrate(older.db, '2026-11-25-lender-registry')
    // Only the attempts matter here, not the path that led to them.
    await sql`set session_replication_role = replica`.execute(older.db)
    await sql`
      insert into attempts (id, application_id, state, asks, created_at) values
        ('att_upgrade0001', 'app_upgrade0001', 'intent', 0, '2026-11-24T01:00:00Z'),
        ('att_upgrade0002', 'app_upgrade0002', 'accepted', 1, '2026-11-24T02:00:00Z')`.execute(
      older.db,
    )
    await migrate(older.db)
    const rows = await older.db
      .selectFrom('attempts')
      .select(['id', 'state', 'firstSentAt', 'alarmedAt'])
      .orderBy('id')
      .execute()
    expect(rows).toEqual([
      {
        id: 'att_upgrade0001',
        state: 'unknown',
        firstSentAt: '2026-11-24T01:00:00.000Z',
        alarmedAt: null,
      },
      {
        id: 'att_upgrade0002',
        state: 'accepted',
        firstSentAt: '2026-11-24T02:00:00.000Z',
        alarmedAt: null,
      },
    ])
  } finally {
    await older.close()
  }
})

test('a database of the first day keeps its lenders when the registry comes', async () => {
  const { db } = connection
  await migrate(db, '2026-11-24-first')
  const text = json({ zhCN: '文', en: 'text' })
  await sql`
    insert into lenders values ('len_upgrade0001', 'old', ${text}::jsonb, 'bank', 'B-1', ${text}::jsonb,
      '2030-01-01', 'suspended', '400', 'https://lender.example', 'http://lender.example', 'open-lender',
      '2026-11-24T00:00:00Z')`.execute(db)
  expect(await migrate(db)).toContain('2026-11-25-lender-registry')
  expect(await lenders.findAll(db)).toEqual([
    expect.objectContaining({
      code: 'old',
      status: 'suspended',
      licenceValidThrough: '2030-01-01',
      licenceSetAt: null,
      jurisdictions: ['CN'],
      contacts: [],
      terms: null,
      listings: [],
    }),
  ])
  expect(await migrate(db)).toEqual([])
})
