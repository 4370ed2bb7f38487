import { sql, type Kysely } from 'kysely'

/** A new schedule offered to a borrower in hardship, as it was shown, and what was decided; done once at the lender. */
const statements = [
  `create table relief_offers (
    service_request_id text primary key references service_requests,
    relief_reference text not null,
    kind text not null check (kind in ('defer', 'lower', 'longer')),
    periods integer not null check (periods between 1 and 24),
    offered_on date not null, valid_through date not null check (valid_through >= offered_on),
    rows_before jsonb not null, rows_after jsonb not null,
    paper jsonb not null, digest text not null, created_at timestamptz not null,
    decision text check (decision in ('accepted', 'refused')), decided_at timestamptz,
    check ((decision is null) = (decided_at is null)))`,

  `alter table operations drop constraint operations_kind_check`,
  `alter table operations add constraint operations_kind_check
    check (kind in ('capture', 'cancel', 'release', 'extension', 'refund', 'repayment', 'relief'))`,
  `alter table operations add column service_request_id text references relief_offers`,
  `alter table operations add constraint operations_of_relief
    check ((kind = 'relief') = (service_request_id is not null))`,
  `create unique index one_operation_of_relief on operations (service_request_id)
    where service_request_id is not null`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
