import { sql, type Kysely } from 'kysely'

/** Who wants to be reminded of what falls due, and the one message a day that went to each. */
const statements = [
  `create table reminder_settings (
    borrower_id text primary key references borrowers,
    sms boolean not null, changed_at timestamptz not null)`,
  // `sending` is what a crash leaves: it may have arrived, so it is not sent again.
  `create table reminders (
    borrower_id text not null references borrowers, day date not null,
    state text not null check (state in ('sending', 'sent', 'failed')),
    tries integer not null check (tries > 0), rows jsonb not null,
    tried_at timestamptz not null, primary key (borrower_id, day))`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
