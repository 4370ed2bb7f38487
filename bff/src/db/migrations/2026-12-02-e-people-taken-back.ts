import { sql, type Kysely } from 'kysely'

/**
 * A verified person may be forgotten: cards that loans were paid to stay known without them, and what a loan's papers
 * name of its borrower stays with the loan. Whether one studies has an instant of its own.
 */
const statements = [
  `alter table bank_cards drop constraint bank_cards_borrower_id_fkey`,
  `alter table bank_cards add constraint bank_cards_borrower_id_fkey
    foreign key (borrower_id) references borrowers`,
  `alter table applicants add column student_said_at timestamptz`,
  `update applicants set student_said_at = verified_at`,
  `alter table applicants alter column student_said_at set not null`,
  `create table loan_parties (
    loan_id text primary key references loans, party_sealed text not null)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
