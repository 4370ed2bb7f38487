import { sql, type Kysely } from 'kysely'

/** Lenders' own certificates as they were told, encrypted, with the digest of what it was. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table lender_certificates (
        loan_id text primary key references loans,
        lender_id text not null references lenders,
        number text not null, issued_on date not null, digest text not null,
        certificate_sealed text not null, fetched_at timestamptz not null)`,
    )
    .execute(db)
}
