import { sql, type Kysely } from 'kysely'

/** Permissions to take installments from a card, as they were shown; of one loan one at most lives. */
const statements = [
  `create table mandates (
    id text primary key,
    borrower_id text not null references borrowers, loan_id text not null references loans,
    lender_id text not null references lenders, card_id text not null references bank_cards,
    state text not null check (state in ('asked', 'pending', 'active', 'ending', 'refused', 'ended')),
    paper jsonb not null, digest text not null,
    consent_id text not null unique, agreed_at timestamptz not null, agreed_on date not null,
    lender_reference text,
    end_reason text check (end_reason in ('cancelled', 'loan_closed', 'lender')),
    ended_at timestamptz, ended_by_borrower_at timestamptz,
    last_collection jsonb, refusal_untold boolean not null default false,
    asks integer not null default 0, next_ask_at timestamptz, alarmed_at timestamptz,
    check ((end_reason is null) = (ended_at is null)),
    check ((state in ('refused', 'ended')) = (ended_at is not null)))`,
  `create unique index one_living_mandate on mandates (loan_id)
    where state in ('asked', 'pending', 'active', 'ending')`,
  `create index mandates_of_loan on mandates (loan_id, agreed_at desc)`,
  `create index mandates_to_ask on mandates (next_ask_at) where next_ask_at is not null`,
  `create index mandates_of_card on mandates (card_id)
    where state in ('asked', 'pending', 'active', 'ending')`,
  `create index mandates_untold on mandates (id) where refusal_untold`,
  // What was repaid when its borrower looked: where a mandate stands, its lender is told.
  `alter table operations add column repaid_before_minor bigint`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
