import { sql, type Kysely } from 'kysely'

/** Rises with every change of a campaign, so that each process sees that something has changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table campaigns add column revision bigint not null default 1').execute(db)
}
