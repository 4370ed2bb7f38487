import { PGlite, types } from '@electric-sql/pglite'
import { instantOf } from '@miaoguo/shared/time/instant'
import { invariant } from '@miaoguo/shared/problem/problem'
import { CamelCasePlugin, Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { PreparingClient } from './preparing-client.ts'
import { pgliteInTurn } from './pglite-in-turn.ts'
import type { Database } from './schema.ts'

export type Db = Kysely<Database>
export type Tx = Transaction<Database>

export type Connection = {
  db: Db
  /** What the job queue needs to reach the same database. */
  source: { kind: 'pglite'; pglite: PGlite } | { kind: 'postgres'; url: string }
  close(): Promise<void>
}

/** A value for a jsonb column. */
export const json = (value: unknown): string => JSON.stringify(value)

const safeInteger = (text: string): number => {
  const value = Number(text)
  invariant(Number.isSafeInteger(value), 'a bigint column holds a safe integer')
  return value
}
const keepText = (text: string): string => text
const instant = (text: string): string => {
  // PostgreSQL writes `+00` where ISO 8601 as JavaScript reads it wants `+00:00`.
  return instantOf(Date.parse(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')))
}

/** One set of parsers for both drivers, by type OID: int8, date, timestamptz. */
const parsers: Record<number, (text: string) => unknown> = {
  20: safeInteger,
  1082: keepText,
  1184: instant,
}

const plainly = (oid: number): Record<number, (text: string) => unknown> => {
  const parse = types.parsers[oid]
  return parse ? { [oid]: (text) => parse(text) } : {}
}
/** PGlite's own parsers, for a library that shares the instance but not our types. */
export const plainParsers: Record<number, (text: string) => unknown> = {
  20: Number,
  ...plainly(1082),
  ...plainly(1184),
}

// Nested keys belong to JSON documents and stay as they were written.
const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true })]

async function connectPglite(dataDir: string | undefined): Promise<Connection> {
  const pglite = await PGlite.create({ ...(dataDir ? { dataDir } : {}), parsers })
  // A new file of its log is 16 MB; to write it full of zeros first, as it does, holds up everybody.
  await pglite.exec('set wal_init_zero = off')
  const db = new Kysely<Database>({ dialect: pgliteInTurn(pglite), plugins })
  return { db, source: { kind: 'pglite', pglite }, close: () => db.destroy() }
}

function connectPostgres(url: string, poolSize: number): Connection {
  const types = new pg.TypeOverrides()
  for (const [oid, parse] of Object.entries(parsers)) types.setTypeParser(Number(oid), parse)
  const pool = new pg.Pool({ connectionString: url, max: poolSize, types, Client: PreparingClient })
  // A connection that dies while idle is replaced; unheard, its error would end the process.
  pool.on('error', () => undefined)
  // And one that dies in the middle of a transaction fails that transaction, not the process.
  pool.on('connect', (client) => void client.on('error', () => undefined))
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }), plugins })
  return { db, source: { kind: 'postgres', url }, close: () => db.destroy() }
}

/** PostgreSQL when an address is given, else PGlite in the folder, else PGlite in memory. */
export const connect = async (to: {
  databaseUrl?: string | undefined
  dataDir?: string | undefined
  poolSize?: number
}): Promise<Connection> =>
  to.databaseUrl ? connectPostgres(to.databaseUrl, to.poolSize ?? 10) : connectPglite(to.dataDir)

/** Whether the database answers at all. */
export async function answers(db: Db): Promise<boolean> {
  try {
    await sql`select 1`.execute(db)
    return true
  } catch {
    return false
  }
}
