import { sql, type Kysely } from 'kysely'

/** Through which day being late is in the rows of a loan; null while nothing was ever assessed. */
const statements = [`alter table loans add column late_through date`]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
