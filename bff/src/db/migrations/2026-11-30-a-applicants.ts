import { sql, type Kysely } from 'kysely'

/** Who applies, sealed: a name and an ID number for each borrower, once, and debit cards of their own. */
const statements = [
  `create table applicants (
    borrower_id text primary key references borrowers,
    person_sealed text not null, person_digest text not null,
    student boolean not null, verified_at timestamptz not null)`,
  `create table bank_cards (
    id text primary key, borrower_id text not null references applicants (borrower_id),
    card_sealed text not null, card_digest text not null,
    issuer_name jsonb not null, last_four text not null check (last_four ~ '^[0-9]{4}$'),
    bound_at timestamptz not null, removed_at timestamptz)`,
  `create unique index one_bound_card on bank_cards (borrower_id, card_digest) where removed_at is null`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
