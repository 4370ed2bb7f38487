import { sql, type Kysely } from 'kysely'

/** The days of a trip, for lenders' rules; null for every order of the time before, whose trips stay sealed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table checkouts add column trip jsonb').execute(db)
}
