import { sql, type Kysely } from 'kysely'

/** A line that stands was granted to somebody, also after they took their name back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table credit_lines add column party_sealed text`.execute(db)
}
