import { connect } from '@miaoguo/bff/src/db/connect.ts'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { closeDatabases, databases, freshDatabase } from '../support/databases.ts'

afterAll(closeDatabases)

test.runIf(databases.includes('postgres'))(
  'a statement is prepared once for a connection, and anew after a migration changed what it answers',
  async () => {
    const databaseUrl = await freshDatabase('postgres')
    const { db, close } = await connect({ databaseUrl, poolSize: 1 })
    const named = (id: number) =>
      sql<Record<string, unknown>>`select * from things where id = ${id}`.execute(db)
    const kept = async (): Promise<number> => {
      const { rows } = await sql<{
        n: number
      }>`select count(*)::int as n from pg_prepared_statements where statement like 'select * from things%'`.execute(
        db,
      )
      return rows[0]?.n ?? 0
    }
    try {
      await sql`create table things (id int primary key)`.execute(db)
      await sql`insert into things values (1), (2)`.execute(db)
      expect((await named(1)).rows).toEqual([{ id: 1 }])
      expect((await named(2)).rows).toEqual([{ id: 2 }])
      expect(await kept()).toBe(1)
      await sql`alter table things add column name text`.execute(db)
      await expect(named(1)).rejects.toThrow('cached plan must not change result type')
      expect((await named(1)).rows).toEqual([{ id: 1, name: null }])
    } finally {
      await close()
    }
  },
)
