import { sql, type Kysely } from 'kysely'

const statements = [
  `create table lender_notifications (
    lender_id text not null references lenders, event_id text not null,
    type text not null, reference text, occurred_at timestamptz not null,
    body_sealed text not null, received_at timestamptz not null, heeded_at timestamptz,
    primary key (lender_id, event_id))`,
  `create index lender_notifications_by_age on lender_notifications (received_at)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
