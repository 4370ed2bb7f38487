import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, type Connection } from '../db/connect.ts'
import { migrate } from '../db/migrate.ts'
import * as replies from './store.ts'

let open: Connection
beforeAll(async () => {
  open = await connect({})
  await migrate(open.db)
})
afterAll(() => open.close())

const now = '2026-11-30T08:00:00.000Z'
const leaseUntil = '2026-11-30T08:00:30.000Z'
const asked = (key: string) => ({
  actor: 'b',
  endpoint: 'e',
  key,
  fingerprint: 'f',
  now,
  leaseUntil,
  mayRunTwice: false,
})
const kept = async (key: string) =>
  open.db.selectFrom('replies').selectAll().where('key', '=', key).execute()

test('what is not provided for writes nothing; what is takes the key once', async () => {
  const no = { ...asked('guarded'), provided: sql<boolean>`1 = 2` }
  expect(await replies.reserve(open.db, no)).toEqual({ outcome: 'not_provided' })
  expect(await kept('guarded')).toEqual([])
  const yes = { ...no, provided: sql<boolean>`1 = 1` }
  expect(await replies.reserve(open.db, yes)).toEqual({ outcome: 'reserved' })
  expect(await replies.reserve(open.db, yes)).toEqual({ outcome: 'running', leaseUntil })
  expect(await replies.reserve(open.db, no)).toEqual({ outcome: 'not_provided' })
})

test('a key whose work may run twice does not wait for the disk, and only its own statement does not', async () => {
  const setting = async () => {
    const { rows } = await sql<{ synchronousCommit: string }>`show synchronous_commit`.execute(
      open.db,
    )
    return rows[0]?.synchronousCommit
  }
  const before = await setting()
  expect(await replies.reserve(open.db, { ...asked('soon'), mayRunTwice: true })).toEqual({
    outcome: 'reserved',
  })
  expect(await setting()).toBe(before)
})

test('an answer written with what it tells is what the key replays', async () => {
  await replies.reserve(open.db, asked('whole'))
  const reply = { actor: 'b', endpoint: 'e', key: 'whole', status: 201, body: 'sealed' }
  await sql`with reply as (${replies.finishing(reply)} returning key) select key from reply`.execute(
    open.db,
  )
  expect(await replies.reserve(open.db, asked('whole'))).toEqual({
    outcome: 'stored',
    reply: { status: 201, body: 'sealed' },
  })
})
