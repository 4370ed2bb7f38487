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
