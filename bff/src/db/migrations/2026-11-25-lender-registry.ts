import { sql, type Kysely } from 'kysely'

/** The registry of lenders: what its operator answers for, beside what a lender says of itself. */
const statements = [
  `alter table lenders
    add column jurisdictions jsonb not null default '["CN"]',
    add column contacts jsonb not null default '[]',
    add column status_reason text,
    add column licence_set_at timestamptz,
    add column published_valid_through date,
    add column terms jsonb,
    add column revision bigint not null default 1`,
  `update lenders set published_valid_through = licence_valid_through`,
  `create table lender_products (
    lender_id text not null references lenders, code text not null, effective_from date not null,
    product jsonb not null, read_at timestamptz not null,
    primary key (lender_id, code, effective_from))`,
  `create table lender_listings (
    lender_id text not null references lenders, product_code text not null,
    status text not null check (status in ('listed', 'unlisted')),
    amount_max_minor bigint check (amount_max_minor > 0),
    collectors jsonb not null, funders jsonb not null, updated_at timestamptz not null,
    primary key (lender_id, product_code))`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
