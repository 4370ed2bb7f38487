import { sql, type Kysely } from 'kysely'

/** Lines that borrowers asked lenders for, what changed in them, and which loan is drawn from which. */
const statements = [
  `create table credit_lines (
    id text primary key,
    borrower_id text not null references borrowers,
    lender_id text not null references lenders,
    product_code text not null,
    notice jsonb not null, notice_digest text not null,
    purposes jsonb not null, granted_at timestamptz not null,
    status text not null,
    decline_reasons jsonb not null,
    lender_reference text,
    currency text not null,
    limit_minor bigint not null, used_minor bigint not null, available_minor bigint not null,
    annual_interest_ppm bigint not null,
    valid_through date,
    changed_at timestamptz,
    read_at timestamptz,
    closure_reference text,
    asks integer not null default 0,
    created_at timestamptz not null)`,
  // One line at a lender: of two askings at once the index keeps one.
  `create unique index credit_lines_standing on credit_lines (borrower_id, lender_id)
    where status in ('applied', 'active', 'suspended')`,
  `create index credit_lines_by_borrower on credit_lines (borrower_id, created_at desc, id desc)`,
  `create table credit_line_changes (
    credit_line_id text not null references credit_lines,
    number integer not null,
    change jsonb not null,
    noted_at timestamptz not null,
    primary key (credit_line_id, number))`,
  `alter table loans add column credit_line_id text references credit_lines`,
  `create index loans_of_credit_lines on loans (credit_line_id, created_at desc)
    where credit_line_id is not null`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
