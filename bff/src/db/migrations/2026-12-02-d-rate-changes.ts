import { sql, type Kysely } from 'kysely'

/** Changes of a loan's rate that were taken over from its lender: what was, what is, from when, why and by how much. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table loan_rate_changes (
        loan_id text not null references loans,
        effective_on date not null,
        from_interest_ppm integer not null check (from_interest_ppm between 0 and 10000000),
        to_interest_ppm integer not null check (to_interest_ppm between 0 and 10000000),
        from_annual_rate_ppm integer not null, to_annual_rate_ppm integer not null,
        rows_before jsonb not null, rows_after jsonb not null,
        to_pay_before_minor bigint not null check (to_pay_before_minor >= 0),
        to_pay_after_minor bigint not null check (to_pay_after_minor >= 0),
        reason jsonb not null, told_at timestamptz not null,
        primary key (loan_id, effective_on))`,
    )
    .execute(db)
}
