import { sql, type Kysely } from 'kysely'

/** A borrower may undo a loan within its cooling-off days: one more kind of repayment. */
const statements = [
  `alter table operations drop constraint operations_repayment_kind_check`,
  `alter table operations add constraint operations_repayment_kind_check
    check (repayment_kind in ('installment', 'prepayment', 'payoff', 'withdrawal'))`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
