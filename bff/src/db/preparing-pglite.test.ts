import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { preparing } from './preparing-pglite.ts'

let pglite: PGlite
let kept: ReturnType<typeof preparing>
beforeAll(async () => {
  pglite = await PGlite.create()
  kept = preparing(pglite)
}, 60_000)
afterAll(() => pglite.close())
beforeEach(() =>
  pglite.exec('drop table if exists things; create table things (id int primary key, name text)'),
)

const insert = 'insert into things (id, name) values ($1, $2)'
const names = async () =>
  (await pglite.query<{ name: string }>('select name from things order by id')).rows.map(
    (it) => it.name,
  )
const preparedCount = async (text: string) =>
  (await pglite.query('select 1 from pg_prepared_statements where statement = $1', [text])).rows
    .length

test('values of every kind are written and read as by PGlite itself', async () => {
  const text = `select $1::int as whole, $2::text as text, $3::bool as truth, $4::jsonb as document,
    $5::text[] as list, $6::timestamptz as at, $7::int8 as long, $8::bytea as bytes, $9::text as nothing`
  const values = [
    7,
    '秒过',
    false,
    { fooBar: [1] },
    ['a', 'b,"c'],
    '2026-08-01T09:30:00.120Z',
    '9007199254740991',
    new Uint8Array([0, 255]),
    null,
  ]
  const asked = await kept.query(text, values)
  const { rows, affectedRows } = await pglite.query(text, values)
  expect(asked).toMatchObject({ rows, affectedRows })
  expect((await kept.query(text, values)).rows).toEqual(rows)
})

test('a statement is prepared once, and says how many rows it touched', async () => {
  expect((await kept.query(insert, [1, 'one'])).affectedRows).toBe(1)
  await kept.query(insert, [2, 'two'])
  expect(await preparedCount(insert)).toBe(1)
  const renamed = await kept.query('update things set name = $1 where id < $2', ['same', 9])
  expect(renamed).toMatchObject({ affectedRows: 2, rows: [] })
  expect(await names()).toEqual(['same', 'same'])
})

test('a refused statement says why, and the next one is heard', async () => {
  await kept.query(insert, [1, 'one'])
  await expect(kept.query(insert, [1, 'again'])).rejects.toMatchObject({ code: '23505' })
  await expect(kept.query('select $1 from nowhere', [1])).rejects.toMatchObject({ code: '42P01' })
  await kept.query(insert, [2, 'two'])
  expect(await names()).toEqual(['one', 'two'])
})

test('a transaction that is broken off leaves nothing, and its statements stay prepared', async () => {
  const fresh = 'insert into things (name, id) values ($1, $2)'
  const broken = kept.transaction(async (tx) => {
    await tx.query(fresh, ['lost', 1])
    await tx.query(fresh, ['lost', 1])
  })
  await expect(broken).rejects.toMatchObject({ code: '23505' })
  expect(await names()).toEqual([])
  await kept.transaction((tx) => tx.query(fresh, ['kept', 1]))
  expect(await names()).toEqual(['kept'])
  expect(await preparedCount(fresh)).toBe(1)
})

test('a statement whose answer a migration changed is prepared anew after it was refused', async () => {
  const select = 'select * from things where id = $1'
  await kept.query(insert, [1, 'one'])
  await kept.query(select, [1])
  await pglite.exec('alter table things add column size int')
  await expect(kept.query(select, [1])).rejects.toThrow('cached plan')
  expect((await kept.query(select, [1])).rows).toEqual([{ id: 1, name: 'one', size: null }])
})

test('no more than a thousand statements are kept', async () => {
  for (let i = 0; i < 1010; i += 1) await kept.query(`select $1::int + ${i}`, [1])
  expect((await kept.query(`select $1::int + 1010 as sum`, [1])).rows).toEqual([{ sum: 1011 }])
  const { rows } = await pglite.query('select count(*)::int as count from pg_prepared_statements')
  expect((rows[0] as { count: number }).count).toBeLessThanOrEqual(1001)
}, 60_000)
