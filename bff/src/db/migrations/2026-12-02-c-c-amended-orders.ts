import { sql, type Kysely } from 'kysely'

/** The order an amendment adds to; an order of the time before adds to none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw('alter table checkouts add column amends text references checkouts (id)')
    .execute(db)
}
