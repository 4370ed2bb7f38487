import { sql, type Kysely } from 'kysely'

/** Complaints and requests in hardship: kept from the moment they are made, whatever becomes of their way. */
const statements = [
  `create table service_requests (
    id text primary key, borrower_id text not null references borrowers,
    loan_id text not null references loans, lender_id text not null references lenders,
    kind text not null check (kind in ('complaint', 'hardship')), topic text not null, text text not null,
    status text not null check (status in ('filed', 'received', 'answered')),
    lender_reference text, answer_by date not null,
    outcome text check (outcome in ('granted', 'refused', 'explained')), answer text,
    created_at timestamptz not null, received_at timestamptz, answered_at timestamptz,
    asks integer not null, alarmed_at timestamptz,
    check ((status = 'answered') = (outcome is not null and answer is not null and answered_at is not null)),
    check (status = 'filed' or (lender_reference is not null and received_at is not null)))`,
  `create unique index one_open_service_request on service_requests (loan_id, kind, topic) where status <> 'answered'`,
  `create index service_requests_by_borrower on service_requests (borrower_id, created_at desc, id desc)`,
  `create index service_requests_unanswered on service_requests (answer_by) where status <> 'answered' and alarmed_at is null`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
