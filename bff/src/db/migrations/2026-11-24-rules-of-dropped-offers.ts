import { sql, type Kysely } from 'kysely'

/** Which rules kept a lender's offers from being shown; none for every place that was not dropped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table offer_request_lenders add column rules jsonb not null default '[]'`.execute(
    db,
  )
}
