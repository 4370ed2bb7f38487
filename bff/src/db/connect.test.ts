import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, json, type Connection } from './connect.ts'
import { migrate } from './migrate.ts'

let connection: Connection
beforeAll(async () => {
  connection = await connect({ databaseUrl: process.env['DATABASE_URL'] })
  await migrate(connection.db)
}, 60_000)
afterAll(() => connection.close())

const line = (subject: string) => ({
  at: '2026-08-01T09:30:00.120Z',
  actor: 'test',
  action: 'read',
  subject,
  facts: json({ fooBar: 1 }),
})

test('instants, whole numbers and nested JSON come back as they were written', async () => {
  await connection.db.insertInto('audit').values(line('types')).execute()
  const row = await connection.db
    .selectFrom('audit')
    .selectAll()
    .where('subject', '=', 'types')
    .executeTakeFirstOrThrow()
  expect(row.at).toBe('2026-08-01T09:30:00.120Z')
  expect(typeof row.id).toBe('number')
  expect(row.facts).toEqual({ fooBar: 1 })
})

test('migrating again changes nothing', async () => {
  expect(await migrate(connection.db)).toEqual([])
})

// With one connection shared by all, a bystander's write would vanish with somebody else's rollback.
test('a write beside a transaction that rolls back is kept', async () => {
  const doomed = connection.db.transaction().execute(async (tx) => {
    await tx.insertInto('audit').values(line('doomed')).execute()
    await new Promise((resolve) => setTimeout(resolve, 50))
    throw new Error('rolled back on purpose')
  })
  const beside = connection.db.insertInto('audit').values(line('beside')).execute()
  await expect(doomed).rejects.toThrow('on purpose')
  await beside
  const kept = await connection.db
    .selectFrom('audit')
    .select('subject')
    .where('subject', 'in', ['doomed', 'beside'])
    .execute()
  expect(kept).toEqual([{ subject: 'beside' }])
})

test('many transactions at once all end', async () => {
  const one = (i: number) =>
    connection.db.transaction().execute((tx) =>
      tx
        .insertInto('audit')
        .values(line(`many-${i}`))
        .execute(),
    )
  await Promise.all(Array.from({ length: 20 }, (_, i) => one(i)))
  const rows = await connection.db
    .selectFrom('audit')
    .select('subject')
    .where('subject', 'like', 'many-%')
    .execute()
  expect(rows).toHaveLength(20)
})
