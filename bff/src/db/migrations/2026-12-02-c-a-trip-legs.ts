import { sql, type Kysely } from 'kysely'

/** How many flights or rides a trip has; null for every order of the time before, whose trips all had some. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table checkouts add column trip_legs integer').execute(db)
}
