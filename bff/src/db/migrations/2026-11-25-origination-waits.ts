import { sql, type Kysely } from 'kysely'

/** What an origination waits for, since when, and what a merchant may be told of the last failure. */
const statements = [
  `alter table attempts drop constraint attempts_state_check`,
  `alter table attempts
    add constraint attempts_state_check
      check (state in ('intent', 'sent', 'accepted', 'refused', 'unknown', 'stuck')),
    add column first_sent_at timestamptz,
    add column alarmed_at timestamptz`,
  // Until now an intent was sent without a word about it.
  `update attempts set state = 'unknown' where state = 'intent'`,
  `update attempts set first_sent_at = created_at`,
  `alter table applications add column under_review_since timestamptz`,
  `alter table checkouts add column last_failure jsonb`,
  `create index loans_by_lender on loans (lender_id, created_at)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
