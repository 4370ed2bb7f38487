import { sql, type Kysely } from 'kysely'

/** Who travels where, sealed, for lenders that lend against trips; null for every order of the time before. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table checkouts add column itinerary_sealed text').execute(db)
}
