import { sql, type Kysely } from 'kysely'

/**
 * Going to a lender's own page and coming back. An application is of an offer agreed to here or of an agreement made
 * there; a loan of the latter has no terms that anybody here has seen.
 */
const statements = [
  `create table handoffs (
    id text primary key, checkout_id text not null references checkouts,
    borrower_id text not null references borrowers, lender_id text not null references lenders,
    product_code text not null, notice jsonb not null, notice_digest text not null,
    currency text not null, amount_minor bigint not null check (amount_minor > 0),
    state text not null check (state in
      ('away', 'agreed', 'refused', 'expired', 'overtaken', 'contradicted')),
    session_reference text, leave_url_sealed text, authorization_sealed text,
    decline_reasons jsonb not null, asks integer not null, expires_at timestamptz not null,
    created_at timestamptz not null, ended_at timestamptz,
    check ((state = 'away') = (ended_at is null)),
    check (state <> 'agreed' or authorization_sealed is not null))`,
  `create unique index handoffs_away on handoffs (checkout_id, lender_id) where state = 'away'`,
  `alter table applications alter column offer_id drop not null`,
  `alter table applications alter column consent_id drop not null`,
  `alter table applications add column handoff_id text unique references handoffs`,
  `alter table applications add constraint applications_of_one check (
    (handoff_id is null) = (offer_id is not null and consent_id is not null))`,
  ...[
    'annual_rate_ppm',
    'annual_rate_convention',
    'total_cost_minor',
    'total_of_payments_minor',
    'disclosure_digest',
  ].map((column) => `alter table loans alter column ${column} drop not null`),
  `alter table offer_request_lenders drop constraint offer_request_lenders_state_check`,
  `alter table offer_request_lenders add constraint offer_request_lenders_state_check check (
    state in ('asking', 'offered', 'declined', 'unavailable', 'dropped', 'handoff'))`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
