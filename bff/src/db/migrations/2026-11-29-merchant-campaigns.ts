import { sql, type Kysely } from 'kysely'

/** What merchants pay of their shoppers' costs, and which order holds how much of a budget. */
const statements = [
  `create table campaigns (
    id text primary key, merchant_id text not null references merchants, name text not null,
    currency text not null, starts_on date not null, ends_on date not null,
    interest_ppm integer not null check (interest_ppm between 0 and 1000000),
    fee_ppm integer not null check (fee_ppm between 0 and 1000000),
    budget_minor bigint not null check (budget_minor > 0),
    reserved_minor bigint not null default 0 check (reserved_minor >= 0),
    spent_minor bigint not null default 0 check (spent_minor >= 0),
    warn_at_ppm integer not null, order_min_minor bigint, order_max_minor bigint,
    lender_ids jsonb, product_codes jsonb, installment_counts jsonb,
    state text not null check (state in ('active', 'paused', 'ended')),
    warned_at timestamptz, exhausted_at timestamptz,
    created_at timestamptz not null, ended_at timestamptz,
    check (starts_on <= ends_on),
    check (reserved_minor + spent_minor <= budget_minor))`,
  `create index campaigns_by_merchant on campaigns (merchant_id, created_at desc, id desc)`,
  `create table campaign_reservations (
    application_id text primary key references applications,
    campaign_id text not null references campaigns,
    full_minor bigint not null check (full_minor > 0),
    reserved_minor bigint not null check (reserved_minor >= 0),
    spent_minor bigint not null check (spent_minor >= 0),
    created_at timestamptz not null,
    check (reserved_minor + spent_minor <= full_minor))`,
  `create index campaign_reservations_by_campaign on campaign_reservations (campaign_id)`,
  `alter table settlements add column subsidy_minor bigint not null default 0`,
  `alter table settlements drop constraint settlements_net_check`,
  `alter table settlements add constraint settlements_net_check check (net_minor =
    gross_minor - refund_minor - dispute_minor - subsidy_minor - fee_minor + adjustment_minor)`,
  `alter table settlement_lines drop constraint settlement_lines_kind_check`,
  `alter table settlement_lines add constraint settlement_lines_kind_check
    check (kind in ('capture', 'refund', 'dispute', 'subsidy', 'fee', 'adjustment'))`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
