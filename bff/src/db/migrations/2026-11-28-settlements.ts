import { sql, type Kysely } from 'kysely'

/** What lenders pay merchants, as the sums of the lines they told. */
const statements = [
  `create table settlements (
    id text primary key, merchant_id text not null references merchants,
    lender_id text not null references lenders, settled_on date not null, payout_on date not null,
    currency text not null, gross_minor bigint not null, refund_minor bigint not null,
    fee_minor bigint not null, adjustment_minor bigint not null, net_minor bigint not null,
    line_count integer not null, created_at timestamptz not null,
    unique (merchant_id, lender_id, settled_on, currency),
    check (net_minor = gross_minor - refund_minor - fee_minor + adjustment_minor))`,
  `create index settlements_by_merchant on settlements (merchant_id, settled_on desc, id desc)`,
  `create table settlement_lines (
    lender_id text not null references lenders, line_reference text not null,
    settlement_id text not null references settlements, loan_id text not null references loans,
    operation_reference text,
    kind text not null check (kind in ('capture', 'refund', 'fee', 'adjustment')),
    direction text not null check (direction in ('to_merchant', 'from_merchant')),
    amount_minor bigint not null check (amount_minor >= 0), currency text not null,
    settled_on date not null, primary key (lender_id, line_reference))`,
  `create index settlement_lines_by_settlement on settlement_lines (settlement_id, line_reference)`,
  `create index loans_by_lender_reference on loans (lender_id, lender_loan_reference)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
